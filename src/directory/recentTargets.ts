import * as z from 'zod';
import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import type { DirectoryStore } from './directoryStore';

const recentTarget = z.object({
  kind: z.enum(['group', 'person', 'webhook']),
  /** Group id, employee code, or the id of a webhook's profile; never its URL. */
  id: z.string().min(1),
  /** As it was shown then. */
  name: z.string().optional(),
  threadId: z.string().optional(),
  /** How the thread's root message begins. */
  threadWords: z.string().optional(),
  /** Milliseconds since the epoch. */
  usedAtMs: z.number(),
});

/** Where something was sent. */
export type RecentTarget = z.infer<typeof recentTarget>;

const stored = z.object({ version: z.literal(1), targets: z.array(recentTarget) });

/** Older ones are forgotten. */
export const RECENT_TARGETS_MAX = 20;
const KEY = 'recents';

/** Where was sent to lately, the last one first; one list an app, shared by its windows. */
export class RecentTargets {
  readonly #store: DirectoryStore;
  readonly #clock: Clock;
  #targets: readonly RecentTarget[] = [];
  /** What the store doesn't have yet; everything else is as another window left it there. */
  #unsaved: readonly RecentTarget[] = [];

  constructor(store: DirectoryStore, clock: Clock = systemClock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** As far as {@link load}ed. */
  get targets(): readonly RecentTarget[] {
    return this.#targets;
  }

  /** Reads what the disk has now, other windows' targets included. */
  async load(): Promise<readonly RecentTarget[]> {
    this.#targets = merged(this.#unsaved, readTargets(await this.#store.read(KEY)));
    return this.#targets;
  }

  /** Puts a target first. @throws when the store can't be written; the list holds the target all the same. */
  add(target: Omit<RecentTarget, 'usedAtMs'>): Promise<void> {
    const used = { ...target, usedAtMs: this.#clock.now() };
    this.#unsaved = merged([used], this.#unsaved);
    this.#targets = merged([used], this.#targets);
    return this.#update((targets) => targets);
  }

  /** Forgets a target, as when a group is gone. @throws when the store can't be written. */
  remove(target: Pick<RecentTarget, 'kind' | 'id' | 'threadId'>): Promise<void> {
    const others = (list: readonly RecentTarget[]) =>
      list.filter((each) => identity(each) !== identity(target));
    this.#unsaved = others(this.#unsaved);
    this.#targets = others(this.#targets);
    return this.#update(others);
  }

  async #update(change: (written: readonly RecentTarget[]) => readonly RecentTarget[]): Promise<void> {
    let saved: readonly RecentTarget[] = [];
    await this.#store.update(KEY, (value) => {
      saved = this.#unsaved;
      this.#targets = merged(saved, change(readTargets(value)));
      return { version: 1, targets: this.#targets };
    });
    this.#unsaved = this.#unsaved.filter((target) => !saved.includes(target));
  }
}

function readTargets(value: unknown): readonly RecentTarget[] {
  return stored.safeParse(value).data?.targets ?? [];
}

/** Both lists as one: every target once, as it was used last. */
function merged(first: readonly RecentTarget[], second: readonly RecentTarget[]): RecentTarget[] {
  const latest = new Map<string, RecentTarget>();
  for (const target of [...first, ...second].toSorted((a, b) => b.usedAtMs - a.usedAtMs)) {
    const key = identity(target);
    const known = latest.get(key);
    // Words that were known once are better than none.
    if (!known) latest.set(key, target);
    else {
      const name = known.name ?? target.name;
      const threadWords = known.threadWords ?? target.threadWords;
      latest.set(key, {
        ...known,
        ...(name === undefined ? {} : { name }),
        ...(threadWords === undefined ? {} : { threadWords }),
      });
    }
  }
  return [...latest.values()].slice(0, RECENT_TARGETS_MAX);
}

function identity({ kind, id, threadId }: Pick<RecentTarget, 'kind' | 'id' | 'threadId'>): string {
  return JSON.stringify([kind, id, threadId ?? '']);
}
