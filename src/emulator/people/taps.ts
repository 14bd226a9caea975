import type { LiveWorld } from '../world/change';
import { tapButton } from '../world/changes/acts';
import type { ButtonPlace } from '../world/cardButtons';
import { buttonsOf } from '../world/cardButtons';
import type { MessageRecord, SenderRef } from '../world/messageRecords';
import { NotPossible } from './notPossible';
import { seenBy } from './presence';

/**
 * Taps a callback button of a card. Everyone in a group can, again and again, until the card is updated.
 * https://open.seatalk.io/docs/event_interactive_message_click
 * @throws NotPossible `not_in_chat`, `recalled`, `no_such_button`; `redirect_button` for one that opens a page, of which no bot hears.
 */
export function tapAs(live: LiveWorld, by: SenderRef, message: MessageRecord, place: ButtonPlace): void {
  const card = seenBy(live.world, by, message);
  const buttons = card.body.kind === 'card' ? buttonsOf(card.body.elements) : [];
  const found = buttons.find((one) => one.place.element === place.element && one.place.index === place.index);
  if (!found) throw new NotPossible('no_such_button', 'the message has no such button');
  const { button } = found;
  if (button.button_type === 'redirect')
    throw new NotPossible('redirect_button', `"${button.text}" opens a page, and calls no bot`);
  tapButton(live, { card, by, button: place, value: button.value });
}
