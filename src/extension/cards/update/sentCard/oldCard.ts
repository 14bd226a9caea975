import type { Refilled } from '../../../../cards/compare/refillLost';
import { present } from '../../../../contract/absent';
import type { ChatMessage } from '../../../../contract/inbound';
import { isThreadReply } from '../../../../contract/inbound';
import { HISTORY_WINDOW_SEC } from '../../../../contract/limits';
import type { SentCard } from '../../../../directory/sentCards';
import type { CardRef } from '../../source/sentCard';

/** The current state of a card, with the values that are known from elsewhere. */
export interface OldCard {
  readonly ref: CardRef;
  /** Milliseconds since the epoch. */
  readonly sentAtMs: number | undefined;
  /** As it was sent from here, if it was. */
  readonly record: SentCard | undefined;
  /** The elements to compare with and to edit; none where nothing of the card is known. */
  readonly refilled: Refilled;
  /** Why the card could not be read, where it could not; `refilled` is then what was sent from here, or nothing. */
  readonly unread: string | undefined;
}

const WINDOW_MS = HISTORY_WINDOW_SEC * 1000;

/** Until when a card that was sent at this time can be updated, in milliseconds since the epoch. */
export function updatableUntilMs(sentAtMs: number): number {
  return sentAtMs + WINDOW_MS;
}

/** A message of a group by its id; undefined where it has none, as in forwarded records. */
export function refOf(message: ChatMessage, groupId: string | undefined): CardRef | undefined {
  const messageId = present(message.message_id);
  if (messageId === undefined) return undefined;
  return { messageId, groupId, threadId: isThreadReply(message) ? present(message.thread_id) : undefined };
}

/** A card that was sent from here. */
export function refOfSent({ messageId, groupId, threadId }: SentCard): CardRef {
  return { messageId, groupId, threadId: threadId === messageId ? undefined : threadId };
}
