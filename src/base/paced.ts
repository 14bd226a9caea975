import type { Clock, Disposable } from './clock';

/** Milliseconds between two runs at least: one frame of the screen. */
const MIN_GAP_MS = 16;
/** Milliseconds between two runs at most, however slow they are. */
const MAX_GAP_MS = 400;
/** Idle time after a run for each unit of time it took: three quarters of the time stay for others. */
const REST = 3;

/**
 * Runs an action at once when it is triggered, and merges the triggers that come while it runs or rests into one more
 * run. It rests the longer the longer the action takes, so that a slow one never keeps up with every keystroke.
 */
export class Paced implements Disposable {
  readonly #clock: Clock;
  readonly #action: () => PromiseLike<void>;
  #timer: Disposable | undefined;
  #isBusy = false;
  #isWaiting = false;
  #isDisposed = false;

  /** @param action never fails. */
  constructor(clock: Clock, action: () => PromiseLike<void>) {
    this.#clock = clock;
    this.#action = action;
  }

  trigger(): void {
    if (this.#isBusy) this.#isWaiting = true;
    else void this.#run();
  }

  /** Forgets a pending run. */
  dispose(): void {
    this.#isDisposed = true;
    this.#timer?.dispose();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    this.#isWaiting = false;
    const startedAt = this.#clock.monotonic();
    await this.#action();
    if (this.#isDisposed) return;
    const tookMs = this.#clock.monotonic() - startedAt;
    const restMs = Math.min(MAX_GAP_MS, Math.max(MIN_GAP_MS, REST * tookMs));
    this.#timer = this.#clock.setTimer(restMs, () => {
      this.#isBusy = false;
      if (this.#isWaiting) void this.#run();
    });
  }
}
