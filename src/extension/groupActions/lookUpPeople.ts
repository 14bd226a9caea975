import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import type { NobodyReason } from '../../directory/resolvePeople';
import { warningMessage } from '../base/dialogs';
import { withPatientProgress } from '../base/withProgress';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import type { ChosenPerson, KnownPerson } from './askPeople';

/** Texts that are named in a dialog; the rest is counted. */
const NAMED_MAX = 15;

/**
 * The people behind what was chosen, each once. Texts that nobody answers to are shown with the reason, and the person decides whether
 * to go on without them.
 * @returns undefined when the person gave up, or nobody was found.
 * @throws SeaTalkError, such as a missing permission for the lookup by email.
 */
export async function lookUpPeople(
  { clock }: Services,
  session: Session,
  chosen: readonly ChosenPerson[],
): Promise<readonly KnownPerson[] | undefined> {
  const texts = chosen.flatMap((one) => (one.kind === 'typed' ? [one.text] : []));
  const resolved =
    texts.length === 0
      ? []
      : await withPatientProgress(clock, vscode.l10n.t('Looking up people'), (signal) =>
          session.people.resolveAll(texts, signal),
        );
  const people = [
    ...chosen.flatMap((one) => (one.kind === 'known' ? [one.person] : [])),
    ...resolved.flatMap((one) => (one.found ? [one.person] : [])),
  ];
  const unknown = resolved.flatMap((one) => (one.found ? [] : [one]));
  const once = [...new Map(people.map((person) => [person.employeeCode, person])).values()];
  if (unknown.length === 0) return once;
  return (await goOnWithout(unknown, once.length)) ? once : undefined;
}

interface Unknown {
  readonly text: string;
  readonly reason: NobodyReason;
}

async function goOnWithout(unknown: readonly Unknown[], found: number): Promise<boolean> {
  const named = unknown
    .slice(0, NAMED_MAX)
    .map(({ text, reason }) => `${oneLine(text, 80)}: ${reasonWords(reason)}`);
  const rest = unknown.length - named.length;
  const detail = [...named, ...(rest > 0 ? [vscode.l10n.t('and {0} more', rest)] : [])].join('\n');
  const copy = vscode.l10n.t('Copy What Was Not Found');
  const goOn =
    found === 1 ? vscode.l10n.t('Continue with 1 Person') : vscode.l10n.t('Continue with {0} People', found);
  const message =
    unknown.length === 1
      ? vscode.l10n.t("1 of the people wasn't found.")
      : vscode.l10n.t("{0} of the people weren't found.", unknown.length);
  const answer = await warningMessage(message, { modal: true, detail }, ...(found > 0 ? [goOn] : []), copy);
  if (answer === copy) await vscode.env.clipboard.writeText(unknown.map(({ text }) => text).join('\n'));
  return answer === goOn;
}

function reasonWords(reason: NobodyReason): string {
  switch (reason) {
    case 'not_an_id':
      return vscode.l10n.t('not an email, employee code, or SeaTalk ID');
    case 'unknown_email':
      return vscode.l10n.t('no one visible to this app has this email');
    case 'unknown_employee_code':
      return vscode.l10n.t('no one visible to this app has this employee code or SeaTalk ID');
    case 'outside_organization':
      return vscode.l10n.t('belongs to another organization; apps can add and remove only their own people');
    case 'left':
      return vscode.l10n.t('has left the organization');
  }
}
