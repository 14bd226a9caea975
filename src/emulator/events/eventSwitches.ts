import type { EventSwitches } from './outgoingEvent';

/** As documented, with the fields and events beside that were seen live. */
export const defaultEventSwitches: EventSwitches = {
  directThreadId: '',
  cardsInEvents: true,
  lastEditedTime: true,
};
