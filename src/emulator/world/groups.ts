import type { GroupRecord, SystemAccountRecord } from './records';
import type { World } from './world';

/** A group by id or name. */
export function findGroup(world: World, reference: string): GroupRecord | undefined {
  const byId = world.groups.get(reference);
  if (byId) return byId;
  for (const group of world.groups.values()) {
    if (group.name === reference) return group;
  }
  return undefined;
}

export function systemAccountsOf(world: World, groupId: string): SystemAccountRecord[] {
  return [...world.systemAccounts.values()].filter(
    (account) => account.groupId === groupId && !account.deleted,
  );
}
