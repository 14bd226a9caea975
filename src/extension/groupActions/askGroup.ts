import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { withPatientProgress } from '../base/withProgress';
import { chooseOne, enterText } from '../base/wizard';
import type { Choice } from '../base/wizard';
import { groupChoices } from '../groups/groupChoices';
import type { Services } from '../session/services';
import type { Session } from '../session/session';

/** A group as it is spoken of. */
export interface NamedGroup {
  readonly groupId: string;
  /** The group's name, or its id where that isn't known; one line. */
  readonly name: string;
}

/** Characters of a name in a row, a notice or a title. */
const NAME_MAX = 80;

export function namedGroup(session: Session, groupId: string): NamedGroup {
  return { groupId, name: oneLine(session.groups.get(groupId)?.name ?? '', NAME_MAX) || groupId };
}

/** Asks for one of the bot's groups, or for the id of another one; undefined when left. @throws SeaTalkError */
export async function askGroup(
  { clock }: Services,
  session: Session,
  title: string,
): Promise<NamedGroup | undefined> {
  const { groups } = session;
  await Promise.all([groups.load(), session.marks.reload()]);
  if (groups.state !== 'ready')
    await withPatientProgress(clock, vscode.l10n.t('Loading groups'), (signal) => groups.refresh({ signal }));
  const byId: Choice<string> = {
    label: vscode.l10n.t('Enter a Group ID…'),
    iconPath: new vscode.ThemeIcon('edit'),
    alwaysShow: true,
    value: '',
  };
  const chosen = await chooseOne<string>(title, {
    placeholder: vscode.l10n.t('Choose a group that your bot is in'),
    items: [...groupChoices(session), byId],
  });
  const groupId = chosen === '' ? await enterGroupId(title) : chosen;
  return groupId === undefined ? undefined : namedGroup(session, groupId);
}

function enterGroupId(title: string): Promise<string | undefined> {
  return enterText(title, {
    prompt: vscode.l10n.t('ID of a group that your bot is in'),
    placeholder: 'NDAwNzExMjIzMzQ0',
    check: (text) => (/^[\w+/=-]{4,100}$/u.test(text) ? undefined : vscode.l10n.t('Enter a group ID.')),
  });
}
