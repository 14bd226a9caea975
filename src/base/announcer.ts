import type { Clock, Disposable } from './clock';

/** Tells listeners of changes: at once, or once for a burst. */
export class Announcer {
  readonly #clock: Clock;
  readonly #gatherMs: number;
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #timer: Disposable | undefined;

  /**
   * @param gatherMs how long {@link soon} gathers changes.
   * @param onError told when a listener throws: that must neither keep others from hearing nor end what is under way.
   */
  constructor(clock: Clock, gatherMs: number, onError: (error: unknown) => void) {
    this.#clock = clock;
    this.#gatherMs = gatherMs;
    this.#onError = onError;
  }

  readonly onDidChange = (listener: () => void): Disposable => {
    // Wrapped, so that the same function can be added twice and removed once.
    const entry = () => listener();
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  now(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  soon(): void {
    this.#timer ??= this.#clock.setTimer(this.#gatherMs, () => this.now());
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#listeners.clear();
  }
}
