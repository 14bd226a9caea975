import type { Subscribe } from '../../base/emitter';
import { Emitter } from '../../base/emitter';

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
  readonly #added = new Emitter<Activity>(() => undefined);
  readonly onDidAdd: Subscribe<Activity> = this.#added.subscribe;

  add(activity: Activity): void {
    this.#entries.push(activity);
    if (this.#entries.length > KEPT) this.#entries.shift();
    this.#added.fire(activity);
  }

  get entries(): readonly Activity[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
