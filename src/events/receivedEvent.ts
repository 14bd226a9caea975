import type { EventEnvelope } from '../contract/eventTable';
import { eventEnvelope } from '../contract/eventTable';
import { readTolerantly } from '../contract/tolerant';
import type { JsonCaps } from '../wire/jsonCaps';
import { excessOf } from '../wire/jsonCaps';

/** An event of the platform that came to us in place of the bot. */
export interface ReceivedEvent {
  readonly envelope: EventEnvelope;
  /**
   * The envelope as JSON, with all that came: what a bot is to get when it's passed on. Over HTTP these are the very characters that were
   * signed; in a frame nothing is signed.
   */
  readonly body: string;
  readonly via: 'callback' | 'socket';
  /** When it came, in milliseconds since the epoch on this machine's clock. */
  readonly atMs: number;
}

/** Many times what a forwarded chat history in three levels holds, the largest event there is. */
const EVENT_CAPS: JsonCaps = { depth: 64, entries: 200_000 };

/** Reads text as JSON, if it is JSON and not so deep or wide that reading it would hold up everybody else. */
export function readEventJson(text: string): unknown {
  if (excessOf(text, EVENT_CAPS) !== undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The envelope in a value, of a known type or not; undefined when it is none. Ids that are numbers are read as text. */
export function readEnvelope(json: unknown): EventEnvelope | undefined {
  const reading = readTolerantly(eventEnvelope, json);
  // What was read has the schema's shape.
  return reading.ok ? (reading.data as EventEnvelope) : undefined;
}
