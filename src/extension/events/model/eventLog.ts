import type { Delivery } from './delivery';
import type { EventFacts } from './eventFacts';
import { eventFacts } from './eventFacts';

/** Events shown; above that the oldest go. */
export const EVENTS_MAX = 500;
/** Attempts kept of one event, which can be replayed without end. */
const ATTEMPTS_MAX = 50;

/** Where an event of a real app came from. */
export interface ReceivedFrom {
  /** Id of the app's profile. */
  readonly profileId: string;
  readonly appName: string;
  readonly via: 'callback' | 'socket';
}

/** One event with all attempts to deliver it. A record is never changed: another with the same `key` takes its place. */
export interface EventRecord {
  /** The app's and the event's id: an event is sent to several apps under several ids. */
  readonly key: string;
  readonly appId: string;
  readonly eventId: string;
  readonly type: string;
  /** When it was first delivered, Unix ms. */
  readonly atMs: number;
  /** Why it was first delivered: `event`, `test`, `replay`, or `verification`. */
  readonly cause: string;
  /** With its envelope, as JSON, as it was first delivered. */
  readonly body: string;
  readonly facts: EventFacts;
  /** Of an event of a real app that this window received. */
  readonly received?: ReceivedFrom | undefined;
  /** In the order in which they began. Repeats, doubles and replays with the same id are among them. */
  readonly attempts: readonly Delivery[];
}

/** The latest events, put together from attempts in whatever order they come. */
export class EventLog {
  readonly #events = new Map<string, EventRecord>();

  /** Newest first. */
  get events(): readonly EventRecord[] {
    return [...this.#events.values()].toReversed();
  }

  get size(): number {
    return this.#events.size;
  }

  find(key: string): EventRecord | undefined {
    return this.#events.get(key);
  }

  /** Adds an attempt, or what is known of it now. @returns its event. */
  put(given: Delivery): EventRecord {
    const key = eventKey(given.app_id, given.event_id);
    const known = this.#events.get(key);
    // Repeats have the same text, which is kept once.
    const attempt = given.body === known?.body ? { ...given, body: known.body } : given;
    return this.#keep(known ? withAttempt(known, attempt) : recordOf(key, attempt));
  }

  /** Adds an event without any attempt; one that is known stays as it is. @returns what is kept of it. */
  add(record: EventRecord): EventRecord {
    return this.#events.get(record.key) ?? this.#keep(record);
  }

  /** Adds an attempt to a known event, or what is known of it now. One that isn't kept any more stays forgotten. */
  putTo(key: string, attempt: Delivery): void {
    const known = this.#events.get(key);
    if (known) this.#keep(withAttempt(known, attempt));
  }

  clear(): void {
    this.#events.clear();
  }

  #keep(record: EventRecord): EventRecord {
    this.#events.set(record.key, record);
    const [oldest] = this.#events.keys();
    if (this.#events.size > EVENTS_MAX && oldest !== undefined) this.#events.delete(oldest);
    return record;
  }
}

export function eventKey(appId: string, eventId: string): string {
  return `${appId} ${eventId}`;
}

function recordOf(key: string, attempt: Delivery): EventRecord {
  const { app_id: appId, event_id: eventId, event_type: type, at_ms: atMs, cause, body } = attempt;
  return { key, appId, eventId, type, atMs, cause, body, facts: eventFacts(body), attempts: [attempt] };
}

function withAttempt(record: EventRecord, attempt: Delivery): EventRecord {
  const before = record.attempts.find(({ id }) => id === attempt.id);
  // A list that was asked for earlier may arrive after the news.
  if (before && before.outcome.kind !== 'pending') return record;
  const others = record.attempts.filter(({ id }) => id !== attempt.id);
  const attempts = [...others, attempt].toSorted((a, b) => a.id - b.id).slice(-ATTEMPTS_MAX);
  return { ...record, attempts };
}
