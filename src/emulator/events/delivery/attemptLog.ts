import type { Clock } from '../../../base/clock';
import type { Subscribe } from '../../../base/emitter';
import { Emitter } from '../../../base/emitter';
import type { Attempt, AttemptOutcome, DropReason } from './attempt';
import type { QueuedEvent } from './queuedEvent';

/** Attempts kept, and UTF-16 units of their bodies and answers together. Above that the oldest go. */
const MAX_ATTEMPTS = 1_000;
const MAX_UNITS = 16 * 1024 * 1024;

/** How an attempt is made. */
export type AttemptWay = Pick<Attempt, 'method' | 'attempt'> & Partial<Pick<Attempt, 'url' | 'headers'>>;

/** An attempt that began, to be ended once. */
export interface PendingAttempt {
  /** @param retryInMs milliseconds until the next attempt, if there is one that has a time. */
  end(outcome: AttemptOutcome, retryInMs?: number): void;
}

/** The latest attempts to deliver events, of all apps. */
export class AttemptLog {
  readonly #clock: Clock;
  readonly #attempts = new Map<number, Attempt>();
  readonly #recorded: Emitter<Attempt>;
  readonly #cleared: Emitter;
  #nextId = 1;
  #units = 0;

  /** Fires when an attempt begins, and again when it ended. */
  readonly onDidRecord: Subscribe<Attempt>;
  /** Fires when all attempts are forgotten. */
  readonly onDidClear: Subscribe<void>;

  /** @param onError called with what a listener throws. */
  constructor(clock: Clock, onError: (error: unknown) => void) {
    this.#clock = clock;
    this.#recorded = new Emitter(onError);
    this.onDidRecord = this.#recorded.subscribe;
    this.#cleared = new Emitter(onError);
    this.onDidClear = this.#cleared.subscribe;
  }

  /** In the order in which they began. */
  get attempts(): readonly Attempt[] {
    return [...this.#attempts.values()];
  }

  find(id: number): Attempt | undefined {
    return this.#attempts.get(id);
  }

  begin(event: QueuedEvent, way: AttemptWay): PendingAttempt {
    const begun = this.#new(event, way, { kind: 'pending' });
    const startedAt = this.#clock.monotonic();
    let isPending = true;
    this.#put(begun);
    return {
      end: (outcome, retryInMs) => {
        if (!isPending) return;
        isPending = false;
        const durationMs = this.#clock.monotonic() - startedAt;
        this.#put({ ...begun, durationMs, outcome, retryInMs });
      },
    };
  }

  /** Records an event that isn't tried, or not any more. */
  drop(event: QueuedEvent, reason: DropReason): void {
    this.note(event, { kind: 'dropped', reason });
  }

  /** Records what became of an event without an attempt. */
  note(event: QueuedEvent, outcome: AttemptOutcome): void {
    this.#put(this.#new(event, { method: 'none', attempt: 0 }, outcome));
  }

  /** Forgets all attempts. Those that are pending are recorded when they end. */
  clear(): void {
    this.#attempts.clear();
    this.#units = 0;
    this.#cleared.fire();
  }

  dispose(): void {
    this.#recorded.dispose();
    this.#cleared.dispose();
  }

  #new(event: QueuedEvent, way: AttemptWay, outcome: AttemptOutcome): Attempt {
    const { appId, eventId, type, cause, body } = event;
    return {
      id: this.#nextId++,
      appId,
      eventId,
      type,
      cause,
      url: undefined,
      headers: {},
      ...way,
      atMs: this.#clock.now(),
      durationMs: 0,
      body,
      outcome,
      retryInMs: undefined,
    };
  }

  #put(attempt: Attempt): void {
    const before = this.#attempts.get(attempt.id);
    this.#attempts.set(attempt.id, attempt);
    this.#units += unitsOf(attempt) - (before ? unitsOf(before) : 0);
    for (const id of this.#attempts.keys()) {
      if (this.#attempts.size <= MAX_ATTEMPTS && this.#units <= MAX_UNITS) break;
      this.#forget(id);
    }
    this.#recorded.fire(attempt);
  }

  #forget(id: number): void {
    const attempt = this.#attempts.get(id);
    if (!attempt) return;
    this.#units -= unitsOf(attempt);
    this.#attempts.delete(id);
  }
}

function unitsOf({ body, outcome }: Attempt): number {
  return body.length + ('answer' in outcome ? (outcome.answer.body.text?.length ?? 0) : 0);
}
