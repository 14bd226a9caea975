import type { HistoryForNewMembers } from '../../../contract/group';
import type { LiveWorld } from '../change';
import { newGroupId } from '../ids';
import type { SenderRef } from '../messageRecords';
import type { BotMembership, GroupRecord, GroupSettings, MemberRole } from '../records';
import { amend, STATE } from '../state';

/** Members of one group; beyond it code 7002. The real number is not documented. */
const DEFAULT_MAX_MEMBERS = 1000;
const DAY_MS = 24 * 3_600_000;

/** `by`: who did it, undefined where nobody in the world did. */
type Actor = SenderRef | undefined;

export type NewGroup = Pick<GroupRecord, 'name' | 'members'> & {
  readonly groupId?: string | undefined;
  /** App ids, and when each bot joined, Unix ms. */
  readonly bots?: ReadonlyMap<string, number> | undefined;
} & { readonly [Key in Exclude<keyof GroupSettings, 'name'>]?: GroupSettings[Key] | undefined };

/** A group that is not in the world yet: its id is drawn, what isn't given is usual. */
export function draftGroup(live: LiveWorld, group: NewGroup): GroupRecord {
  const historyForNewMembers = group.historyForNewMembers ?? 'disabled';
  return {
    groupId: group.groupId ?? newGroupId(live[STATE].random),
    name: group.name,
    members: group.members,
    bots: new Map(
      [...(group.bots ?? [])].map(([appId, atMs]) => [appId, membership(atMs, historyForNewMembers)]),
    ),
    historyForNewMembers,
    canNotifyWithAtAll: group.canNotifyWithAtAll ?? true,
    canViewMemberList: group.canViewMemberList ?? true,
    membersMayAdd: group.membersMayAdd ?? true,
    external: group.external ?? false,
    disbanded: false,
    maxMembers: group.maxMembers ?? DEFAULT_MAX_MEMBERS,
  };
}

export function addGroup(live: LiveWorld, group: GroupRecord, by: Actor): void {
  live[STATE].groups.set(group.groupId, group);
  live.onWrite?.({ kind: 'group_created', group, by });
}

export type GroupSettingsChange = { readonly [Key in keyof GroupSettings]?: GroupSettings[Key] | undefined };

export function changeGroup(
  live: LiveWorld,
  groupId: string,
  change: GroupSettingsChange,
  by: Actor,
): GroupRecord {
  const { now, before } = amend(live[STATE].groups, groupId, change);
  if (now !== before) live.onWrite?.({ kind: 'group_changed', group: now, before, by });
  return now;
}

/** Disbands a group, or takes that back. */
export function disbandGroup(live: LiveWorld, groupId: string, disbanded: boolean, by: Actor): GroupRecord {
  const { now, before } = amend(live[STATE].groups, groupId, { disbanded });
  if (now !== before)
    live.onWrite?.({ kind: disbanded ? 'group_disbanded' : 'group_reopened', group: now, by });
  return now;
}

/** Who is a member already gets the role. */
export function addMembers(
  live: LiveWorld,
  groupId: string,
  people: ReadonlyMap<string, MemberRole>,
  by: Actor,
): GroupRecord {
  const group = existing(live, groupId);
  const members = [...people]
    .map(([seatalkId, role]) => ({ seatalkId, role }))
    .filter(({ seatalkId, role }) => group.members.get(seatalkId) !== role);
  if (members.length === 0) return group;
  const changed = new Map([...group.members, ...people]);
  const { now } = amend(live[STATE].groups, groupId, { members: changed });
  live.onWrite?.({ kind: 'members_added', group: now, members, by });
  return now;
}

export function removeMembers(
  live: LiveWorld,
  groupId: string,
  people: ReadonlySet<string>,
  by: Actor,
): GroupRecord {
  const group = existing(live, groupId);
  const seatalkIds = [...people].filter((seatalkId) => group.members.has(seatalkId));
  if (seatalkIds.length === 0) return group;
  const members = new Map([...group.members].filter(([seatalkId]) => !people.has(seatalkId)));
  const { now } = amend(live[STATE].groups, groupId, { members });
  live.onWrite?.({ kind: 'members_removed', group: now, seatalkIds, by });
  return now;
}

/** A bot that is in the group already stays as it is. */
export function addBot(
  live: LiveWorld,
  groupId: string,
  appId: string,
  atMs: number,
  by: Actor,
): GroupRecord {
  const group = existing(live, groupId);
  if (group.bots.has(appId)) return group;
  const bots = new Map(group.bots).set(appId, membership(atMs, group.historyForNewMembers));
  const { now } = amend(live[STATE].groups, groupId, { bots });
  live.onWrite?.({ kind: 'bot_added', group: now, appId, by });
  return now;
}

export function removeBot(live: LiveWorld, groupId: string, appId: string, by: Actor): GroupRecord {
  const group = existing(live, groupId);
  if (!group.bots.has(appId)) return group;
  const bots = new Map([...group.bots].filter(([other]) => other !== appId));
  const { now } = amend(live[STATE].groups, groupId, { bots });
  live.onWrite?.({ kind: 'bot_removed', group: now, appId, by });
  return now;
}

function existing({ world }: LiveWorld, groupId: string): GroupRecord {
  const group = world.groups.get(groupId);
  if (!group) throw new Error(`There is no group ${groupId}`);
  return group;
}

const REACH_MS: Readonly<Record<HistoryForNewMembers, number>> = {
  disabled: 0,
  '1 day': DAY_MS,
  '7 days': 7 * DAY_MS,
};

function membership(joinedAtMs: number, history: HistoryForNewMembers): BotMembership {
  return { joinedAtMs, visibleFromMs: joinedAtMs - REACH_MS[history] };
}
