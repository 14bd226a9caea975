import type { Clock, Disposable } from './clock';

/** Runs an action once `delayMs` after the last of a row of triggers. */
export class Debounced implements Disposable {
  readonly #clock: Clock;
  readonly #delayMs: number;
  readonly #action: () => void;
  #timer: Disposable | undefined;

  constructor(clock: Clock, delayMs: number, action: () => void) {
    this.#clock = clock;
    this.#delayMs = delayMs;
    this.#action = action;
  }

  trigger(): void {
    this.#timer?.dispose();
    this.#timer = this.#clock.setTimer(this.#delayMs, () => {
      this.#timer = undefined;
      this.#action();
    });
  }

  /** Forgets a pending run. */
  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }
}
