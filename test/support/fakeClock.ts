import type { Clock, Disposable } from '../../src/base/clock';

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock moved by hand. `advance` runs due timers in order and lets promises settle between them. */
export class FakeClock implements Clock {
  /** What {@link now} is ahead of {@link monotonic}. */
  #epochMs: number;
  #monotonic = 5_000_000;
  #order = 0;
  readonly #timers = new Set<Timer>();

  /** @param startMs milliseconds since the epoch at which the clock stands. */
  constructor(startMs = 1_767_225_600_000) {
    this.#epochMs = startMs - this.#monotonic;
  }

  now(): number {
    return this.#epochMs + this.#monotonic;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  /** Sets the machine's clock: `now` jumps by `ms`, and no time passes. */
  jump(ms: number): void {
    this.#epochMs += ms;
  }

  /** How many timers are armed now. */
  get armed(): number {
    return this.#timers.size;
  }

  setTimer(delayMs: number, callback: () => void): Disposable {
    const timer: Timer = { due: this.#monotonic + Math.max(0, delayMs), order: this.#order++, callback };
    this.#timers.add(timer);
    return { dispose: () => void this.#timers.delete(timer) };
  }

  /** Moves time by `ms`, firing every timer that falls due on the way at its own moment. */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#monotonic = Math.max(this.#monotonic, next.due);
      this.#timers.delete(next);
      next.callback();
      await settle();
    }
    this.#monotonic = end;
  }

  /** Runs until no timer is left; fails after `maxMs` of virtual time. Returns the time that passed. */
  async runAll(maxMs = 7 * 24 * 3_600_000): Promise<number> {
    const start = this.#monotonic;
    await settle();
    for (let next = this.#next(start + maxMs); next; next = this.#next(start + maxMs)) {
      await this.advance(next.due - this.#monotonic);
    }
    if (this.#timers.size > 0) throw new Error(`timers still armed after ${maxMs} ms of virtual time`);
    return this.#monotonic - start;
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
