import type { Clock, Disposable } from '../base/clock';
import { SeaTalkError } from '../client/errors';
import type { ErrorKind } from '../contract/errorKind';

export type NamePriority = 'interactive' | 'bulk';

/** Calls under way at once. The rate limiter decides the pace; more would only wait there. */
const CALLS_AT_ONCE = 4;
/** Of these, calls in the background at most, so that a row on screen always finds a free place. */
const BULK_AT_ONCE = 2;
/** First pause after the platform could not be reached; doubled up to the longest. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

export interface NameQueueOptions {
  readonly clock: Clock;
  /** Reads one name and keeps it. */
  readonly fetch: (groupId: string, priority: NamePriority, signal: AbortSignal) => Promise<void>;
  /** Whether a name is missing or too old. Asked again just before the call. */
  readonly isNeeded: (groupId: string) => boolean;
  /** Called once for a row of failures. */
  readonly onError: (error: unknown) => void;
  /** No name is on its way any more. */
  readonly onIdle: () => void;
}

/**
 * Reads names one by one: first of the rows on the screen, then all others with low priority. After a failure that
 * would meet every group, such as a missing permission, it stops until it is resumed; when the platform can't be reached,
 * it pauses.
 */
export class NameQueue {
  readonly #options: NameQueueOptions;
  readonly #stop = new AbortController();
  #visible: string[] = [];
  readonly #rest = new Set<string>();
  /** Under way. */
  readonly #asking = new Map<string, NamePriority>();
  /** Groups whose name can't be had, until the queue is resumed. */
  readonly #refused = new Set<string>();
  #stopped = false;
  #pause: Disposable | undefined;
  #pauseMs = FIRST_PAUSE_MS;

  constructor(options: NameQueueOptions) {
    this.#options = options;
  }

  /** The rows on the screen now, first one first. Rows that were there before wait with the rest. */
  setVisible(groupIds: readonly string[]): void {
    for (const groupId of this.#visible) this.#rest.add(groupId);
    this.#visible = groupIds.filter((groupId) => this.#isOpen(groupId));
    for (const groupId of this.#visible) this.#rest.delete(groupId);
    this.#fill();
  }

  /** Names to read when nothing else is to do. */
  addRest(groupIds: Iterable<string>): void {
    const visible = new Set(this.#visible);
    for (const groupId of groupIds) {
      if (!visible.has(groupId) && this.#isOpen(groupId)) this.#rest.add(groupId);
    }
    this.#fill();
  }

  /** Names are on their way. */
  get isBusy(): boolean {
    return this.#asking.size > 0;
  }

  /** Forgets groups that are gone. */
  drop(groupIds: ReadonlySet<string>): void {
    this.#visible = this.#visible.filter((groupId) => !groupIds.has(groupId));
    for (const groupId of groupIds) this.#rest.delete(groupId);
  }

  /** Goes on after a failure, as when a person refreshes. */
  resume(): void {
    this.#stopped = false;
    this.#refused.clear();
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#pause?.dispose();
    this.#pause = undefined;
    this.#fill();
  }

  dispose(): void {
    this.#stopped = true;
    this.#pause?.dispose();
    this.#stop.abort();
  }

  #isOpen(groupId: string): boolean {
    return !this.#asking.has(groupId) && !this.#refused.has(groupId) && this.#options.isNeeded(groupId);
  }

  #fill(): void {
    while (!this.#stopped && !this.#pause && this.#asking.size < CALLS_AT_ONCE) {
      const next = this.#next();
      if (!next) return;
      void this.#ask(...next);
    }
  }

  #next(): [groupId: string, priority: NamePriority] | undefined {
    for (let groupId = this.#visible.shift(); groupId !== undefined; groupId = this.#visible.shift()) {
      if (this.#isOpen(groupId)) return [groupId, 'interactive'];
    }
    const bulk = [...this.#asking.values()].filter((priority) => priority === 'bulk').length;
    if (bulk >= BULK_AT_ONCE) return undefined;
    for (const groupId of this.#rest) {
      this.#rest.delete(groupId);
      if (this.#isOpen(groupId)) return [groupId, 'bulk'];
    }
    return undefined;
  }

  async #ask(groupId: string, priority: NamePriority): Promise<void> {
    this.#asking.set(groupId, priority);
    try {
      await this.#options.fetch(groupId, priority, this.#stop.signal);
      this.#pauseMs = FIRST_PAUSE_MS;
    } catch (error) {
      this.#failed(groupId, error);
    } finally {
      this.#asking.delete(groupId);
    }
    this.#fill();
    if (!this.isBusy && !this.#stop.signal.aborted) this.#options.onIdle();
  }

  #failed(groupId: string, error: unknown): void {
    if (this.#stop.signal.aborted) return;
    const reach = reachOf(error);
    if (reach === 'group') {
      this.#refused.add(groupId);
      return;
    }
    this.#rest.add(groupId);
    // Calls that were under way beside the first that failed bring nothing new.
    if (this.#stopped || this.#pause) return;
    if (reach === 'all') this.#stopped = true;
    else this.#rests(error);
    this.#options.onError(error);
  }

  #rests(error: unknown): void {
    const { clock } = this.#options;
    const untilMs = error instanceof SeaTalkError ? (error.retryAtMs ?? 0) : 0;
    const pauseMs = Math.max(this.#pauseMs, untilMs - clock.now());
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, this.#pauseMs * 2);
    this.#pause = clock.setTimer(pauseMs, () => {
      this.#pause = undefined;
      this.#fill();
    });
  }
}

const OF_ONE_GROUP: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'not_found',
  'state',
  'invalid',
  'bad_answer',
  'too_large',
]);
const OF_ALL_GROUPS: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'auth',
  'permission',
  'no_credentials',
  'forbidden_origin',
]);

/** Whom a failure meets: this group only, every group for good, or every group for a while. */
function reachOf(error: unknown): 'group' | 'all' | 'while' {
  if (!(error instanceof SeaTalkError) || OF_ALL_GROUPS.has(error.kind)) return 'all';
  return OF_ONE_GROUP.has(error.kind) ? 'group' : 'while';
}
