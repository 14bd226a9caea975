import type { Waiter } from './waiter';

/**
 * Listens to the signals of waiting calls, once a signal instead of once a call: a sweep hands one signal to thousands of calls,
 * and both adding and removing a listener walk through those the signal has already.
 */
export class AbortWatch {
  readonly #onAbort: (waiter: Waiter) => void;
  readonly #watched = new Map<
    AbortSignal,
    { readonly waiters: Set<Waiter>; readonly listener: () => void }
  >();

  constructor(onAbort: (waiter: Waiter) => void) {
    this.#onAbort = onAbort;
  }

  add(waiter: Waiter): void {
    const signal = waiter.call.signal;
    if (signal === undefined) return;
    let entry = this.#watched.get(signal);
    if (entry === undefined) {
      const waiters = new Set<Waiter>();
      const listener = () => {
        this.#watched.delete(signal);
        for (const each of waiters) this.#onAbort(each);
      };
      entry = { waiters, listener };
      this.#watched.set(signal, entry);
      signal.addEventListener('abort', listener, { once: true });
    }
    entry.waiters.add(waiter);
  }

  remove(waiter: Waiter): void {
    const signal = waiter.call.signal;
    const entry = signal && this.#watched.get(signal);
    if (signal === undefined || entry === undefined) return;
    entry.waiters.delete(waiter);
    if (entry.waiters.size > 0) return;
    this.#watched.delete(signal);
    signal.removeEventListener('abort', entry.listener);
  }
}
