import * as vscode from 'vscode';
import { oneLine } from '../../base/plainText';
import { present } from '../../contract/absent';
import { endpoints } from '../../contract/endpoints';
import type { PersonRef } from '../../contract/person';
import { warningMessage } from '../base/dialogs';
import { withProgress } from '../base/withProgress';
import type { Session } from '../session/session';

/** So many calls are made without asking: a minute at most, at any share of the limit. */
const CALLS_WITHOUT_ASKING = 10;

/** Groups with a member that a text means, each with what to call that member. Makes no call. */
export function findByMember(
  { members, people }: Pick<Session, 'members' | 'people'>,
  text: string,
): ReadonlyMap<string, string> {
  const names = new Map(people.known.map(({ employeeCode, name }) => [employeeCode, name]));
  const nameOf = ({ employee_code: code }: PersonRef) => names.get(present(code) ?? '');
  const found = members.find(text, nameOf);
  return new Map(
    [...found].map(([groupId, person]) => [
      groupId,
      oneLine(nameOf(person) ?? present(person.email) ?? present(person.employee_code) ?? '', 60),
    ]),
  );
}

/** Reads the members of all groups whose members aren't known, after saying how long that takes. @throws SeaTalkError */
export async function loadMembers({ client, groups, members, people }: Session): Promise<void> {
  const missing = members.missing(groups.groups.map(({ groupId }) => groupId));
  if (missing.length === 0) return;
  if (missing.length > CALLS_WITHOUT_ASKING && !(await confirms(client, missing.length))) return;
  const title = vscode.l10n.t('Loading group members');
  let done = 0;
  await withProgress(title, (signal, report) =>
    members.read(missing, signal, () => {
      done += 1;
      report(vscode.l10n.t('{0} of {1}', done, missing.length), 100 / missing.length);
    }),
  );
  // Their names are asked for, many in a call, and come by themselves.
  for (const person of members.everybody()) people.label(person);
}

async function confirms(client: Pick<Session['client'], 'gauge'>, calls: number): Promise<boolean> {
  const gauge = client.gauge().limits.find(({ endpoint }) => endpoint === 'getGroupInfo')?.gauge;
  const limit = gauge?.windows[0]?.share ?? endpoints.getGroupInfo.windows[0]?.limit ?? 1;
  const minutes = Math.max(1, Math.ceil(calls / limit));
  const load = vscode.l10n.t('Load Members');
  const detail = vscode.l10n.t(
    "SeaTalk returns members with one call or more for each group. That's about {0} calls and {1} minutes within the rate limit. Everything else goes first, you can cancel at any time, and what was loaded is kept for a week.",
    calls,
    minutes,
  );
  const words = vscode.l10n.t('Load the members of {0} groups?', calls);
  return (await warningMessage(words, { modal: true, detail }, load)) === load;
}
