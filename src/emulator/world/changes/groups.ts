import type { HistoryForNewMembers } from '../../../contract/group';
import type { LiveWorld } from '../change';
import { newGroupId } from '../ids';
import type { SenderRef } from '../messageRecords';
import type { BotMembership, GroupRecord, GroupSettings, MemberRole } from '../records';
import { amend, ANNOUNCE, STATE } from '../state';

/** Most members of a group by default; above that, code 7002. The real number isn't documented. */
const DEFAULT_MAX_MEMBERS = 1000;
const DAY_MS = 24 * 3_600_000;

/** Who makes the change; undefined when it isn't somebody in the world. */
type Actor = SenderRef | undefined;

export type NewGroup = Pick<GroupRecord, 'name' | 'members'> & {
  readonly groupId?: string | undefined;
  /** When each bot joined, Unix ms; by app id. */
  readonly bots?: ReadonlyMap<string, number> | undefined;
} & { readonly [Key in Exclude<keyof GroupSettings, 'name'>]?: GroupSettings[Key] | undefined };

/**
 * Makes the record of a new group without adding it, for callers that have to check more first. Fields that aren't given get
 * generated or default values.
 */
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
  live[ANNOUNCE]({ kind: 'group_created', group, by });
}

export type GroupSettingsChange = { readonly [Key in keyof GroupSettings]?: GroupSettings[Key] | undefined };

export function changeGroup(
  live: LiveWorld,
  groupId: string,
  change: GroupSettingsChange,
  by: Actor,
): GroupRecord {
  const { now, before } = amend(live[STATE].groups, groupId, change);
  if (now !== before) live[ANNOUNCE]({ kind: 'group_changed', group: now, before, by });
  return now;
}

/** Disbands a group, or reopens a disbanded one. */
export function disbandGroup(live: LiveWorld, groupId: string, disbanded: boolean, by: Actor): GroupRecord {
  const { now, before } = amend(live[STATE].groups, groupId, { disbanded });
  if (now !== before)
    live[ANNOUNCE]({ kind: disbanded ? 'group_disbanded' : 'group_reopened', group: now, by });
  return now;
}

/** Adds members. People who are members already get the given role. */
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
  live[ANNOUNCE]({ kind: 'members_added', group: now, before: group, members, by });
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
  live[ANNOUNCE]({ kind: 'members_removed', group: now, seatalkIds, by });
  return now;
}

/** Adds a bot, unless it is in the group already. @param atMs when it joins, Unix ms. */
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
  live[ANNOUNCE]({ kind: 'bot_added', group: now, appId, by });
  return now;
}

export function removeBot(live: LiveWorld, groupId: string, appId: string, by: Actor): GroupRecord {
  const group = existing(live, groupId);
  if (!group.bots.has(appId)) return group;
  const bots = new Map([...group.bots].filter(([other]) => other !== appId));
  const { now } = amend(live[STATE].groups, groupId, { bots });
  live[ANNOUNCE]({ kind: 'bot_removed', group: now, appId, by });
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
