import type { Clock, Disposable } from './clock';

/** Subscribes a listener; it is called with each value until the subscription is disposed. */
export type Subscribe<T> = (listener: (value: T) => void) => Disposable;

/**
 * Calls listeners. A listener that throws is reported: it neither keeps the others from being called nor ends the work that
 * fired.
 */
export class Emitter<T = void> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #onError: (error: unknown) => void;

  /** What an owner shows to others, under a name of its own: `readonly onDidChange = this.#changed.subscribe`. */
  readonly subscribe: Subscribe<T> = (listener) => {
    // Wrapped, so that one function can be subscribed twice and each subscription be disposed alone.
    const entry = (value: T) => listener(value);
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  /** @param onError called with what a listener throws. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Whether anybody listens, for values that are expensive to make. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  fire(value: T): void {
    // Whoever subscribes meanwhile is called from the next value on.
    const listeners = [...this.#listeners];
    for (const listener of listeners) {
      if (!this.#listeners.has(listener)) continue;
      try {
        listener(value);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** An emitter of changes that can also gather a burst of them into one call. */
export class GatheringEmitter extends Emitter {
  readonly #clock: Clock;
  readonly #gatherMs: number;
  #timer: Disposable | undefined;

  /** @param gatherMs how many milliseconds {@link fireSoon} gathers. */
  constructor(clock: Clock, gatherMs: number, onError: (error: unknown) => void) {
    super(onError);
    this.#clock = clock;
    this.#gatherMs = gatherMs;
  }

  /** Calls listeners now; that covers what {@link fireSoon} has gathered. */
  override fire(): void {
    this.#cancel();
    super.fire();
  }

  /** Calls listeners once, `gatherMs` after the first of a burst of calls. */
  fireSoon(): void {
    this.#timer ??= this.#clock.setTimer(this.#gatherMs, () => this.fire());
  }

  override dispose(): void {
    this.#cancel();
    super.dispose();
  }

  #cancel(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }
}
