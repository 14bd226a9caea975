import type { EventEnvelope } from '../../../contract/eventTable';
import { SOCKET_FRAME_MAX_BYTES } from '../../../contract/socketFrames';

/** Why something is delivered: it happened, somebody tries it out, or a delivery is repeated by hand. */
export type DeliveryCause = 'event' | 'test' | 'replay' | 'verification';

/** An event with its id, ready to go either way. */
export interface QueuedEvent {
  readonly appId: string;
  readonly eventId: string;
  readonly type: string;
  /** The envelope as JSON; over HTTP these very characters are signed and sent. */
  readonly body: string;
  readonly cause: DeliveryCause;
  /** Whether it is signed with a secret that isn't the app's. */
  readonly wrongSignature: boolean;
}

/** Room for what a frame has around the event. */
const FRAME_HEAD_BYTES = 1024;
const EVENT_MAX_BYTES = SOCKET_FRAME_MAX_BYTES - FRAME_HEAD_BYTES;

/** Whether an event fits into one frame, whichever way it goes: a bot must be able to change between the two. */
export function fitsFrame({ body }: QueuedEvent): boolean {
  // No character takes more than three bytes for each UTF-16 unit.
  return body.length * 3 <= EVENT_MAX_BYTES || Buffer.byteLength(body) <= EVENT_MAX_BYTES;
}

/** @param cause why it goes out. */
export function queued(envelope: EventEnvelope, cause: DeliveryCause, wrongSignature = false): QueuedEvent {
  const { app_id: appId, event_id: eventId, event_type: type } = envelope;
  return { appId, eventId, type, body: JSON.stringify(envelope), cause, wrongSignature };
}
