import type { EventType } from '../../contract/eventTable';
import type { ChatPlace, SenderRef } from '../world/messageRecords';

/** An event for one app, before it has an id and a way to go. */
export interface OutgoingEvent {
  readonly appId: string;
  readonly type: EventType;
  /** What stands under `event`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Unix ms on the clock of the local SeaTalk. */
  readonly atMs: number;
  /** Why it was raised, for the loop guard and views: who did it. */
  readonly by: SenderRef | undefined;
  /** The message it is about, if any (uid of the world). */
  readonly messageUid?: number | undefined;
  readonly place?: ChatPlace | undefined;
}

export interface EventSwitches {
  /** `thread_id` of direct chats outside threads. */
  readonly directThreadId: '' | '0';
  /** Whether cards are raised in mention and thread events. */
  readonly cardsInEvents: boolean;
  /** Whether text has `last_edited_time` (0 = never edited). */
  readonly lastEditedTime: boolean;
}
