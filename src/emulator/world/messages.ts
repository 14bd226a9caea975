import { STREAM_MAX_GAP_SEC } from '../../contract/limits';
import type { ChatPlace, ChatRecord, MessageRecord, StreamRecord } from './messageRecords';
import type { World } from './world';

type Messages = Pick<World, 'messages'>;

export function chatKey(place: ChatPlace): string {
  return place.kind === 'group'
    ? `group:${place.groupId}`
    : `${place.kind}:${place.appId}:${place.seatalkId}`;
}

/** The chat of a place; an empty one when it has no messages yet. */
export function chatAt({ chats }: World, place: ChatPlace): ChatRecord {
  const key = chatKey(place);
  return chats.get(key) ?? { key, place, messages: [], threads: new Map(), followers: new Map() };
}

export function messagesOf({ messages }: Messages, uids: readonly number[]): MessageRecord[] {
  return uids.flatMap((uid) => messages.get(uid) ?? []);
}

/** Numbers of the messages sent at or after `fromMs`, oldest first, without recalled ones. */
export function uidsSince(world: Messages, uids: readonly number[], fromMs: number): number[] {
  const recent = uids.slice(indexAt(world, uids, fromMs));
  return recent.filter((uid) => world.messages.get(uid)?.recalled === false);
}

/** Index of the first message sent at or after `fromMs`. */
export function indexAt({ messages }: Messages, uids: readonly number[], fromMs: number): number {
  let low = 0;
  let high = uids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const uid = uids[middle];
    const sentAtMs = uid === undefined ? undefined : messages.get(uid)?.sentAtMs;
    if ((sentAtMs ?? Infinity) < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a stream still takes updates; a pause of 30 seconds ends it. */
export function isOpen(stream: StreamRecord, nowMs: number): boolean {
  return !stream.over && nowMs - stream.lastAtMs < STREAM_MAX_GAP_SEC * 1000;
}
