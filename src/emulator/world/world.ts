import type { ChatRecord, FileRecord, MessageRecord, StreamRecord } from './messageRecords';
import type {
  AppRecord,
  BadgeRecord,
  DepartmentRecord,
  GroupRecord,
  PersonRecord,
  SsoTokenRecord,
  SystemAccountRecord,
  TokenRecord,
} from './records';

export type ThreadOrder = 'oldest_first' | 'newest_first';

/**
 * Everything the local SeaTalk knows, to look at. The files beside this one read it; only the functions in `changes` write,
 * and each write is announced.
 */
export interface World {
  /** The order of one page of a thread is not certain on the real platform; a client has to sort. */
  readonly threadOrder: ThreadOrder;
  /** By app id. */
  readonly apps: ReadonlyMap<string, AppRecord>;
  /** By SeaTalk ID. */
  readonly people: ReadonlyMap<string, PersonRecord>;
  /** By department code, in the order they were made. */
  readonly departments: ReadonlyMap<string, DepartmentRecord>;
  /** By group id. */
  readonly groups: ReadonlyMap<string, GroupRecord>;
  /** By the key in the webhook's URL. */
  readonly systemAccounts: ReadonlyMap<string, SystemAccountRecord>;
  /** By `chatKey`; a chat begins with its first message. */
  readonly chats: ReadonlyMap<string, ChatRecord>;
  readonly messages: ReadonlyMap<number, MessageRecord>;
  readonly files: ReadonlyMap<string, FileRecord>;
  readonly tokens: ReadonlyMap<string, TokenRecord>;
  readonly ssoTokens: ReadonlyMap<string, SsoTokenRecord>;
  readonly streams: ReadonlyMap<string, StreamRecord>;
  /** By app id and employee code. */
  readonly badges: ReadonlyMap<string, BadgeRecord>;
  /** Until when a chat shows the bot typing, Unix ms, by chat key with the app. */
  readonly typing: ReadonlyMap<string, number>;
}
