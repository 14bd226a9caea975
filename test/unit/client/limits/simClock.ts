import type { Clock, Disposable } from '../../../../src/base/clock';
import { WAIT_LIMIT_MS } from '../../../support/limits';
import { settle } from '../../../support/fakeClock';

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly callback: () => void;
}

/**
 * Virtual time for simulations: it moves on by itself, from timer to timer, whenever nothing else is left to do. Unlike a real
 * clock's, its `exact` time has fractions of a millisecond; what code under test sees has none.
 */
export class SimClock implements Clock {
  /** Milliseconds since the machine's start; set it to have time pass at once. */
  exact = 5_000_000;
  /** What {@link now} is ahead: set it to set the machine's clock. */
  epochMs = 1_767_225_600_000;
  /** Transactions with a real disk under way; time stands still for them. */
  #busy = 0;
  #order = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return Math.floor(this.epochMs + this.exact);
  }

  monotonic(): number {
    return Math.floor(this.exact);
  }

  setTimer(delayMs: number, callback: () => void): Disposable {
    const timer = { due: this.exact + Math.max(0, delayMs), order: this.#order++, callback };
    this.#timers.add(timer);
    return { dispose: () => void this.#timers.delete(timer) };
  }

  /** Keeps time from moving until `work`, which waits for the real disk, is done. */
  async hold<T>(work: Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work;
    } finally {
      this.#busy -= 1;
    }
  }

  /** A clock for code inside {@link hold} that sleeps: time may move while it does. */
  readonly insideHold: Clock = {
    now: () => this.now(),
    monotonic: () => this.monotonic(),
    setTimer: (delayMs, callback) => {
      this.#busy -= 1;
      return this.setTimer(delayMs, () => {
        this.#busy += 1;
        callback();
      });
    },
  };

  /** A view of this clock that runs fast by `ppm` millionths. */
  fast(ppm: number): Clock {
    const start = this.exact;
    const rate = 1 + ppm / 1e6;
    const exact = () => start + (this.exact - start) * rate;
    return {
      now: () => Math.floor(this.epochMs + exact()),
      monotonic: () => Math.floor(exact()),
      setTimer: (delayMs, callback) => this.setTimer(delayMs / rate, callback),
    };
  }

  /** Runs until `work` is done, and returns its result. Fails when nothing is left that could end it, or the disk hangs. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const end = () => {
      done = true;
    };
    work.then(end, end);
    let giveUpAt = Date.now() + WAIT_LIMIT_MS;
    for (;;) {
      await settle();
      if (done) return work;
      if (this.#busy > 0) {
        if (Date.now() > giveUpAt) throw new Error('the disk does not answer');
        continue;
      }
      giveUpAt = Date.now() + WAIT_LIMIT_MS;
      const next = this.#next();
      if (!next) throw new Error('nothing left to do, and the work is not done');
      this.#timers.delete(next);
      this.exact = Math.max(this.exact, next.due);
      next.callback();
    }
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (!first || timer.due < first.due || (timer.due === first.due && timer.order < first.order))
        first = timer;
    }
    return first;
  }
}
