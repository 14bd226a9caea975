import { createHash } from 'node:crypto';
import type { Clock, Disposable } from '../base/clock';
import { Emitter } from '../base/emitter';
import type { Subscribe } from '../base/emitter';
import { SharedRun } from '../base/sharedRun';
import { present, messageTimeMs } from '../contract/absent';
import { chatMessage } from '../contract/inbound';
import type { ChatMessage } from '../contract/inbound';
import { DelayedSave } from './delayedSave';
import type { DirectoryStore } from './directoryStore';
import { storedTime } from './storedTime';

/** A group whose messages are kept. */
export interface KeptGroup {
  readonly groupId: string;
  /** As it was called when that was chosen. */
  readonly name?: string;
  /** Messages older than so many days are removed. */
  readonly days: number;
  /** When that was chosen, in milliseconds since the epoch. */
  readonly sinceMs: number;
}

export interface KeptHistoryOptions {
  /** Of one app; all windows share it. */
  readonly store: DirectoryStore;
  readonly clock: Clock;
  /** Called with failures in the background: a disk that can't be written. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

const INDEX_KEY = 'kept-groups';
/** Messages arrive by pages; a burst is one write. */
const SAVE_MS = 2_000;
/** Of one group. More would make each write slow. */
const MAX_MESSAGES = 20_000;
/** So long it is taken for granted which groups are kept. */
const INDEX_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

/**
 * Messages of groups that a person has chosen to keep, because the platform shows bots the last seven days only. Message bodies are on
 * the disk for that, so nothing is kept unless it was chosen, and it is gone when that is taken back. What another window reads
 * is kept together with what this one does.
 */
export class KeptHistory implements Disposable {
  readonly #store: DirectoryStore;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #save: DelayedSave;
  readonly #changed: Emitter<string>;
  readonly #loading = new SharedRun(() => this.#load());
  #groups: ReadonlyMap<string, KeptGroup> | undefined;
  #loadedAtMs = -Infinity;
  /** Read and not written yet. */
  #waiting = new Map<string, Map<string, ChatMessage>>();

  /** After what is kept of a group has changed by this window, with the group's id. */
  readonly onDidChange: Subscribe<string>;

  constructor({ store, clock, onError }: KeptHistoryOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#onError = onError ?? (() => undefined);
    this.#changed = new Emitter(this.#onError);
    this.onDidChange = this.#changed.subscribe;
    this.#save = new DelayedSave(clock, SAVE_MS, () => this.#write(), this.#onError);
  }

  /** The groups that are kept, as the disk has them now. */
  async groups(): Promise<readonly KeptGroup[]> {
    await this.#loading.join();
    return [...(this.#groups?.values() ?? [])];
  }

  /**
   * Keeps a group's messages from now on, or changes for how long.
   * @param days 1–3650
   * @throws when the disk can't be written.
   */
  async keep(groupId: string, days: number, name?: string): Promise<void> {
    await this.#change((groups) => {
      const sinceMs = groups.get(groupId)?.sinceMs ?? this.#clock.now();
      groups.set(groupId, { groupId, days, sinceMs, ...(name === undefined ? {} : { name }) });
    });
    this.#changed.fire(groupId);
  }

  /** Keeps a group's messages no more, and removes those that were kept. @throws when the disk can't be written. */
  async clear(groupId: string): Promise<void> {
    this.#waiting.delete(groupId);
    await this.#change((groups) => void groups.delete(groupId));
    await this.#store.remove(keyOf(groupId));
    this.#changed.fire(groupId);
  }

