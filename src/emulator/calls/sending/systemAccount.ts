import { WebhookCode } from '../../../contract/codes';
import { WEBHOOK_SILENCE_SEC } from '../../../contract/limits';
import type { SystemAccountMessage } from '../../../contract/outbound';
import type { CallLimits } from '../../limits/callLimits';
import { draftBody } from '../../messages/draftBody';
import { resolveInGroup } from '../../messages/mentions';
import { PlatformError, webhookRefusals } from '../../refusal';
import { addMessage } from '../../world/changes/messages';
import { changeSystemAccount } from '../../world/changes/systemAccounts';
import { messageId } from '../../world/messageIds';
import type { DraftBody, MentionRecord, TextBody } from '../../world/messageRecords';
import type { GroupRecord, SystemAccountRecord } from '../../world/records';
import type { World } from '../../world/world';
import type { CallContext } from '../context';

/**
 * The account behind a webhook's key.
 * @throws PlatformError 1 for a dead URL, 2 for an account that is switched off.
 */
export function activeAccount(world: World, key: string): SystemAccountRecord {
  const account = world.systemAccounts.get(key);
  if (!account || account.deleted || world.groups.get(account.groupId)?.disbanded)
    throw new PlatformError(WebhookCode.urlInvalid, 'webhook url invalid');
  if (!account.active) throw new PlatformError(WebhookCode.accountOff, 'the system account is switched off');
  return account;
}

/**
 * Counts one message. The 61st within a minute fails and silences the account for ten minutes.
 * https://open.seatalk.io/docs/system-account
 * @throws PlatformError 8 while it is silent.
 */
export function countMessage(
  { world, live, nowMs }: CallContext,
  limits: CallLimits,
  { key }: SystemAccountRecord,
): void {
  if (!limits.enabled) return;
  // Read again: other messages may have been counted while the body of this one was read.
  let silentUntilMs = world.systemAccounts.get(key)?.silentUntilMs ?? 0;
  const silent = silentUntilMs > nowMs;
  if (!silent && limits.take('sendSystemAccountMessage', key, nowMs)) return;
  if (!silent) {
    silentUntilMs = nowMs + WEBHOOK_SILENCE_SEC * 1000;
    changeSystemAccount(live, key, { silentUntilMs }, undefined);
  }
  const seconds = Math.ceil((silentUntilMs - nowMs) / 1000);
  throw new PlatformError(WebhookCode.limited, `rate limited: silent for another ${seconds} s`);
}

export function sendSystemAccountMessage(
  { world, live, nowMs }: CallContext,
  account: SystemAccountRecord,
  message: SystemAccountMessage,
): { message_id: string } {
  const record = addMessage(live, {
    place: { kind: 'group', groupId: account.groupId },
    sender: { kind: 'system_account', seatalkId: account.seatalkId },
    sentAtMs: nowMs,
    body: accountBody(world, world.groups.get(account.groupId), message),
  });
  return { message_id: messageId(account.seatalkId, record.uid) };
}

function accountBody(world: World, group: GroupRecord | undefined, message: SystemAccountMessage): DraftBody {
  const resolve = group && resolveInGroup(world, group);
  const body = draftBody({ refusals: webhookRefusals, resolve }, message);
  if (message.tag !== 'text' || body.kind !== 'text' || !resolve) return body;
  const { mentioned_list: ids = [], mentioned_email_list: emails = [], at_all: all = false } = message.text;
  const named = [
    ...(all ? [resolve({ kind: 'everyone' })] : []),
    ...ids.map((seatalkId) => resolve(seatalkId === '0' ? { kind: 'everyone' } : { kind: 'id', seatalkId })),
    ...emails.map((email) => resolve({ kind: 'email', email })),
  ].filter((mention) => mention !== undefined);
  return withLeadingMentions(body, named);
}

/** Mentions from the lists are put before the text. People outside the group are left out. */
function withLeadingMentions(body: TextBody, named: readonly MentionRecord[]): TextBody {
  const first = new Map(named.map((mention) => [mention.seatalkId, mention]));
  if (first.size === 0) return body;
  const start = [...first.values()].map(({ seatalkId, username }) =>
    seatalkId === '0' ? '@All' : `@${username}`,
  );
  const others = body.mentions.filter((mention) => !first.has(mention.seatalkId));
  return { ...body, plain: [...start, body.plain].join(' '), mentions: [...first.values(), ...others] };
}
