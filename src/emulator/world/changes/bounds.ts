import type { WorldState } from '../state';

/**
 * How much a local SeaTalk keeps. It may run for weeks under a load test, so nothing that a caller can add to grows for ever. What was
 * added first goes first, without an announcement, as when messages grow too old to be read.
 */
const MAX_MESSAGES = 50_000;
const MAX_FILES = 10_000;
/** Bytes of all files together. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** An app may ask for 600 an hour, and each is good for two. */
export const MAX_TOKENS = 5_000;
export const MAX_STREAMS = 1_000;

/** Dropping many at once makes dropping one cheap. */
const DROPPED_AT_ONCE = MAX_MESSAGES / 10;

/** Deletes the first entries of a map above `max`. */
export function keepLast(map: Map<unknown, unknown>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}

/** Drops the first messages, with their files and streams, when there are too many. */
export function boundMessages(state: WorldState): void {
  const { messages, chats, files, streams } = state;
  if (messages.size <= MAX_MESSAGES) return;
  const dropped = new Set<number>();
  const places = new Set<string>();
  for (const { uid, chat } of messages.values()) {
    if (dropped.size >= DROPPED_AT_ONCE) break;
    dropped.add(uid);
    places.add(chat);
  }
  const isKept = (uid: number) => !dropped.has(uid);
  for (const uid of dropped) messages.delete(uid);
  for (const key of places) {
    const chat = chats.get(key);
    if (!chat) continue;
    const threads = [...chat.threads]
      .map(([root, replies]) => [root, replies.filter(isKept)] as const)
      // Without its root, a thread can't be asked for any more.
      .filter(([root]) => isKept(root));
    const followers = [...chat.followers].filter(([root]) => isKept(root));
    chats.set(key, {
      ...chat,
      messages: chat.messages.filter(isKept),
      threads: new Map(threads),
      followers: new Map(followers),
    });
  }
  for (const [id, { messageUid }] of files) if (!isKept(messageUid)) dropFile(state, id);
  for (const [id, { messageUid }] of streams) if (!isKept(messageUid)) streams.delete(id);
}

/** Drops the first files when there are too many, or too many bytes. Their links are dead then. */
export function boundFiles(state: WorldState): void {
  for (const id of state.files.keys()) {
    if (state.files.size <= MAX_FILES && state.fileBytes <= MAX_FILE_BYTES) return;
    dropFile(state, id);
  }
}

function dropFile(state: WorldState, id: string): void {
  state.fileBytes -= state.files.get(id)?.bytes.byteLength ?? 0;
  state.files.delete(id);
}
