/** A pending timer, or anything else that has to be ended by its owner. */
export interface Disposable {
  dispose(): void;
}

/**
 * Time as an input. Everything that waits or reads the time takes one of these, so that a test can move it by hand.
 * All values are milliseconds.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch: for times that are shown or stored. It jumps when the machine's clock is set. */
  now(): number;
  /**
   * Milliseconds since some moment in the past: for windows, deadlines and durations. It never jumps and never goes back. In Node
   * that moment is the start of the machine, so that processes can compare; it may stand still while the machine sleeps.
   */
  monotonic(): number;
  /** Calls `callback` once after `delayMs`; dispose to cancel. */
  setTimer(delayMs: number, callback: () => void): Disposable;
}

/** Node clamps a longer delay to 1 ms; see https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Frames of the editor have no `process`. */
const { process: node } = globalThis as { process?: { hrtime(): [sec: number, ns: number] } };

function monotonicMs(): number {
  if (node === undefined) return Math.floor(performance.now());
  const [sec, ns] = node.hrtime();
  return sec * 1_000 + Math.floor(ns / 1e6);
}

/** The real time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: monotonicMs,
  setTimer(delayMs, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, delayMs), MAX_TIMER_MS));
    return { dispose: () => clearTimeout(timer) };
  },
};

/**
 * Resolves after `delayMs` on `clock`.
 * @throws the signal's reason when `signal` is aborted first.
 */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      timer.dispose();
      reject(signal?.reason);
    };
    const timer = clock.setTimer(delayMs, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
