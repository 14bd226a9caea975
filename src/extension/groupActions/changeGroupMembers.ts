import * as vscode from 'vscode';
import { changeMembers } from '../../client/changeMembers';
import type { MemberAct } from '../../client/changeMembers';
import { present } from '../../contract/absent';
import type { GroupInfo } from '../../contract/group';
import { GROUP_MEMBERS_PER_CALL } from '../../contract/limits';
import { warningMessage } from '../base/dialogs';
import { showError } from '../base/showError';
import { showWarning } from '../base/notices';
import { withPatientProgress } from '../base/withProgress';
import type { Services } from '../session/services';
import type { Session } from '../session/session';
import type { NamedGroup } from './askGroup';
import { askPeople } from './askPeople';
import type { ChosenPerson, KnownPerson } from './askPeople';
import { lookUpPeople } from './lookUpPeople';
import { personWords } from './outcomeWords';
import type { PersonOutcome } from './outcomeWords';
import { showOutcomes } from './showOutcomes';

/** People who are named before they are removed; the rest is counted. */
const NAMED_MAX = 15;

export interface MembersChange {
  readonly act: MemberAct;
  readonly group: NamedGroup;
  /** Who is chosen already. */
  readonly chosen?: readonly ChosenPerson[];
  /** Called after each change, whatever became of it. */
  readonly onChanged: (groupId: string) => void;
}

/**
 * Asks who is added to a group or removed from it, does it, and shows what became of each.
 * @returns the outcomes; undefined when the person gave up.
 * @throws SeaTalkError when people can't be looked up, or the members not be read.
 */
export async function changeGroupMembers(
  services: Services,
  session: Session,
  change: MembersChange,
): Promise<readonly PersonOutcome[] | undefined> {
  const { act, group } = change;
  const chosen = await askWho(services, session, change);
  const people = chosen && (await lookUpPeople(services, session, chosen));
  if (!people || people.length === 0) return undefined;
  if (!(await isWanted(session, change, people))) return undefined;
  if (services.sessions.current !== session) {
    showWarning(vscode.l10n.t('The active app has changed, so the group was left as it is.'));
    return undefined;
  }
  const outcomes = await withPatientProgress(
    services.clock,
    act === 'add'
      ? vscode.l10n.t('Adding to {0}', group.name)
      : vscode.l10n.t('Removing from {0}', group.name),
    (signal, report) =>
      changeMembers(
        session.client,
        { act, groupId: group.groupId, members: people },
        {
          signal,
          onProgress: (dealtWith) => report(vscode.l10n.t('{0} of {1}', dealtWith, people.length)),
          onQueued: ({ nextSlotAtMs }) => {
            const seconds = Math.max(1, Math.ceil((nextSlotAtMs - services.clock.now()) / 1000));
            report(vscode.l10n.t('waiting for the rate limit, about {0} s', seconds));
          },
        },
      ),
  );
  change.onChanged(group.groupId);
  const again = (left: readonly KnownPerson[]) =>
    changeGroupMembers(services, session, { ...change, chosen: left.map(known) });
  showOutcomes(services, act, group, outcomes, again).catch((error: unknown) =>
    showError(services.log, error, { app: services.apps.active }),
  );
  return outcomes;
}

function known(person: KnownPerson): ChosenPerson {
  return { kind: 'known', person };
}

async function askWho(
  services: Services,
  session: Session,
  { act, group, chosen = [] }: MembersChange,
): Promise<readonly ChosenPerson[] | undefined> {
  const listed = act === 'add' ? session.people.known : await membersOf(services, session, group);
  const again = chosen.flatMap((one) => (one.kind === 'known' ? [one.person] : []));
  const once = new Map([...again, ...listed].map((person) => [person.employeeCode, person]));
  const title =
    act === 'add' ? vscode.l10n.t('Add to {0}', group.name) : vscode.l10n.t('Remove from {0}', group.name);
  const answer = await askPeople(
    {
      placeholder: vscode.l10n.t('Choose by name, or type or paste emails, employee codes, or SeaTalk IDs'),
      known: [...once.values()],
      chosen,
    },
    { title, step: 1, total: 1, canGoBack: false },
  );
  return typeof answer === 'string' ? undefined : answer.value;
}

/** The members that an app can remove: those of other organizations have no employee code. */
async function membersOf(
  { clock }: Services,
  session: Session,
  { groupId }: NamedGroup,
): Promise<readonly KnownPerson[]> {
  const info = await withPatientProgress(clock, vscode.l10n.t('Loading members'), (signal) =>
    session.client.groupInfoAll(groupId, { signal }),
  );
  await session.people.load();
  return removable(session, info);
}

function removable({ people }: Session, { group_user_list: list }: GroupInfo): readonly KnownPerson[] {
  return (list ?? []).flatMap((member) => {
    const employeeCode = present(member.employee_code);
    if (employeeCode === undefined) return [];
    return [{ employeeCode, name: people.label(member), email: present(member.email) }];
  });
}

/** Asks before people are removed, and before an app that is marked as production changes anything. */
async function isWanted(
  { profile }: Session,
  { act, group }: MembersChange,
  people: readonly KnownPerson[],
): Promise<boolean> {
  if (act === 'add' && !profile.production) return true;
  const { l10n } = vscode;
  const count = people.length;
  const names = people.slice(0, NAMED_MAX).map(personWords);
  const calls = Math.ceil(count / GROUP_MEMBERS_PER_CALL);
  const lines = [
    ...(profile.production
      ? [l10n.t('"{0}" is marked as production. Real people will see this.', profile.name)]
      : []),
    ...names,
    ...(count > names.length ? [l10n.t('and {0} more', count - names.length)] : []),
    ...(calls > 1
      ? [l10n.t('SeaTalk is called {0} times, with up to {1} people each.', calls, GROUP_MEMBERS_PER_CALL)]
      : []),
  ];
  const [question, yes] =
    act === 'add'
      ? [
          count === 1
            ? l10n.t('Add 1 person to {0}?', group.name)
            : l10n.t('Add {0} people to {1}?', count, group.name),
          l10n.t('Add'),
        ]
      : [
          count === 1
            ? l10n.t('Remove 1 person from {0}?', group.name)
            : l10n.t('Remove {0} people from {1}?', count, group.name),
          l10n.t('Remove'),
        ];
  return (await warningMessage(question, { modal: true, detail: lines.join('\n') }, yes)) === yes;
}
