import type { Clock, Disposable } from '../base/clock';
import { systemClock } from '../base/clock';
import type { LimitPriority } from '../client/limits/limitCall';
import type { SeaTalkClient } from '../client/seaTalkClient';
import { isCursorGone } from '../contract/codes';
import type { Unreadable } from '../contract/tolerant';
import { unreadableIn } from '../contract/tolerant';
import type { Subscribe } from '../base/emitter';
import { GatheringEmitter } from '../base/emitter';
import { DelayedSave } from './delayedSave';
import type { DirectoryStore } from './directoryStore';
import { mergeGroups, newest, readGroups, toStoredGroup } from './groupRecord';
import type { StoredGroup, StoredGroups } from './groupRecord';
import { byName } from './groupOrder';
import type { GroupOrder } from './groupOrder';
import { NameQueue } from './nameQueue';
import type { NamePriority } from './nameQueue';
import { folded, matchRank } from './searchText';
import { storedTime } from './storedTime';
import { SharedRun } from '../base/sharedRun';

/** A group as far as it is known. */
export interface GroupEntry extends StoredGroup {
  /** From an earlier time: the bot may have left since, or the name is more than a day old and on its way. */
  readonly stale: boolean;
}

/** `empty`: nothing read yet. In every state {@link GroupDirectory.groups} is what was known last. */
export type GroupsState = 'empty' | 'loading' | 'ready' | 'error';

export interface GroupDirectoryOptions {
  readonly client: Pick<SeaTalkClient, 'joinedGroups' | 'getGroupInfo'>;
  readonly store: DirectoryStore;
  readonly clock?: Clock | undefined;
  /** Called with failures in the background: names that can't be read, a disk that can't be written. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Names older than this are read again, in the background. */
const NAME_LIFETIME_MS = 24 * 3_600_000;
/** Many names arrive in a second; listeners are called once for a burst. */
const GATHER_MS = 100;
/** While names come in, rows are sorted again at most so often. */
const SORT_MS = 5_000;
/** Milliseconds from a change to writing the file, at most. */
const SAVE_MS = 2_000;
/** Milliseconds from the list to the rest of the names: a view needs a moment to set its visible rows. */
const SWEEP_MS = 500;
/** One call may wait for its slot behind others that go first, in milliseconds. */
const NAME_DEADLINE_MS: Readonly<Record<NamePriority, number>> = { interactive: 120_000, bulk: 600_000 };
const KEY = 'groups';

/**
 * The groups an app's bot is in. What the disk has comes first; a refresh reads the ids, which come without names, then
 * the names: of the visible rows first, of all others in the background.
 */
export class GroupDirectory {
  readonly #client: GroupDirectoryOptions['client'];
  readonly #store: DirectoryStore;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #changed: GatheringEmitter;
  readonly #names: NameQueue;
  readonly #save: DelayedSave;
  readonly #refreshing = new SharedRun((signal) => this.#refresh(signal));

  #known = new Map<string, StoredGroup>();
  /** Seen in a listing of this session that did not fail since. */
  readonly #confirmed = new Set<string>();
  #sorted: readonly GroupEntry[] | undefined;
  /** Of the rows when they were sorted last, by group id. */
  #places: ReadonlyMap<string, number> = new Map();
  #sortedAtMs = -Infinity;
  #order: GroupOrder = byName;
  #unreadable: readonly Unreadable[] = [];
  #visible: readonly string[] = [];
  #state: GroupsState = 'empty';
  #error: unknown;
  #fetchedAtMs: number | undefined;
  #loading: Promise<void> | undefined;
  #sweep: Disposable | undefined;
  #priority: LimitPriority | undefined;
  #disposed = false;

  /** After each change of anything below. */
  readonly onDidChange: Subscribe<void>;

