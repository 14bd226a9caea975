import type { Clock, Disposable } from '../../src/base/clock';

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock moved by hand. `advance` runs due timers in order and lets promises settle between them. */
export class FakeClock implements Clock {
  #now: number;
  #order = 0;
  readonly #timers = new Set<Timer>();

  /** @param startMs milliseconds since the epoch at which the clock stands. */
  constructor(startMs = 1_767_225_600_000) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  /** How many timers are armed now. */
  get armed(): number {
    return this.#timers.size;
  }

  setTimer(delayMs: number, callback: () => void): Disposable {
    const timer: Timer = { due: this.#now + Math.max(0, delayMs), order: this.#order++, callback };
    this.#timers.add(timer);
    return { dispose: () => void this.#timers.delete(timer) };
  }

  /** Moves time by `ms`, firing every timer that falls due on the way at its own moment. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.due);
      this.#timers.delete(next);
      next.callback();
      await settle();
    }
    this.#now = end;
  }

  /** Runs until no timer is left; fails after `maxMs` of virtual time. Returns the time that passed. */
  async runAll(maxMs = 7 * 24 * 3_600_000): Promise<number> {
    const start = this.#now;
    await settle();
    for (let next = this.#next(start + maxMs); next; next = this.#next(start + maxMs)) {
      await this.advance(next.due - this.#now);
    }
    if (this.#timers.size > 0) throw new Error(`timers still armed after ${maxMs} ms of virtual time`);
    return this.#now - start;
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.due > end) continue;
      if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order))
        first = timer;
    }
    return first;
  }
}

/** Lets pending promise reactions run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
