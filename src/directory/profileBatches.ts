import type { Clock, Disposable } from '../base/clock';
import { SeaTalkError } from '../client/errors';
import { IDS_PER_CALL } from './resolvePeople';

/** Milliseconds that people are gathered: rows of a tree are labeled one by one. */
const GATHER_MS = 50;
/** Milliseconds without a call after a failure: without the permission every call fails, and labels do without. */
const QUIET_MS = 10 * 60_000;

export interface ProfileBatchesOptions {
  readonly clock: Clock;
  /** Reads the profiles of so many people and keeps them. */
  readonly fetch: (employeeCodes: readonly string[], signal: AbortSignal) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Gathers people whose profiles are needed and asks for many in one call, one call at a time. */
export class ProfileBatches {
  readonly #options: ProfileBatchesOptions;
  readonly #stop = new AbortController();
  readonly #codes = new Set<string>();
  #asking: ReadonlySet<string> = new Set();
  #timer: Disposable | undefined;
  /** On the monotonic clock. */
  #quietUntilMs = 0;

  constructor(options: ProfileBatchesOptions) {
    this.#options = options;
  }

  add(employeeCode: string): void {
    if (this.#stop.signal.aborted || this.#asking.has(employeeCode)) return;
    if (this.#options.clock.monotonic() < this.#quietUntilMs) return;
    this.#codes.add(employeeCode);
    if (this.#asking.size === 0) this.#arm();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#stop.abort();
  }

  #arm(): void {
    this.#timer ??= this.#options.clock.setTimer(GATHER_MS, () => {
      this.#timer = undefined;
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    const codes = [...this.#codes].slice(0, IDS_PER_CALL);
    for (const code of codes) this.#codes.delete(code);
    this.#asking = new Set(codes);
    try {
      await this.#options.fetch(codes, this.#stop.signal);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#asking = new Set();
    }
    if (this.#codes.size > 0 && !this.#stop.signal.aborted) this.#arm();
  }

  #failed(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    this.#codes.clear();
    const { clock } = this.#options;
    const retryAtMs = error instanceof SeaTalkError ? (error.retryAtMs ?? 0) : 0;
    this.#quietUntilMs = clock.monotonic() + Math.max(QUIET_MS, retryAtMs - clock.now());
    this.#options.onError(error);
  }
}
