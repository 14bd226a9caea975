import type { Clock, Disposable } from '../../../base/clock';
import type { AttemptLog } from './attemptLog';
import type { DeliveryFaults } from './deliveryFaults';
import type { QueuedEvent } from './queuedEvent';

/** Events held back at once; above that, the oldest goes on early. */
const MAX_HELD = 500;

export interface GateParts {
  readonly clock: Clock;
  readonly log: AttemptLog;
  readonly faults: DeliveryFaults;
  /** Where events go on. */
  readonly pass: (event: QueuedEvent) => void;
}

/** Where the faults of events happen, before it matters which way an event goes: one app's events pass it, most of them untouched. */
export class FaultGate {
  readonly #parts: GateParts;
  /** With what ends the waiting. */
  readonly #held = new Map<QueuedEvent, Disposable>();
  /** Those of them that wait for the next event to overtake them. */
  readonly #overtaken = new Set<QueuedEvent>();

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  take(event: QueuedEvent): void {
    const { faults, log, pass } = this.#parts;
    const met = faults.meet(event.appId, 'event');
    if (met.has('lose')) return log.note(event, { kind: 'lost' });
    const signed = met.has('wrong_signature') ? { ...event, wrongSignature: true } : event;
    // Each is an object of its own, by which it is found.
    const copies = met.has('double') ? [{ ...signed }, { ...signed }] : [signed];
    const lateMs = met.get('delay');
    const overtakenMs = this.#overtaken.size === 0 ? met.get('out_of_order') : undefined;
    for (const copy of copies) {
      if (lateMs !== undefined) this.#hold(copy, lateMs);
      else if (overtakenMs === undefined) pass(copy);
      else {
        this.#overtaken.add(copy);
        this.#hold(copy, overtakenMs);
      }
    }
    if (lateMs === undefined && overtakenMs === undefined)
      for (const earlier of this.#overtaken) this.#release(earlier);
  }

  /** Drops what is held back. */
  empty(): void {
    for (const [event, timer] of this.#held) {
      timer.dispose();
      this.#parts.log.drop(event, 'connection_changed');
    }
    this.#held.clear();
    this.#overtaken.clear();
  }

  #hold(event: QueuedEvent, ms: number): void {
    this.#held.set(
      event,
      this.#parts.clock.setTimer(ms, () => this.#release(event)),
    );
    const [oldest] = this.#held.keys();
    if (this.#held.size > MAX_HELD && oldest) this.#release(oldest);
  }

  #release(event: QueuedEvent): void {
    this.#overtaken.delete(event);
    const timer = this.#held.get(event);
    if (!timer) return;
    timer.dispose();
    this.#held.delete(event);
    this.#parts.pass(event);
  }
}
