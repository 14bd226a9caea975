import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { oneLine } from '../../base/plainText';
import { SERVICE_NOTICE_MAX_RECEIVERS } from '../../contract/limits';
import type { PeopleList } from '../../directory/peopleList';
import type { Resolved } from '../../directory/resolvePeople';
import { recipientsOf } from '../../sending/noticeRecipients';
import type { Recipient, Recipients, Unresolved } from '../../sending/noticeRecipients';
import { warningMessage } from '../base/dialogs';
import { offerChoices, showRefusal } from '../base/notices';
import { withPatientProgress } from '../base/withProgress';
import type { Session } from '../session/session';
import { unresolvedWords } from './noticeWords';

/** Entries looked up at most: one person may stand in a list by email, code and ID. */
const ENTRIES_MAX = 4 * SERVICE_NOTICE_MAX_RECEIVERS;
/** Lines a dialog shows. */
const LINES_MAX = 15;

/**
 * Looks up everybody in a list and names those who aren't found, before anything is sent.
 * @returns undefined when the person gave up, or there is nobody to send to, after showing why.
 * @throws SeaTalkError, such as a missing permission to look people up by email
 */
export async function resolveRecipients(
  session: Session,
  list: PeopleList,
  clock: Clock,
): Promise<readonly Recipient[] | undefined> {
  if (list.ids.length > ENTRIES_MAX) return refuseTooMany(list.ids.length);
  const resolved = await withPatientProgress(clock, vscode.l10n.t('Looking up people…'), (signal) =>
    withNames(session, list.ids, signal),
  );
  const recipients = recipientsOf(resolved, list.unreadable);
  const { people, unresolved } = recipients;
  if (people.length > SERVICE_NOTICE_MAX_RECEIVERS) return refuseTooMany(people.length);
  if (unresolved.length > 0 && !(await confirmMissing(recipients))) return undefined;
  if (people.length > 0) return people;
  if (unresolved.length === 0) showRefusal(vscode.l10n.t('Nobody was chosen, so nothing was sent.'));
  return undefined;
}

/** The lookup by email gives no names. They are read in one more call where the app may read profiles; else emails stand for them. */
async function withNames(
  { people }: Session,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Resolved[]> {
  const resolved = await people.resolveAll(ids, signal);
  const nameless = resolved.flatMap((each) =>
    each.found && each.person.verified && each.person.name === undefined ? [each.person.employeeCode] : [],
  );
  if (nameless.length === 0) return resolved;
  try {
    const named = await people.resolveAll([...new Set(nameless)], signal);
    const names = new Map(
      named.flatMap((each) => (each.found ? [[each.person.employeeCode, each.person.name] as const] : [])),
    );
    return resolved.map((each) =>
      each.found
        ? {
            ...each,
            person: { ...each.person, name: each.person.name ?? names.get(each.person.employeeCode) },
          }
        : each,
    );
  } catch {
    signal.throwIfAborted();
    return resolved;
  }
}

function refuseTooMany(count: number): undefined {
  showRefusal(
    vscode.l10n.t(
      'A service notice is sent to at most {0} people. This list has {1}.',
      SERVICE_NOTICE_MAX_RECEIVERS,
      count,
    ),
  );
}

/** Names who can't be reached, and asks whether to go on with the others. */
async function confirmMissing({ people, unresolved }: Recipients): Promise<boolean> {
  const copyIds = async () => vscode.env.clipboard.writeText(unresolved.map(({ text }) => text).join('\n'));
  const copy = vscode.l10n.t('Copy These');
  if (people.length === 0) {
    const message = vscode.l10n.t(
      'Nobody in the list was found, so nothing was sent: {0}',
      unresolved.slice(0, LINES_MAX).map(lineOf).join('; '),
    );
    void offerChoices(warningMessage, message, [{ title: copy, run: copyIds }]);
    return false;
  }
  const go =
    people.length === 1
      ? vscode.l10n.t('Continue with 1 Person')
      : vscode.l10n.t('Continue with {0} People', people.length);
  const message =
    unresolved.length === 1
      ? vscode.l10n.t("1 entry of the list wasn't found.")
      : vscode.l10n.t("{0} entries of the list weren't found.", unresolved.length);
  const lines = unresolved.slice(0, LINES_MAX).map(lineOf);
  const rest = unresolved.length - lines.length;
  const detail = [...lines, ...(rest > 0 ? [vscode.l10n.t('and {0} more', rest)] : [])].join('\n');
  const chosen = await warningMessage(message, { modal: true, detail }, go, copy);
  if (chosen === copy) await copyIds();
  return chosen === go;
}

function lineOf({ text, reason }: Unresolved): string {
  return `${oneLine(text, 80)}: ${unresolvedWords(reason)}`;
}
