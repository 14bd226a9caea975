import type { HistoryForNewMembers } from '../../contract/group';
import { newGroupId, newSeatalkId, newWebhookKey } from './ids';
import type { World } from './world';

/** Members of one group; beyond it code 7002. The real number is not documented. */
const DEFAULT_MAX_MEMBERS = 1000;
const DAY_MS = 24 * 3_600_000;

export type MemberRole = 'owner' | 'admin' | 'member';

export interface BotMembership {
  readonly joinedAtMs: number;
  /** How far back the bot may read: the setting of the group at the moment it was added decides, for ever. */
  readonly visibleFromMs: number;
}

export interface GroupRecord {
  readonly groupId: string;
  name: string;
  /** SeaTalk ID to role, in the order of joining. */
  readonly members: Map<string, MemberRole>;
  /** By app id. */
  readonly bots: Map<string, BotMembership>;
  historyForNewMembers: HistoryForNewMembers;
  canNotifyWithAtAll: boolean;
  canViewMemberList: boolean;
  /** Whether members, and so bots, may add and remove people. */
  membersMayAdd: boolean;
  external: boolean;
  disbanded: boolean;
  maxMembers: number;
}

/** A one-way sender that lives in one group; its webhook URL is its only secret. */
export interface SystemAccountRecord {
  readonly key: string;
  readonly seatalkId: string;
  readonly groupId: string;
  name: string;
  active: boolean;
  deleted: boolean;
  /** Silent until then after its 61st message in a minute, Unix ms. */
  silentUntilMs: number;
}

export type NewGroup = { readonly name: string } & {
  readonly [Key in Exclude<keyof GroupRecord, 'members' | 'bots' | 'name'>]?: GroupRecord[Key] | undefined;
};

export function addGroup(world: World, group: NewGroup): GroupRecord {
  const record: GroupRecord = {
    groupId: group.groupId ?? newGroupId(world.random),
    name: group.name,
    members: new Map(),
    bots: new Map(),
    historyForNewMembers: group.historyForNewMembers ?? 'disabled',
    canNotifyWithAtAll: group.canNotifyWithAtAll ?? true,
    canViewMemberList: group.canViewMemberList ?? true,
    membersMayAdd: group.membersMayAdd ?? true,
    external: group.external ?? false,
    disbanded: group.disbanded ?? false,
    maxMembers: group.maxMembers ?? DEFAULT_MAX_MEMBERS,
  };
  world.groups.set(record.groupId, record);
  return record;
}

const REACH_MS: Readonly<Record<HistoryForNewMembers, number>> = {
  disabled: 0,
  '1 day': DAY_MS,
  '7 days': 7 * DAY_MS,
};

export function addBot(group: GroupRecord, appId: string, atMs: number): void {
  if (group.bots.has(appId)) return;
  group.bots.set(appId, {
    joinedAtMs: atMs,
    visibleFromMs: atMs - REACH_MS[group.historyForNewMembers],
  });
}

export function addSystemAccount(
  world: World,
  account: {
    groupId: string;
    name: string;
    key?: string | undefined;
    seatalkId?: string | undefined;
    active?: boolean | undefined;
  },
): SystemAccountRecord {
  const record: SystemAccountRecord = {
    key: account.key ?? newWebhookKey(world.random),
    seatalkId: account.seatalkId ?? newSeatalkId(world.random),
    groupId: account.groupId,
    name: account.name,
    active: account.active ?? true,
    deleted: false,
    silentUntilMs: 0,
  };
  world.systemAccounts.set(record.key, record);
  return record;
}

export function systemAccountsOf(world: World, groupId: string): SystemAccountRecord[] {
  return [...world.systemAccounts.values()].filter(
    (account) => account.groupId === groupId && !account.deleted,
  );
}

/** A group by id or name. */
export function findGroup(world: World, reference: string): GroupRecord | undefined {
  const byId = world.groups.get(reference);
  if (byId) return byId;
  for (const group of world.groups.values()) {
    if (group.name === reference) return group;
  }
  return undefined;
}
