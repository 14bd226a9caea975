import type { LiveWorld } from '../change';
import { newSeatalkId, newWebhookKey } from '../ids';
import type { SenderRef } from '../messageRecords';
import type { SystemAccountRecord } from '../records';
import { amend, ANNOUNCE, STATE } from '../state';

export type NewSystemAccount = Pick<SystemAccountRecord, 'groupId' | 'name'> & {
  readonly [Key in 'key' | 'seatalkId' | 'active']?: SystemAccountRecord[Key] | undefined;
};

/** Makes the record of a new account without adding it, for callers that have to check more first. */
export function draftSystemAccount(live: LiveWorld, account: NewSystemAccount): SystemAccountRecord {
  const { random } = live[STATE];
  return {
    key: account.key ?? newWebhookKey(random),
    seatalkId: account.seatalkId ?? newSeatalkId(random),
    groupId: account.groupId,
    name: account.name,
    active: account.active ?? true,
    deleted: false,
    silentUntilMs: 0,
  };
}

/** @throws Error when its group doesn't exist. */
export function addSystemAccount(
  live: LiveWorld,
  account: SystemAccountRecord,
  by: SenderRef | undefined,
): void {
  const group = groupOf(live, account);
  live[STATE].systemAccounts.set(account.key, account);
  live[ANNOUNCE]({ kind: 'system_account_added', group, seatalkId: account.seatalkId, by });
}

/** @param by who changes it; undefined when the platform does. */
export function changeSystemAccount(
  live: LiveWorld,
  key: string,
  change: { readonly [Key in 'active' | 'deleted' | 'silentUntilMs']?: SystemAccountRecord[Key] | undefined },
  by: SenderRef | undefined,
): SystemAccountRecord {
  const { now, before } = amend(live[STATE].systemAccounts, key, change);
  if (now !== before)
    live[ANNOUNCE]({
      kind: 'system_account_changed',
      group: groupOf(live, now),
      seatalkId: now.seatalkId,
      by,
    });
  return now;
}

function groupOf(live: LiveWorld, { groupId }: SystemAccountRecord) {
  const group = live.world.groups.get(groupId);
  if (!group) throw new Error(`There is no group ${groupId}`);
  return group;
}
