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

/** What a person can do in a group. `by` is that person; undefined for a group without anybody who could. */
type Actor = SenderRef | undefined;

/** The owner of a group. Control requests don't say who acts, so the owner does. */
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

interface AddAndRemove<T> {
  readonly add: readonly T[];
  readonly remove: readonly T[];
}

/** Adds members and removes others. A person who adds or removes themselves joins or leaves. */
export function changeMembers(
  live: LiveWorld,
  by: Actor,
  { groupId }: GroupRecord,
  { add, remove }: AddAndRemove<PersonRecord>,
): GroupRecord {
  addMembers(live, groupId, new Map(add.map(({ seatalkId }) => [seatalkId, 'member'])), by);
  return removeMembers(live, groupId, new Set(remove.map(({ seatalkId }) => seatalkId)), by);
}

/** Adds bots and removes others. @param change `atMs`: when, Unix ms. It decides how far back a bot can read. */
export function changeBots(
  live: LiveWorld,
  by: Actor,
  group: GroupRecord,
  change: AddAndRemove<AppRecord> & { readonly atMs: number },
): GroupRecord {
  let changed = group;
  for (const { appId } of change.add) changed = addBot(live, group.groupId, appId, change.atMs, by);
  for (const { appId } of change.remove) changed = removeBot(live, group.groupId, appId, by);
  return changed;
}

/** Adds a system account. Its webhook can be used at once. */
export function createSystemAccount(
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
export function switchSystemAccount(
  live: LiveWorld,
  by: Actor,
  { key }: SystemAccountRecord,
  change: { readonly active?: boolean | undefined; readonly deleted?: boolean | undefined },
): SystemAccountRecord {
  return changeSystemAccount(live, key, change, by);
}
