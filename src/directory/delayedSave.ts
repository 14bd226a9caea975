import type { Clock, Disposable } from '../base/clock';

/** Writes a while after the first change, so that a thousand changes are a few writes; one write at a time. */
export class DelayedSave {
  readonly #clock: Clock;
  readonly #delayMs: number;
  readonly #write: () => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #timer: Disposable | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(clock: Clock, delayMs: number, write: () => Promise<void>, onError: (error: unknown) => void) {
    this.#clock = clock;
    this.#delayMs = delayMs;
    this.#write = write;
    this.#onError = onError;
  }

  soon(): void {
    this.#timer ??= this.#clock.setTimer(this.#delayMs, () => this.#now());
  }

  /** Writes what waits, without a wait. */
  dispose(): void {
    if (this.#timer) this.#now();
  }

  #now(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write()).catch(this.#onError);
  }
}
