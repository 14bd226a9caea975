import * as z from 'zod';
import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import type { Subscribe } from '../base/emitter';
import { Emitter } from '../base/emitter';
import { DelayedSave } from './delayedSave';
import type { DirectoryStore } from './directoryStore';
import { storedTime } from './storedTime';

const groupMark = z.object({
  groupId: z.string().min(1),
  pinned: z.boolean().optional(),
  /** When it was pinned or unpinned, in milliseconds since the epoch. */
  pinnedAtMs: z.number().optional(),
  /** When something was sent to it or read in it here. */
  usedAtMs: z.number().optional(),
});
type GroupMark = z.infer<typeof groupMark>;

const stored = z.object({ version: z.literal(1), marks: z.array(groupMark) });

export interface GroupMarksOptions {
  readonly store: DirectoryStore;
  readonly clock?: Clock | undefined;
  /** Called when the disk can't be written. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Groups without a pin that are remembered at most. */
const USED_MAX = 200;
/** Milliseconds from a use to writing it. */
const SAVE_MS = 2_000;
const KEY = 'groupMarks';

/** What a person did with groups: which are pinned, and when each was used last. One list an app, shared by its windows. */
export class GroupMarks {
  readonly #store: DirectoryStore;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #changed: Emitter;
  readonly #save: DelayedSave;
  #marks: ReadonlyMap<string, GroupMark> = new Map();
  #loading: Promise<void> | undefined;

  /** A group was pinned or unpinned, here or in another window. Uses are not announced: rows must not move under a pointer. */
  readonly onDidChangePins: Subscribe<void>;

  constructor(options: GroupMarksOptions) {
    this.#store = options.store;
    this.#clock = options.clock ?? systemClock;
    this.#onError = options.onError ?? (() => undefined);
    this.#changed = new Emitter(this.#onError);
    this.onDidChangePins = this.#changed.subscribe;
    this.#save = new DelayedSave(this.#clock, SAVE_MS, () => this.#write(), this.#onError);
  }

  /** Reads what the disk has, once. Does not throw. */
  load(): Promise<void> {
    this.#loading ??= this.reload();
    return this.#loading;
  }

  /** Reads what the disk has now, other windows' marks included. Does not throw. */
  async reload(): Promise<void> {
    try {
      this.#takeIn(await this.#store.read(KEY));
    } catch (error) {
      this.#onError(error);
    }
  }

  isPinned(groupId: string): boolean {
    return this.#marks.get(groupId)?.pinned === true;
  }

  /** When something was sent to a group or read in it here, in milliseconds since the epoch; undefined for never. */
  usedAtMs(groupId: string): number | undefined {
    return this.#marks.get(groupId)?.usedAtMs;
  }

  /** All groups that were used, the latest first. */
  get used(): readonly string[] {
    return [...this.#marks.values()]
      .filter(({ usedAtMs }) => usedAtMs !== undefined)
      .toSorted((a, b) => (b.usedAtMs ?? 0) - (a.usedAtMs ?? 0))
      .map(({ groupId }) => groupId);
  }

  /** Pins or unpins a group. @throws when the disk can't be written; the mark holds in this window all the same. */
  async pin(groupId: string, pinned: boolean): Promise<void> {
    if (this.isPinned(groupId) === pinned) return;
    this.#put({ groupId, pinned, pinnedAtMs: this.#clock.now() });
    this.#changed.fire();
    await this.#write();
  }

  /** Something was sent to a group or read in it. */
  use(groupId: string): void {
    this.#put({ groupId, usedAtMs: this.#clock.now() });
    this.#save.soon();
  }

  /** What waits is written to the disk. */
  dispose(): void {
    this.#changed.dispose();
    this.#save.dispose();
  }

  #put(mark: GroupMark): void {
    this.#marks = merged(this.#marks.values(), [mark]);
  }

  #takeIn(value: unknown): void {
    const now = this.#clock.now();
    const written = (stored.safeParse(value).data?.marks ?? []).map((mark) => ({
      ...mark,
      ...(mark.pinnedAtMs !== undefined && { pinnedAtMs: storedTime(mark.pinnedAtMs, now) }),
      ...(mark.usedAtMs !== undefined && { usedAtMs: storedTime(mark.usedAtMs, now) }),
    }));
    const before = this.#pins();
    // Of one moment, what was done here counts: the file may be of before.
    this.#marks = merged(written, this.#marks.values());
    if (this.#pins() !== before) this.#changed.fire();
  }

  #pins(): string {
    return [...this.#marks.values()]
      .filter(({ pinned }) => pinned)
      .map(({ groupId }) => groupId)
      .toSorted()
      .join('\n');
  }

  #write(): Promise<void> {
    return this.#store.update(KEY, (value) => {
      this.#takeIn(value);
      return { version: 1, marks: [...this.#marks.values()] };
    });
  }
}

/** Two lists as one: of each group the latest pin and the latest use. The groups used longest ago are left out. */
function merged(ours: Iterable<GroupMark>, theirs: Iterable<GroupMark>): ReadonlyMap<string, GroupMark> {
  const all = new Map<string, GroupMark>();
  for (const mark of [...ours, ...theirs]) {
    const known = all.get(mark.groupId);
    all.set(mark.groupId, known ? latest(known, mark) : mark);
  }
  const loose = [...all.values()].filter(({ pinned }) => pinned !== true);
  for (const { groupId } of loose.toSorted((a, b) => lastTouch(b) - lastTouch(a)).slice(USED_MAX))
    all.delete(groupId);
  return all;
}

function latest(known: GroupMark, other: GroupMark): GroupMark {
  const pin =
    (other.pinnedAtMs ?? 0) >= (known.pinnedAtMs ?? 0) && other.pinned !== undefined ? other : known;
  const usedAtMs = Math.max(known.usedAtMs ?? 0, other.usedAtMs ?? 0);
  return {
    groupId: known.groupId,
    ...(pin.pinned !== undefined && { pinned: pin.pinned }),
    ...(pin.pinnedAtMs !== undefined && { pinnedAtMs: pin.pinnedAtMs }),
    ...(usedAtMs > 0 && { usedAtMs }),
  };
}

function lastTouch({ usedAtMs, pinnedAtMs }: GroupMark): number {
  return Math.max(usedAtMs ?? 0, pinnedAtMs ?? 0);
}
