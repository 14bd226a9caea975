import type { LiveWorld } from '../world/change';
import type { GroupSettingsChange } from '../world/changes/groups';
import {
  addBot,
  addMembers,
  changeGroup,
  disbandGroup,
  removeBot,
  removeMembers,
} from '../world/changes/groups';
import { addSystemAccount, changeSystemAccount, draftSystemAccount } from '../world/changes/systemAccounts';
import type { SenderRef } from '../world/messageRecords';
import type { AppRecord, GroupRecord, PersonRecord, SystemAccountRecord } from '../world/records';

/** What a person can do to a group. `by` is who does it; undefined where nobody is left who could. */
type Actor = SenderRef | undefined;

/** Whoever is in charge of a group. The control routes act in their name, as they say nobody's. */
export function ownerOf({ members }: GroupRecord): Actor {
  for (const [seatalkId, role] of members) if (role === 'owner') return { kind: 'person', seatalkId };
  return undefined;
}

export type GroupEdit = GroupSettingsChange & { readonly disbanded?: boolean | undefined };

export function editGroup(live: LiveWorld, by: Actor, group: GroupRecord, edit: GroupEdit): GroupRecord {
  const { disbanded, ...settings } = edit;
  const changed = changeGroup(live, group.groupId, settings, by);
  return disbanded === undefined ? changed : disbandGroup(live, group.groupId, disbanded, by);
}

interface Exchanged<T> {
  readonly add: readonly T[];
  readonly remove: readonly T[];
}

/** Adds members and removes others; a person who adds or removes nobody but themselves joins or leaves. */
export function exchangeMembers(
  live: LiveWorld,
  by: Actor,
  { groupId }: GroupRecord,
  { add, remove }: Exchanged<PersonRecord>,
): GroupRecord {
  addMembers(live, groupId, new Map(add.map(({ seatalkId }) => [seatalkId, 'member'])), by);
  return removeMembers(live, groupId, new Set(remove.map(({ seatalkId }) => seatalkId)), by);
}

/** Adds bots and removes others. @param atMs when, Unix ms: it decides how far back a bot may read. */
export function exchangeBots(
  live: LiveWorld,
  by: Actor,
  group: GroupRecord,
  { add, remove, atMs }: Exchanged<AppRecord> & { readonly atMs: number },
): GroupRecord {
  let changed = group;
  for (const { appId } of add) changed = addBot(live, group.groupId, appId, atMs, by);
  for (const { appId } of remove) changed = removeBot(live, group.groupId, appId, by);
  return changed;
}

/** Adds a system account; its webhook is open at once. */
export function openWebhook(
  live: LiveWorld,
  by: Actor,
  { groupId }: GroupRecord,
  name: string,
): SystemAccountRecord {
  const account = draftSystemAccount(live, { groupId, name });
  addSystemAccount(live, account, by);
  return account;
}

/** Switches a system account on or off, or deletes it. */
export function switchWebhook(
  live: LiveWorld,
  by: Actor,
  { key }: SystemAccountRecord,
  change: { readonly active?: boolean | undefined; readonly deleted?: boolean | undefined },
): SystemAccountRecord {
  return changeSystemAccount(live, key, change, by);
}
