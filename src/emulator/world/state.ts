import { isDeepStrictEqual } from 'node:util';
import type { ChatRecord } from './messageRecords';
import type { RandomSource } from './random';
import type { World } from './world';

/**
 * The world in its writable form. The linter refuses imports of this file from outside `src/emulator/world`. All other code has to
 * use the functions in `changes`, so that every write is announced.
 */

/** Keys of what is walled in a `LiveWorld`: code that can't import them can neither reach the state nor announce a write. */
export const STATE = Symbol('state');
export const ANNOUNCE = Symbol('announce');

export interface ChatState extends ChatRecord {
  readonly messages: number[];
  readonly threads: Map<number, number[]>;
  readonly followers: Map<number, Map<string, number>>;
}

type Writable<T> = T extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : T;

/** The maps, the chats and the random source are written to; records are replaced. {@link copyState} relies on that. */
export type WorldState = { -readonly [Key in Exclude<keyof World, 'chats'>]: Writable<World[Key]> } & {
  readonly chats: Map<string, ChatState>;
  readonly random: RandomSource;
  nextUid: number;
  /** Of all files together. */
  fileBytes: number;
};

/** @param randomSeed the same number gives the same ids. */
export function emptyState(randomSeed: number): WorldState {
  return {
    random: { value: randomSeed | 0 },
    nextUid: 1,
    fileBytes: 0,
    threadOrder: 'newest_first',
    apps: new Map(),
    people: new Map(),
    departments: new Map(),
    groups: new Map(),
    systemAccounts: new Map(),
    chats: new Map(),
    messages: new Map(),
    files: new Map(),
    tokens: new Map(),
    ssoTokens: new Map(),
    streams: new Map(),
    badges: new Map(),
    typing: new Map(),
  };
}

/** An independent copy. It shares the records, which no write changes, and so costs little however much the world holds. */
export function copyState(state: WorldState): WorldState {
  return {
    random: { ...state.random },
    nextUid: state.nextUid,
    fileBytes: state.fileBytes,
    threadOrder: state.threadOrder,
    apps: new Map(state.apps),
    people: new Map(state.people),
    departments: new Map(state.departments),
    groups: new Map(state.groups),
    systemAccounts: new Map(state.systemAccounts),
    chats: new Map([...state.chats].map(([key, chat]) => [key, copyChat(chat)])),
    messages: new Map(state.messages),
    files: new Map(state.files),
    tokens: new Map(state.tokens),
    ssoTokens: new Map(state.ssoTokens),
    streams: new Map(state.streams),
    badges: new Map(state.badges),
    typing: new Map(state.typing),
  };
}

function copyChat({ key, place, messages, threads, followers }: ChatState): ChatState {
  return {
    key,
    place,
    messages: [...messages],
    threads: new Map([...threads].map(([root, uids]) => [root, [...uids]])),
    followers: new Map([...followers].map(([root, since]) => [root, new Map(since)])),
  };
}

/**
 * Replaces a record by one with some fields changed. Fields that are undefined stay as they are.
 * @returns the record after and before. They are the same object when nothing differs.
 * @throws Error when there is no such record. Callers have looked it up before.
 */
export function amend<Key, T extends object>(
  records: Map<Key, T>,
  key: Key,
  changes: { readonly [Name in keyof T]?: T[Name] | undefined },
): { readonly now: T; readonly before: T } {
  const before = records.get(key);
  if (!before) throw new Error(`There is no record ${String(key)}`);
  const differing = Object.entries(changes).filter(
    ([name, value]) => value !== undefined && !isDeepStrictEqual(value, Reflect.get(before, name)),
  );
  if (differing.length === 0) return { now: before, before };
  const now = { ...before, ...Object.fromEntries(differing) };
  records.set(key, now);
  return { now, before };
}
