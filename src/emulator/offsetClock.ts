import type { Clock, Disposable } from '../base/clock';

/** A clock that can be moved forward. Its timers are those of the underlying clock, so moving it forward fires none. */
export class OffsetClock implements Clock {
  readonly #base: Clock;
  #offsetMs = 0;

  constructor(base: Clock) {
    this.#base = base;
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  now(): number {
    return this.#base.now() + this.#offsetMs;
  }

  monotonic(): number {
    return this.#base.monotonic();
  }

  setTimer(delayMs: number, callback: () => void): Disposable {
    return this.#base.setTimer(delayMs, callback);
  }

  /** @param ms at least 0. Only `reset` moves the clock back. */
  advance(ms: number): void {
    this.#offsetMs += Math.max(0, ms);
  }

  reset(): void {
    this.#offsetMs = 0;
  }
}
