import type { Disposable } from '../../base/clock';

/** One call that was answered; never its body, its token or a webhook's key. */
export interface Activity {
  /** Unix ms on the clock of the local SeaTalk. */
  readonly atMs: number;
  readonly rid: string;
  /** Name in the endpoint table; undefined for a path that is not in it. */
  readonly call: string | undefined;
  readonly method: string;
  /** With placeholders in place of keys and file names. */
  readonly path: string;
  readonly appId: string | undefined;
  readonly status: number;
  readonly code: number | undefined;
  readonly message: string | undefined;
  readonly durationMs: number;
  /** The injected fault that shaped the answer. */
  readonly faultId: string | undefined;
}

const KEPT = 1000;

/** The latest calls, in the order they were answered. */
export class ActivityLog {
  readonly #entries: Activity[] = [];
  readonly #listeners = new Set<(activity: Activity) => void>();

  add(activity: Activity): void {
    this.#entries.push(activity);
    if (this.#entries.length > KEPT) this.#entries.shift();
    for (const listener of this.#listeners) listener(activity);
  }

  get entries(): readonly Activity[] {
    return this.#entries;
  }

  listen(listener: (activity: Activity) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
