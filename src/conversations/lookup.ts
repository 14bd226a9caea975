import type { Disposable } from '../base/clock';
import type { LoadState } from './messageList';

/**
 * One thing that is read when a reader opens it. It is asked for once; an error is kept until it is forgotten or the
 * thing is read again.
 */
export class Lookup<T> implements Disposable {
  readonly #fetch: (signal: AbortSignal) => Promise<T>;
  readonly #onChange: () => void;
  readonly #stop = new AbortController();
  #state: LoadState = 'new';
  #value: T | undefined;
  #error: unknown;
  #running: Promise<void> | undefined;

  /** @param onChange called after every request, and when an error is forgotten. */
  constructor(fetch: (signal: AbortSignal) => Promise<T>, onChange: () => void) {
    this.#fetch = fetch;
    this.#onChange = onChange;
  }

  get state(): LoadState {
    return this.#state;
  }

  /** As it was read last; undefined before, and after a request that failed. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Why the last request failed; undefined unless `state` is `error`. */
  get error(): unknown {
    return this.#error;
  }

  /** Reads it unless that was tried already. Never rejects: see `state` and `error`. */
  load(): Promise<void> {
    return this.#state === 'new' ? this.refresh() : (this.#running ?? Promise.resolve());
  }

  /** Reads it again; joins a request under way. Never rejects. */
  refresh(): Promise<void> {
    this.#running ??= this.#read();
    return this.#running;
  }

  /** After an error, the next {@link load} asks again. What was found stays. */
  forgetError(): void {
    if (this.#state !== 'error') return;
    this.#state = 'new';
    this.#error = undefined;
    this.#onChange();
  }

  /** Takes what was read elsewhere in place of what was found. Nothing happens before something was. */
  replace(value: T): void {
    if (this.#state !== 'ready' || value === this.#value) return;
    this.#value = value;
    this.#onChange();
  }

  /** Stops the request under way; no callback runs after that. */
  dispose(): void {
    this.#stop.abort();
  }

  async #read(): Promise<void> {
    this.#state = 'loading';
    this.#error = undefined;
    try {
      this.#value = await this.#fetch(this.#stop.signal);
      this.#state = 'ready';
    } catch (error) {
      this.#value = undefined;
      this.#error = error;
      this.#state = 'error';
    }
    this.#running = undefined;
    if (!this.#stop.signal.aborted) this.#onChange();
  }
}
