interface Run {
  readonly ended: Promise<void>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Work that never runs twice at a time: whoever asks while it runs waits for the same run. A run is aborted when no caller
 * waits for it any more.
 */
export class SharedRun {
  readonly #work: (signal: AbortSignal) => Promise<void>;
  #run: Run | undefined;

  constructor(work: (signal: AbortSignal) => Promise<void>) {
    this.#work = work;
  }

  /**
   * Waits for the run under way, or for a new one.
   * @throws what the work throws; the signal's reason when `signal` is aborted first.
   */
  async join(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const run = this.#run && !this.#run.controller.signal.aborted ? this.#run : this.#start();
    run.waiting += 1;
    const leave = () => {
      run.waiting -= 1;
      if (run.waiting === 0) run.controller.abort(signal?.reason);
    };
    await untilAborted(run.ended, signal, leave);
  }

  /** Gives up the run under way; everybody who waits for it fails with `reason`. */
  abort(reason: unknown): void {
    this.#run?.controller.abort(reason);
  }

  #start(): Run {
    const before = this.#run?.ended ?? Promise.resolve();
    const controller = new AbortController();
    const ended = before
      // A run that was given up ends before the next begins.
      .catch(() => undefined)
      .then(() => this.#work(controller.signal))
      .finally(() => {
        if (this.#run === run) this.#run = undefined;
      });
    const run: Run = { ended, controller, waiting: 0 };
    this.#run = run;
    return run;
  }
}

/**
 * The promise's end, or the signal's if that comes first; then `onAbort` is called.
 * @throws what the promise rejects with, or the signal's reason.
 */
export function untilAborted<T>(promise: Promise<T>, signal?: AbortSignal, onAbort?: () => void): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => {
      onAbort?.();
      reject(signal.reason);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