  constructor(options: GroupDirectoryOptions) {
    this.#client = options.client;
    this.#store = options.store;
    this.#clock = options.clock ?? systemClock;
    this.#onError = options.onError ?? (() => undefined);
    this.#changed = new GatheringEmitter(this.#clock, GATHER_MS, this.#onError);
    this.onDidChange = this.#changed.subscribe;
    this.#names = new NameQueue({
      clock: this.#clock,
      fetch: (groupId, priority, signal) => this.#fetchName(groupId, priority, signal),
      isNeeded: (groupId) => this.#isNameNeeded(groupId),
      onError: this.#onError,
      onIdle: () => this.#changedSoon(),
    });
    this.#save = new DelayedSave(this.#clock, SAVE_MS, () => this.#write(), this.#onError);
  }

  /**
   * In the order that was set, by name at first; those whose name is not known yet come last. While names come in, rows keep their places, so that a person does not hit a
   * neighbour: they are sorted when no name is on its way, and every few seconds where there are many.
   */
  get groups(): readonly GroupEntry[] {
    this.#sorted ??= this.#ordered();
    return this.#sorted;
  }

  /** Sorts {@link groups} by another order, or by the same one once more. */
  setOrder(order: GroupOrder): void {
    this.#order = order;
    this.#sortedAtMs = -Infinity;
    this.#changedNow();
  }

  /** What of the list could not be read when it was last read to its end. */
  get unreadable(): readonly Unreadable[] {
    return this.#unreadable;
  }

  get state(): GroupsState {
    return this.#state;
  }

  /** Why the last refresh failed; `undefined` in every state but `error`. */
  get error(): unknown {
    return this.#error;
  }

  /** When the list was last read to its end, by this window or another one. */
  get fetchedAtMs(): number | undefined {
    return this.#fetchedAtMs;
  }

  get(groupId: string): GroupEntry | undefined {
    const group = this.#known.get(groupId);
    return group && this.#entry(group);
  }

  /** Reads what the disk has, once. Does not throw. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /**
   * Reads the list from the platform; ends when it is complete. Names go on in the background. A second call waits for the
   * refresh under way; that is given up when everybody who waits has aborted.
   * @throws SeaTalkError; the list stays what it was. The signal's reason when that is aborted.
   */
  refresh(
    options: {
      readonly signal?: AbortSignal | undefined;
      /** Of a refresh that isn't under way yet: `bulk` where nobody waits for it. */
      readonly priority?: LimitPriority | undefined;
    } = {},
  ): Promise<void> {
    if (this.#state !== 'loading') this.#priority = options.priority;
    return this.#refreshing.join(options.signal);
  }

  /** The rows on the screen, top first: their names are read before all others. Cheap to call at every change. */
  setVisible(groupIds: readonly string[]): void {
    this.#visible = groupIds;
    this.#names.setVisible(groupIds);
  }

  /** Groups by name, without regard to case and accents, best match first; or the one with this very id. */
  find(text: string): readonly GroupEntry[] {
    const exact = this.get(text.trim());
    if (exact) return [exact];
    const query = folded(text);
    return this.groups
      .map((group) => ({ group, rank: group.name === undefined ? 0 : matchRank(folded(group.name), query) }))
      .filter(({ rank }) => rank > 0 || query === '')
      .toSorted((a, b) => b.rank - a.rank)
      .map(({ group }) => group);
  }

  /**
   * Asks for one group by its id, whether it is in the list or not.
   * @throws SeaTalkError
   */
  async lookup(groupId: string, signal?: AbortSignal): Promise<GroupEntry> {
    const group = await this.#ask(groupId, 'interactive', signal);
    return { ...group, stale: false };
  }

  /** Ends all that is under way; what is known is written to the disk. */
  dispose(): void {
    this.#disposed = true;
    this.#refreshing.abort(new Error('The list of groups is no longer needed'));
    this.#sweep?.dispose();
    this.#names.dispose();
    this.#changed.dispose();
    this.#save.dispose();
  }

  async #load(): Promise<void> {
    try {
      const stored = readGroups(await this.#store.read(KEY), this.#clock.now());
      if (stored) this.#takeIn(stored);
    } catch (error) {
      this.#onError(error);
    }
    if (this.#fetchedAtMs !== undefined && this.#state === 'empty') this.#state = 'ready';
    this.#changedNow();
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const failedBefore = this.#state === 'error' ? { error: this.#error } : undefined;
    this.#state = 'loading';
    this.#error = undefined;
    this.#changedNow();
    try {
      await this.load();
      await this.#takeInWritten();
      this.#names.resume();
      await this.#list(signal).catch((error: unknown) => {
        // The cursor did not last as long as the walk: once more from the start.
        if (!isCursorGone(error)) throw error;
        return this.#list(signal);
      });
      this.#state = 'ready';
    } catch (error) {
      if (signal.aborted && failedBefore) {
        // Nothing is known better than before.
        this.#state = 'error';
        this.#error = failedBefore.error;
      } else if (signal.aborted) {
        this.#state = this.#fetchedAtMs === undefined ? 'empty' : 'ready';
      } else {
        this.#state = 'error';
        this.#error = error;
        this.#confirmed.clear();
      }
      throw error;
    } finally {
      this.#changedNow();
    }
  }

  /** Walks the ids. Groups appear with the page that names them, and disappear when no page did. */
  async #list(signal: AbortSignal): Promise<void> {
    const seen = new Set<string>();
    const unreadable: Unreadable[] = [];
    for await (const page of this.#client.joinedGroups({ signal, priority: this.#priority })) {
      signal.throwIfAborted();
      unreadable.push(...unreadableIn(page));
      for (const groupId of page) {
        seen.add(groupId);
        this.#confirmed.add(groupId);
        if (!this.#known.has(groupId)) this.#known.set(groupId, { groupId });
      }
      this.#changedNow();
      this.#names.setVisible(this.#visible);
    }
    signal.throwIfAborted();
    this.#keepOnly(seen);
    this.#unreadable = unreadable;
    this.#fetchedAtMs = this.#clock.now();
    this.#save.soon();
    this.#sweep?.dispose();
    this.#sweep = this.#clock.setTimer(SWEEP_MS, () => this.#names.addRest(this.#known.keys()));
  }

  #keepOnly(seen: ReadonlySet<string>): void {
    const gone = new Set([...this.#known.keys()].filter((groupId) => !seen.has(groupId)));
    for (const groupId of gone) {
      this.#known.delete(groupId);
      this.#confirmed.delete(groupId);
    }
    this.#names.drop(gone);
    // What another window wrote meanwhile may have lacked some.
    for (const groupId of seen) {
      if (!this.#known.has(groupId)) this.#known.set(groupId, { groupId });
    }
  }

  #isNameNeeded(groupId: string): boolean {
    const group = this.#known.get(groupId);
    return group !== undefined && (group.nameFetchedAtMs === undefined || this.#isOld(group));
  }

  #isOld(group: StoredGroup): boolean {
    const { nameFetchedAtMs } = group;
    const now = this.#clock.now();
    return nameFetchedAtMs !== undefined && now - storedTime(nameFetchedAtMs, now) >= NAME_LIFETIME_MS;
  }

  async #fetchName(groupId: string, priority: NamePriority, signal: AbortSignal): Promise<void> {
    await this.#ask(groupId, priority, signal);
  }

  async #ask(groupId: string, priority: NamePriority, signal?: AbortSignal): Promise<StoredGroup> {
    const { group: info } = await this.#client.getGroupInfo(
      // The members aren't needed here: the smallest page will do.
      { group_id: groupId, page_size: 1 },
      { priority, signal, deadlineMs: NAME_DEADLINE_MS[priority] },
    );
    const group = toStoredGroup(groupId, info, this.#clock.now());
    if (!this.#disposed && this.#known.has(groupId)) {
      this.#known.set(groupId, group);
      this.#changedSoon();
      this.#save.soon();
    }
    return group;
  }

  /** Takes over what another window has written since. */
  async #takeInWritten(): Promise<void> {
    const stored = readGroups(await this.#store.read(KEY), this.#clock.now());
    if (stored) this.#takeIn(stored);
  }

  #takeIn(stored: StoredGroups): void {
    if (this.#fetchedAtMs === undefined) {
      this.#fetchedAtMs = stored.fetchedAtMs;
      for (const group of stored.groups)
        this.#known.set(group.groupId, newest(group, this.#known.get(group.groupId)));
    } else {
      const merged = mergeGroups(this.#stored(this.#fetchedAtMs), stored);
      this.#fetchedAtMs = merged.fetchedAtMs;
      this.#known = new Map(merged.groups.map((group) => [group.groupId, group]));
    }
    this.#sorted = undefined;
  }

  #stored(fetchedAtMs: number): StoredGroups {
    return { version: 1, fetchedAtMs, groups: [...this.#known.values()] };
  }

  async #write(): Promise<void> {
    // Names alone are not written: without a list read to its end, it wouldn't be known which groups are missing.
    if (this.#fetchedAtMs === undefined) return;
    const before = this.#fetchedAtMs;
    await this.#store.update(KEY, (written) => {
      const stored = readGroups(written, this.#clock.now());
      // Names that another window read meanwhile need not be read here.
      if (stored) this.#takeIn(stored);
      return this.#stored(this.#fetchedAtMs ?? before);
    });
    this.#changed.fireSoon();
  }

  #ordered(): readonly GroupEntry[] {
    const entries = [...this.#known.values()].map((group) => this.#entry(group));
    const now = this.#clock.monotonic();
    if (this.#names.isBusy && now - this.#sortedAtMs < SORT_MS) {
      const place = ({ groupId }: GroupEntry) => this.#places.get(groupId) ?? Infinity;
      return entries.toSorted((a, b) => {
        const [first, second] = [place(a), place(b)];
        return first === second ? this.#order(a, b) : first - second;
      });
    }
    const sorted = entries.toSorted(this.#order);
    this.#sortedAtMs = now;
    this.#places = new Map(sorted.map(({ groupId }, index) => [groupId, index]));
    return sorted;
  }

  #entry(group: StoredGroup): GroupEntry {
    return { ...group, stale: !this.#confirmed.has(group.groupId) || this.#isOld(group) };
  }

  #changedSoon(): void {
    this.#sorted = undefined;
    this.#changed.fireSoon();
  }

  #changedNow(): void {
    this.#sorted = undefined;
    this.#changed.fire();
  }
}
