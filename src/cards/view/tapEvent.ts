import type { Tap } from './tap';

/** A tap and the event it causes, but for the button: all of it is invented for a preview, and real beside a running bot. */
export interface TapContext extends Omit<Tap, 'value'> {
  readonly appId: string;
  readonly eventId: string;
  /** Unix seconds. */
  readonly timestampSec: number;
}

/** A tap on a callback button as the bot's callback URL receives it. */
export interface TapEvent {
  readonly event_id: string;
  readonly event_type: 'interactive_message_click';
  readonly timestamp: number;
  readonly app_id: string;
  readonly event: {
    readonly message_id: string;
    readonly employee_code: string;
    readonly email: string;
    readonly value: string;
    readonly seatalk_id: string;
    readonly group_id: string;
    readonly thread_id: string;
  };
}

/** The event a tap on a callback button causes: no label, no index, only its `value`. */
export function tapEvent(button: Pick<Tap, 'value'>, context: TapContext): TapEvent {
  return {
    event_id: context.eventId,
    event_type: 'interactive_message_click',
    timestamp: context.timestampSec,
    app_id: context.appId,
    event: {
      message_id: context.messageId,
      employee_code: context.employeeCode,
      email: context.email,
      value: button.value,
      seatalk_id: context.seatalkId,
      group_id: context.groupId,
      thread_id: context.threadId,
    },
  };
}
