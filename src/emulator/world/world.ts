import type { AppRecord, SsoTokenRecord, TokenRecord } from './apps';
import type { BadgeRecord } from './badges';
import type { DepartmentRecord } from './departments';
import type { FileRecord } from './files';
import type { GroupRecord, SystemAccountRecord } from './groups';
import type { ChatRecord, MessageRecord } from './messages';
import type { PersonRecord } from './people';
import type { RandomSource } from './random';
import type { StreamRecord } from './streams';

/**
 * Everything the local SeaTalk knows, as plain data: `structuredClone` of it is a snapshot. The files beside this one
 * hold the operations, as functions over it.
 */
export interface World {
  readonly random: RandomSource;
  nextUid: number;
  /** The order of one page of a thread is not certain on the real platform; a client has to sort. */
  threadOrder: 'oldest_first' | 'newest_first';
  /** By app id. */
  readonly apps: Map<string, AppRecord>;
  /** By SeaTalk ID. */
  readonly people: Map<string, PersonRecord>;
  /** By department code, in the order they were made. */
  readonly departments: Map<string, DepartmentRecord>;
  /** By group id. */
  readonly groups: Map<string, GroupRecord>;
  /** By the key in the webhook's URL. */
  readonly systemAccounts: Map<string, SystemAccountRecord>;
  /** By `chatKey`. */
  readonly chats: Map<string, ChatRecord>;
  readonly messages: Map<number, MessageRecord>;
  readonly files: Map<string, FileRecord>;
  readonly tokens: Map<string, TokenRecord>;
  readonly ssoTokens: Map<string, SsoTokenRecord>;
  readonly streams: Map<string, StreamRecord>;
  readonly badges: Map<string, BadgeRecord>;
  /** Until when a chat shows the bot typing, Unix ms, by chat key with the app. */
  readonly typing: Map<string, number>;
}

export function emptyWorld(randomSeed: number): World {
  return {
    random: { value: randomSeed | 0 },
    nextUid: 1,
    threadOrder: 'oldest_first',
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
