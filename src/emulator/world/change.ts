import type { ButtonPlace } from './cardButtons';
import type { ChatPlace, DirectPlace, MessageRecord, SenderRef, StreamRecord } from './messageRecords';
import type {
  AppSettings,
  BadgeRecord,
  DepartmentRecord,
  GroupRecord,
  MemberRole,
  PersonRecord,
} from './records';
import type { WorldState } from './state';
import { ANNOUNCE, copyState, emptyState, STATE } from './state';
import type { ThreadOrder, World } from './world';

/** Changes in a chat. `message` is the record after the change; it has the sender, the thread and the quoted message. */
type MessageChange = { readonly place: ChatPlace; readonly by: SenderRef } &
  /** `isPast`: it fills in what was written before, so that nobody is told of it now. */
  (
    | { readonly kind: 'message_added'; readonly message: MessageRecord; readonly isPast: boolean }
    | { readonly kind: 'message_edited' | 'message_recalled'; readonly message: MessageRecord }
    /** A bot replaced all elements of its card. */
    | { readonly kind: 'card_updated'; readonly message: MessageRecord }
    /** Comes after the `message_added` of its message. */
    | { readonly kind: 'stream_opened'; readonly message: MessageRecord; readonly stream: StreamRecord }
    /** The message has a new body. `stream.over` is true when this was the last part. */
    | { readonly kind: 'stream_advanced'; readonly message: MessageRecord; readonly stream: StreamRecord }
    /** A wrong update ended the stream. This and silencing a system account are the only writes of refused calls. */
    | { readonly kind: 'stream_failed'; readonly message: MessageRecord; readonly stream: StreamRecord }
    | { readonly kind: 'typing_shown'; readonly rootUid: number | undefined; readonly untilMs: number }
    /** A callback button was tapped, which changes nothing. `value` is that of the button. */
    | {
        readonly kind: 'button_tapped';
        readonly card: MessageRecord;
        readonly button: ButtonPlace;
        readonly value: string;
      }
    /** A person opened the direct chat with a bot, or subscribed to it, as was possible until 2025-02-06. */
    | { readonly kind: 'chat_opened' | 'bot_subscribed'; readonly place: DirectPlace }
  );

/** Changes of a group. `group` is the record after the change. `by` is undefined when it wasn't somebody in the world. */
type GroupChange = { readonly group: GroupRecord; readonly by: SenderRef | undefined } & (
  | { readonly kind: 'group_disbanded' | 'group_reopened' }
  /** It already has its first members and bots. */
  | { readonly kind: 'group_created' }
  /** Its settings changed. When `external` became true, the group was opened to other organizations. */
  | { readonly kind: 'group_changed'; readonly before: GroupRecord }
  /** Lists people who weren't members before, or had another role. */
  | {
      readonly kind: 'members_added';
      readonly members: readonly { readonly seatalkId: string; readonly role: MemberRole }[];
      readonly before: GroupRecord;
    }
  | { readonly kind: 'members_removed'; readonly seatalkIds: readonly string[] }
  | { readonly kind: 'bot_added' | 'bot_removed'; readonly appId: string }
  /** Changed: switched on or off, deleted, silenced, or allowed to send again. */
  | { readonly kind: 'system_account_added' | 'system_account_changed'; readonly seatalkId: string }
);

/** Changes of an app: made in the developer portal, or by the app outside of chats. */
type AppChange = { readonly appId: string } & (
  | { readonly kind: 'app_added' | 'app_secret_regenerated' | 'tokens_revoked' }
  | { readonly kind: 'app_changed'; readonly settings: AppSettings; readonly before: AppSettings }
  | { readonly kind: 'token_issued'; readonly expiresAtMs: number }
  | { readonly kind: 'sso_token_issued'; readonly seatalkId: string; readonly expiresAtMs: number }
  | { readonly kind: 'badge_set'; readonly employeeCode: string; readonly badge: BadgeRecord }
);

/** Changes in the directory of the organization. */
type DirectoryChange =
  | { readonly kind: 'person_added'; readonly person: PersonRecord }
  | { readonly kind: 'person_changed'; readonly person: PersonRecord; readonly before: PersonRecord }
  | { readonly kind: 'department_added'; readonly department: DepartmentRecord };

type WholeChange =
  | { readonly kind: 'thread_order_changed'; readonly threadOrder: ThreadOrder }
  /** Another world took the place of this one. Everything read before is outdated. */
  | { readonly kind: 'world_replaced'; readonly cause: 'reset' | 'restore' };

/** One write. It contains no secrets: apps and system accounts are given by id. */
export type Write = MessageChange | GroupChange | AppChange | DirectoryChange | WholeChange;

/** A write with its time, in Unix ms on the clock of the local SeaTalk. */
export type Change = Write & { readonly atMs: number };

/** A world with its writable state, which only the functions in `changes` can reach. */
export class LiveWorld {
  readonly [STATE]: WorldState;
  #listener: ((write: Write) => void) | undefined;

  private constructor(state: WorldState) {
    this[STATE] = state;
  }

  /** @param randomSeed the same number gives the same ids. */
  static empty(randomSeed: number): LiveWorld {
    return new LiveWorld(emptyState(randomSeed));
  }

  /** A readonly view. It always shows the current state. */
  get world(): World {
    return this[STATE];
  }

  /** Calls the listener after each write, instead of an earlier one. Nobody listens while a seed is loaded, which announces nothing. */
  listen(listener: ((write: Write) => void) | undefined): void {
    this.#listener = listener;
  }

  [ANNOUNCE](write: Write): void {
    this.#listener?.(write);
  }

  /** An independent copy, without a listener. */
  copy(): LiveWorld {
    return new LiveWorld(copyState(this[STATE]));
  }
}
