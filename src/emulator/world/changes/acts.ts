import type { ButtonPlace } from '../cardButtons';
import type { LiveWorld } from '../change';
import type { DirectPlace, MessageRecord, SenderRef } from '../messageRecords';
import { ANNOUNCE, STATE } from '../state';
import { placeOfMessage } from './messages';

/** What people do that leaves nothing behind in the world: it is only announced. */

/** A person taps a callback button of a card. */
export function tapButton(
  live: LiveWorld,
  tap: {
    readonly card: MessageRecord;
    readonly by: SenderRef;
    readonly button: ButtonPlace;
    readonly value: string;
  },
): void {
  live[ANNOUNCE]({ kind: 'button_tapped', place: placeOfMessage(live[STATE], tap.card), ...tap });
}

/** A person opens the direct chat with a bot. */
export function openChat(live: LiveWorld, place: DirectPlace, by: SenderRef): void {
  live[ANNOUNCE]({ kind: 'chat_opened', place, by });
}

/** A person subscribes to a bot. */
export function subscribeToBot(live: LiveWorld, place: DirectPlace, by: SenderRef): void {
  live[ANNOUNCE]({ kind: 'bot_subscribed', place, by });
}