  /** Takes messages that were read of a group. Cheap, and without effect for a group that isn't kept. */
  learn(groupId: string, messages: readonly ChatMessage[]): void {
    // Another window may have begun to keep it since the index was read.
    const isKnown = this.#clock.monotonic() - this.#loadedAtMs < INDEX_MS;
    if (isKnown && !this.#groups?.has(groupId)) return;
    const waiting = this.#waiting.get(groupId) ?? new Map<string, ChatMessage>();
    for (const message of messages) {
      const id = present(message.message_id);
      if (id !== undefined && messageTimeMs(message) > 0) waiting.set(id, message);
    }
    this.#waiting.set(groupId, waiting);
    this.#save.soon();
  }

  /** The kept messages of a group, oldest first, replies of threads among them. */
  async read(groupId: string): Promise<readonly ChatMessage[]> {
    const groups = await this.groups();
    const group = groups.find((one) => one.groupId === groupId);
    if (!group) return [];
    const stored = messagesOf(await this.#store.read(keyOf(groupId)));
    return this.#merged(stored, this.#waiting.get(groupId), group);
  }

  /** Writes what was learned. Does not throw. */
  async flush(): Promise<void> {
    await this.#write().catch(this.#onError);
  }

  dispose(): void {
    this.#save.dispose();
    this.#changed.dispose();
  }

  async #load(): Promise<void> {
    this.#loadedAtMs = this.#clock.monotonic();
    this.#groups = groupsIn(await this.#store.read(INDEX_KEY), this.#clock.now());
    for (const groupId of this.#waiting.keys()) if (!this.#groups.has(groupId)) this.#waiting.delete(groupId);
  }

  async #change(change: (groups: Map<string, KeptGroup>) => void): Promise<void> {
    await this.#store.update(INDEX_KEY, (value) => {
      const groups = groupsIn(value, this.#clock.now());
      change(groups);
      this.#groups = groups;
      return groups.size === 0 ? undefined : { version: 1, groups: [...groups.values()] };
    });
  }

  async #write(): Promise<void> {
    // Another window may have begun or ended to keep a group.
    await this.#loading.join();
    const waiting = this.#waiting;
    this.#waiting = new Map();
    for (const [groupId, messages] of waiting) {
      const group = this.#groups?.get(groupId);
      if (!group || messages.size === 0) continue;
      let isNew = false;
      try {
        await this.#store.update(keyOf(groupId), (value) => {
          const before = messagesOf(value);
          const after = this.#merged(before, messages, group);
          isNew = !isSameList(before, after);
          // The newest page is read again and again.
          return isNew ? { version: 1, groupId, messages: after } : value;
        });
      } catch (error) {
        // A full disk may have room later.
        const since = this.#waiting.get(groupId) ?? [];
        this.#waiting.set(groupId, new Map([...messages, ...since]));
        throw error;
      }
      if (isNew) this.#changed.fire(groupId);
    }
  }

  /** A message that was read again, such as an edited one, takes the place of the older copy. */
  #merged(
    stored: readonly ChatMessage[],
    learned: ReadonlyMap<string, ChatMessage> | undefined,
    { days }: KeptGroup,
  ): readonly ChatMessage[] {
    const byId = new Map(stored.map((message) => [message.message_id, message]));
    for (const [id, message] of learned ?? []) byId.set(id, message);
    const since = this.#clock.now() - days * DAY_MS;
    return [...byId.values()]
      .filter((message) => messageTimeMs(message) >= since)
      .toSorted((a, b) => messageTimeMs(a) - messageTimeMs(b))
      .slice(-MAX_MESSAGES);
  }
}

function isSameList(before: readonly ChatMessage[], after: readonly ChatMessage[]): boolean {
  if (before.length !== after.length) return false;
  return after.every((message, index) => {
    const known = before[index];
    return message === known || JSON.stringify(message) === JSON.stringify(known);
  });
}

/** Ids are the platform's words, and never become names of files. */
function keyOf(groupId: string): string {
  return `kept-${createHash('sha256').update(groupId).digest('hex').slice(0, 24)}`;
}

/** Another version of the extension may have written what is stored. */
function groupsIn(value: unknown, nowMs: number): Map<string, KeptGroup> {
  const groups = new Map<string, KeptGroup>();
  const list = typeof value === 'object' && value !== null && 'groups' in value ? value.groups : [];
  for (const one of Array.isArray(list) ? (list as unknown[]) : []) {
    if (typeof one !== 'object' || one === null) continue;
    const { groupId, name, days, sinceMs } = one as Readonly<Record<string, unknown>>;
    if (typeof groupId !== 'string' || typeof days !== 'number' || typeof sinceMs !== 'number') continue;
    const known = typeof name === 'string' ? { name } : {};
    groups.set(groupId, { groupId, days, sinceMs: storedTime(sinceMs, nowMs), ...known });
  }
  return groups;
}

function messagesOf(value: unknown): readonly ChatMessage[] {
  const list = typeof value === 'object' && value !== null && 'messages' in value ? value.messages : [];
  const messages: ChatMessage[] = [];
  for (const message of Array.isArray(list) ? (list as unknown[]) : []) {
    const { data } = chatMessage.safeParse(message);
    if (data) messages.push(data);
  }
  return messages;
}
