import type { ReceivedEvent } from './receivedEvent';
import { RecentEvents } from './recentEvents';

/** Events that are being handed on at the same time. */
const MAX_PENDING = 1_000;

export interface EventInboxParts {
  /** Takes an event over; what it rejects with or throws means that it wasn't. */
  readonly onEvent: (event: ReceivedEvent) => void | Promise<void>;
  /** Called with what `onEvent` throws. */
  readonly onError: (error: unknown) => void;
}

/**
 * Hands each event on once, however often it comes, in the order of arrival and without waiting for those before it. One that couldn't be handed
 * on is handed on again when it comes again.
 */
export class EventInbox {
  readonly #parts: EventInboxParts;
  readonly #taken = new RecentEvents();
  readonly #pending = new Map<string, Promise<boolean>>();
  #nextKey = 1;

  constructor(parts: EventInboxParts) {
    this.#parts = parts;
  }

  /** Never throws. @returns what became of the event, once that is known; a repeat waits for the first one. */
  async take(event: ReceivedEvent): Promise<'accepted' | 'repeated' | 'failed' | 'too_many'> {
    const { event_id: eventId } = event.envelope;
    if (this.#taken.has(eventId)) return 'repeated';
    const first = eventId === '' ? undefined : this.#pending.get(eventId);
    if (first) return (await first) ? 'repeated' : 'failed';
    if (this.#pending.size >= MAX_PENDING) return 'too_many';
    // What has no id is told apart by when it came.
    const key = eventId === '' ? `#${this.#nextKey++}` : eventId;
    const handing = this.#handOn(event).finally(() => this.#pending.delete(key));
    this.#pending.set(key, handing);
    return (await handing) ? 'accepted' : 'failed';
  }

  async #handOn(event: ReceivedEvent): Promise<boolean> {
    try {
      await this.#parts.onEvent(event);
    } catch (error) {
      this.#parts.onError(error);
      return false;
    }
    this.#taken.add(event.envelope.event_id);
    return true;
  }
}
