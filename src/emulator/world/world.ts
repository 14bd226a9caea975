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
 * Everything the local SeaTalk knows, readonly. The functions in the files beside this one read it. Only the functions in `changes`
 * write to it, and each of them announces what it wrote.
 */
export interface World {
  /** Newest first by default, as the clients that rely on an order expect it. The documentation doesn't state it: a client has to sort. */
  readonly threadOrder: ThreadOrder;
  /** By app id. */
  readonly apps: ReadonlyMap<string, AppRecord>;
  /** By SeaTalk ID. */
  readonly people: ReadonlyMap<string, PersonRecord>;
  /** By department code, in the order in which they were added. */
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
  /** When a typing status ends, Unix ms; by chat key and the SeaTalk ID of who types. */
  readonly typing: ReadonlyMap<string, number>;
}
