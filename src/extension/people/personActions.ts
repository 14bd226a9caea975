import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import type { Person } from '../../directory/resolvePeople';
import { showNotice } from '../base/notices';
import { chooseOne } from '../base/wizard';
import type { Choice } from '../base/wizard';
import { withPatientProgress } from '../base/withProgress';
import { commandIds } from '../contributions';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import { showProfile } from './personDocuments';
import { languageWords, personName, personRemark } from './personWords';

type Act = () => Promise<unknown>;

/**
 * Shows what is known of a person and does what is chosen next.
 * @throws SeaTalkError, such as a missing permission to read the language preference
 */
export async function offerPerson(services: Services, session: Session, person: Person): Promise<void> {
  const act = await chooseOne<Act>(personName(person), {
    placeholder: placeholder(person),
    items: acts(services, session, person),
  });
  await act?.();
}

function placeholder(person: Person): string {
  const facts = [person.email, person.employeeCode, person.seatalkId, personRemark(person)];
  return facts
    .filter((fact) => fact !== undefined)
    .map((fact) => oneLine(fact, 60))
    .join(' · ');
}

function acts(services: Services, session: Session, person: Person): Choice<Act>[] {
  const { employeeCode, email, seatalkId } = person;
  const appId = session.profile.id;
  const target = { kind: 'person', employeeCode, name: personName(person) };
  const command = (id: string, given: object) => async () => vscode.commands.executeCommand(id, given);
  return [
    choice('send', vscode.l10n.t('Send Message…'), command(commandIds.send, { target, appId })),
    choice(
      'megaphone',
      vscode.l10n.t('Send Service Notice…'),
      command(commandIds.serviceNotice, { people: [employeeCode] }),
    ),
    copy(vscode.l10n.t('Copy Employee Code'), employeeCode),
    ...(email === undefined ? [] : [copy(vscode.l10n.t('Copy Email'), email)]),
    ...(seatalkId === undefined ? [] : [copy(vscode.l10n.t('Copy SeaTalk ID'), seatalkId)]),
    choice('ellipsis', vscode.l10n.t('Show Typing'), () => showTyping(services, session, person)),
    choice('globe', vscode.l10n.t('Show Language Preference'), () => showLanguage(services, session, person)),
    choice('json', vscode.l10n.t('Open Profile as JSON'), () =>
      showProfile(employeeCode, personName(person)),
    ),
  ];
}

function choice(icon: string, label: string, value: Act, description = ''): Choice<Act> {
  return { label, description, iconPath: new vscode.ThemeIcon(icon), value };
}

function copy(label: string, text: string): Choice<Act> {
  return choice('copy', label, async () => vscode.env.clipboard.writeText(text), oneLine(text, 60));
}

async function showTyping({ clock }: Services, session: Session, person: Person): Promise<void> {
  const { employeeCode } = person;
  await withPatientProgress(clock, vscode.l10n.t('Showing typing to {0}', personName(person)), (signal) =>
    session.client.setSingleChatTyping({ employee_code: employeeCode }, { signal }),
  );
  showNotice(vscode.l10n.t('{0} sees for a few seconds that your bot is typing.', personName(person)));
}

async function showLanguage({ clock }: Services, session: Session, person: Person): Promise<void> {
  const { employeeCode } = person;
  const { languages } = await withPatientProgress(
    clock,
    vscode.l10n.t('Loading language preference…'),
    (signal) => session.client.getLanguagePreference({ employee_code: [employeeCode] }, { signal }),
  );
  const language = languages?.[employeeCode];
  showNotice(
    language === undefined || language === ''
      ? vscode.l10n.t("SeaTalk didn't return a language preference for {0}.", personName(person))
      : vscode.l10n.t('{0} uses SeaTalk in {1}.', personName(person), languageWords(language)),
  );
}
