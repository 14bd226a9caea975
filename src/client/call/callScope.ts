import type { Clock, Disposable } from '../../base/clock';

/** Why a call was given up. */
export type EndReason = 'cancelled' | 'deadline';

/** The time and patience one call has: its deadline and its caller's signal as one signal. */
export class CallScope {
  readonly deadlineAtMs: number;
  readonly #clock: Clock;
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  readonly #onAbort = () => this.#end('cancelled', this.#outer?.reason);
  #timer: Disposable | undefined;
  #reason: EndReason | undefined;

  constructor(clock: Clock, deadlineMs: number, outer: AbortSignal | undefined) {
    this.#clock = clock;
    this.#outer = outer;
    this.deadlineAtMs = clock.now() + deadlineMs;
    this.#timer = clock.setTimer(deadlineMs, () => this.#end('deadline', new Error('The deadline passed')));
    if (outer?.aborted) this.#onAbort();
    else outer?.addEventListener('abort', this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the signal is aborted; `undefined` while it is not. */
  get reason(): EndReason | undefined {
    return this.#reason;
  }

  get remainingMs(): number {
    return this.deadlineAtMs - this.#clock.now();
  }

  /** Waits for `promise`, but not longer than the call lives. @throws the signal's reason */
  race<T>(promise: Promise<T>): Promise<T> {
    const { signal } = this;
    return new Promise<T>((resolve, reject) => {
      const onAbort = () => reject(signal.reason);
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
      promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    });
  }

  /** From here on only the caller's signal ends the call. */
  dropDeadline(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  dispose(): void {
    this.dropDeadline();
    this.#outer?.removeEventListener('abort', this.#onAbort);
  }

  #end(reason: EndReason, cause: unknown): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#controller.abort(cause);
  }
}
