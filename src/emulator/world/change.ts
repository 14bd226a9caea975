import type { ChatPlace, MessageRecord, SenderRef, StreamRecord } from './messageRecords';
import type {
  AppSettings,
  BadgeRecord,
  DepartmentRecord,
  GroupRecord,
  MemberRole,
  PersonRecord,
} from './records';
import type { WorldState } from './state';
import { emptyState, STATE } from './state';
import type { ThreadOrder, World } from './world';

/** In a chat. `message` is as it is now; it names its sender, its thread and what it quotes. */
type MessageChange = { readonly place: ChatPlace; readonly by: SenderRef } & (
  | { readonly kind: 'message_added'; readonly message: MessageRecord }
  | { readonly kind: 'message_edited' | 'message_recalled'; readonly message: MessageRecord }
  /** The bot replaced all elements of its card. */
  | { readonly kind: 'card_updated'; readonly message: MessageRecord }
  /** After the `message_added` of the message that is going to grow. */
  | { readonly kind: 'stream_opened'; readonly message: MessageRecord; readonly stream: StreamRecord }
  /** The message has grown; `stream.over` when this was its last part. */
  | { readonly kind: 'stream_advanced'; readonly message: MessageRecord; readonly stream: StreamRecord }
  /** Ended by a wrong update: the one write of a call that is refused, beside a system account's silence. */
  | { readonly kind: 'stream_failed'; readonly message: MessageRecord; readonly stream: StreamRecord }
  | { readonly kind: 'typing_shown'; readonly rootUid: number | undefined; readonly untilMs: number }
);

/** In or to a group, which is as it is now. `by` is undefined where nobody in the world did it. */
type GroupChange = { readonly group: GroupRecord; readonly by: SenderRef | undefined } &
  /** With the members and the bots it begins with. */
  (
    | { readonly kind: 'group_created' | 'group_disbanded' | 'group_reopened' }
    /** Other settings. A group was opened to other organisations when `external` differs. */
    | { readonly kind: 'group_changed'; readonly before: GroupRecord }
    /** People who weren't members, or had another role. */
    | {
        readonly kind: 'members_added';
        readonly members: readonly { readonly seatalkId: string; readonly role: MemberRole }[];
      }
    | { readonly kind: 'members_removed'; readonly seatalkIds: readonly string[] }
    | { readonly kind: 'bot_added' | 'bot_removed'; readonly appId: string }
    /** Switched on or off, deleted, silenced, or silent no more. */
    | { readonly kind: 'system_account_added' | 'system_account_changed'; readonly seatalkId: string }
  );

/** In the developer portal, or by what an app does outside chats. */
type AppChange = { readonly appId: string } & (
  | { readonly kind: 'app_added' | 'app_secret_regenerated' | 'tokens_revoked' }
  | { readonly kind: 'app_changed'; readonly settings: AppSettings; readonly before: AppSettings }
  | { readonly kind: 'token_issued'; readonly expiresAtMs: number }
  | { readonly kind: 'sso_token_issued'; readonly seatalkId: string; readonly expiresAtMs: number }
  | { readonly kind: 'badge_set'; readonly employeeCode: string; readonly badge: BadgeRecord }
);

/** In the organisation's own directory. */
type DirectoryChange =
  | { readonly kind: 'person_added'; readonly person: PersonRecord }
  | { readonly kind: 'person_changed'; readonly person: PersonRecord; readonly before: PersonRecord }
  | { readonly kind: 'department_added'; readonly department: DepartmentRecord };

type WholeChange =
  | { readonly kind: 'thread_order_changed'; readonly threadOrder: ThreadOrder }
  /** Everything is another: all that was read before is void. */
  | { readonly kind: 'world_replaced'; readonly cause: 'reset' | 'restore' };

/** One write, without when. No secret is in it: apps and system accounts are named by id. */
export type Write = MessageChange | GroupChange | AppChange | DirectoryChange | WholeChange;

/** What happened in the world, and when: Unix ms on the clock of the local SeaTalk. */
export type Change = Write & { readonly atMs: number };

/** A world that can be written to, by the functions in `changes`. */
export class LiveWorld {
  readonly [STATE]: WorldState;
  /** Called after each write with what it was; nobody listens while a world is being filled. */
  onWrite: ((write: Write) => void) | undefined;

  private constructor(state: WorldState) {
    this[STATE] = state;
  }

  /** @param randomSeed the same number gives the same ids. */
  static empty(randomSeed: number): LiveWorld {
    return new LiveWorld(emptyState(randomSeed));
  }

  /** To look at: always as it is now. */
  get world(): World {
    return this[STATE];
  }

  /** Another world, equal to this one as it is now. Nobody listens to it. */
  copy(): LiveWorld {
    return new LiveWorld(structuredClone(this[STATE]));
  }
}
