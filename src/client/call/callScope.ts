import type { Clock, Disposable } from '../../base/clock';
import type { StopSignal } from '../../wire/transport';

/** Why a call was given up. */
export type EndReason = 'cancelled' | 'deadline';

/** The time and patience one call has: its deadline and its caller's signal as one. */
export class CallScope implements StopSignal {
  /** On the monotonic clock, in milliseconds. */
  readonly deadlineAtMs: number;
  /** The caller's own signal. */
  readonly outer: AbortSignal | undefined;
  readonly #clock: Clock;
  readonly #onAbort = () => this.#end('cancelled');
  readonly #listeners: (() => void)[] = [];
  #timer: Disposable | undefined;
  #ended: EndReason | undefined;

  constructor(clock: Clock, deadlineMs: number, outer: AbortSignal | undefined) {
    this.#clock = clock;
    this.outer = outer;
    this.deadlineAtMs = clock.monotonic() + deadlineMs;
    if (outer?.aborted) {
      this.#ended = 'cancelled';
      return;
    }
    outer?.addEventListener('abort', this.#onAbort, { once: true });
    this.#timer = clock.setTimer(deadlineMs, () => this.#end('deadline'));
  }

  /** Why the call was given up; `undefined` while it was not. */
  get ended(): EndReason | undefined {
    return this.#ended;
  }

  get aborted(): boolean {
    return this.#ended !== undefined;
  }

  get reason(): unknown {
    return this.#ended === undefined ? undefined : new ScopeEnded(this.#ended);
  }

  get remainingMs(): number {
    return this.deadlineAtMs - this.#clock.monotonic();
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    const index = this.#listeners.indexOf(listener);
    if (index >= 0) this.#listeners.splice(index, 1);
  }

  /** Waits for `promise`, but not longer than the call lives. @throws ScopeEnded */
  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const onAbort = () => reject(new ScopeEnded(this.#ended ?? 'cancelled'));
      if (this.aborted) onAbort();
      else this.addEventListener('abort', onAbort);
      promise.then(resolve, reject).finally(() => this.removeEventListener('abort', onAbort));
    });
  }

  /** Lets time pass. @throws ScopeEnded */
  async pause(delayMs: number): Promise<void> {
    let timer: Disposable | undefined;
    try {
      await this.race(
        new Promise<void>((resolve) => {
          timer = this.#clock.setTimer(delayMs, resolve);
        }),
      );
    } finally {
      timer?.dispose();
    }
  }

  /** From here on only the caller's signal ends the call. */
  dropDeadline(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  dispose(): void {
    this.dropDeadline();
    this.outer?.removeEventListener('abort', this.#onAbort);
  }

  #end(reason: EndReason): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    this.dispose();
    for (const listener of this.#listeners.splice(0)) listener();
  }
}

/** A wait that ended with its call. */
class ScopeEnded extends Error {
  override readonly name = 'AbortError';

  constructor(reason: EndReason) {
    super(reason === 'deadline' ? 'The deadline passed' : 'The call was cancelled');
  }
}
