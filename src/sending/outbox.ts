import { hostname } from 'node:os';
import type { Clock } from '../base/clock';
import type { DirectoryStore } from '../directory/directoryStore';
import { isSame, isStoredRecord, isUnsure, keepable } from './outboxRecord';
import type { KeptSend, OutboxContent, OutboxRecord, StoredRecord } from './outboxRecord';

export interface OutboxOptions {
  /** Shared by all windows. An update that ended must survive the end of the process. */
  readonly store: DirectoryStore;
  readonly clock: Clock;
  /**
   * Called with true before the first send under way is recorded, and with false after the last one's end is: a hint for the next
   * start, as that doesn't touch the store without one.
   */
  readonly onPending?: (pending: boolean) => void;
  /** Called after each change by this window. */
  readonly onChange?: () => void;
  /** Whether a process of this machine lives. */
  readonly isAlive?: (pid: number) => boolean;
}

const KEY = 'outbox';
/** More would mean that something is broken; the oldest are dropped first. */
const MAX_RECORDS = 100;
/** No part of a send takes longer: a process that didn't get on for so long is another one by the same number. */
const STUCK_MS = 10 * 60_000;
/** What nobody has sent in a week is of no use any more, and is somebody's message on a disk. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** A kept send was sent or discarded meanwhile. */
export class KeptSendGoneError extends Error {
  constructor() {
    super('What was kept of this send is gone');
    this.name = 'KeptSendGoneError';
  }
}

/**
 * Sends of all windows that have not ended well. A record is on the disk before the first call leaves, and is removed when all its
 * messages were sent; what ends otherwise stays for a person to send or discard, and is never sent by itself. A record whose
 * process has died was cut off. One outbox for each window: it knows its own sends.
 */
export class Outbox {
  readonly #store: DirectoryStore;
  readonly #clock: Clock;
  readonly #onPending: (pending: boolean) => void;
  readonly #isAlive: (pid: number) => boolean;
  readonly #current = new Set<string>();
  readonly #onChange: () => void;

  constructor({ store, clock, onPending, onChange, isAlive }: OutboxOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#onPending = onPending ?? (() => undefined);
    this.#isAlive = isAlive ?? lives;
    this.#onChange = onChange ?? (() => undefined);
  }

  /**
   * Remembers a send before its first part.
   * @param content with which what is left can be sent later. Takes the place of what was kept of an earlier try of the same.
   * @param keptId the kept send of which this is what is left, or its part that certainly was not sent.
   * @throws KeptSendGoneError when that was sent or discarded meanwhile, perhaps in another window; else when it can't be written down.
   */
  async begin(record: OutboxRecord, content?: OutboxContent, keptId?: string): Promise<void> {
    this.#current.add(record.id);
    this.#onPending(true);
    const owner = { pid: process.pid, host: hostname(), touchedAtMs: this.#clock.now() };
    const kept = content && keepable(content);
    const next: StoredRecord = { ...record, ...owner, ...(kept && { content: kept }) };
    let isGone = false;
    await this.#update((records) => {
      isGone = keptId !== undefined && !records.some((one) => one.id === keptId && one.kept);
      if (isGone) return records;
      const others = records.flatMap((one) => (content ? withoutSent(one, content, keptId) : [one]));
      return [...others, next].slice(-MAX_RECORDS);
    });
    if (!isGone) return;
    this.#current.delete(record.id);
    throw new KeptSendGoneError();
  }

  /** Notes that so many parts were certainly sent, and that the next waits for its slot. @throws when it can't be written down. */
  async advance(id: string, sent: number): Promise<void> {
    await this.#touch(id, { sent, handed: sent });
  }

  /** Notes that so many parts may have left, before the call of the last one does. @throws when it can't be written down. */
  async handOver(id: string, handed: number): Promise<void> {
    await this.#touch(id, { handed });
  }

  /** Forgets a send whose end is known. @throws when that can't be written down. */
  async end(id: string): Promise<void> {
    this.#current.delete(id);
    const left = await this.#update((records) => records.filter((record) => record.id !== id));
    if (left.length === 0) this.#onPending(false);
  }

  /**
   * Keeps a send of which not all messages were sent, with what is left of it; one that is too large for that is forgotten.
   * @throws when that can't be written down.
   */
  async keep(
    id: string,
    end: Pick<OutboxRecord, 'sent' | 'handed'> & { readonly reason?: string },
  ): Promise<void> {
    this.#current.delete(id);
    const { reason, ...reached } = end;
    const kept = { why: 'failed', ...(reason === undefined ? {} : { reason }) } as const;
    const touchedAtMs = this.#clock.now();
    const left = await this.#update((records) =>
      records.flatMap((record) => {
        if (record.id !== id) return [record];
        return keptOf({ ...record, ...reached, touchedAtMs }, kept);
      }),
    );
    if (left.length === 0) this.#onPending(false);
  }

  /**
   * Finds the sends that were cut off, in any window. Each is given once, whichever window asks; what is left of it is kept.
   * @returns `others`: how many are under way in other windows, which may be closed any time.
   * @throws when the store can't be written.
   */
  async takeInterrupted(): Promise<{
    readonly interrupted: readonly OutboxRecord[];
    readonly others: number;
  }> {
    let interrupted: readonly StoredRecord[] = [];
    let others = 0;
    const left = await this.#update((records) => {
      interrupted = records.filter((record) => this.#isCutOff(record));
      others = records.filter(
        (one) => !one.kept && !this.#current.has(one.id) && !interrupted.includes(one),
      ).length;
      return records.flatMap((record) => {
        if (!interrupted.includes(record)) return [record];
        return keptOf(record, { why: 'cut_off' });
      });
    });
    if (left.length === 0) this.#onPending(false);
    return { interrupted: interrupted.map(toRecord), others };
  }

  /** What waits for a person to send or discard it, of all windows, the latest first. Does not throw. */
  async kept(): Promise<readonly KeptSend[]> {
    const records = this.#read(await this.#store.read(KEY));
    return records.flatMap((record) => toKept(record) ?? []).toReversed();
  }

  /** Forgets a kept send. @throws when the store can't be written. */
  async discard(id: string): Promise<void> {
    const left = await this.#update((records) => records.filter((one) => one.id !== id || !one.kept));
    if (left.length === 0) this.#onPending(false);
  }

  async #touch(id: string, change: Partial<Pick<OutboxRecord, 'sent' | 'handed'>>): Promise<void> {
    const touchedAtMs = this.#clock.now();
    await this.#update((records) =>
      records.map((record) => (record.id === id ? { ...record, ...change, touchedAtMs } : record)),
    );
  }

  #isCutOff({ id, pid, host, touchedAtMs, kept }: StoredRecord): boolean {
    if (kept || this.#current.has(id)) return false;
    // An earlier run had the number of this one.
    if (host === hostname() && (pid === process.pid || !this.#isAlive(pid))) return true;
    return Math.abs(this.#clock.now() - touchedAtMs) >= STUCK_MS;
  }

  #read(value: unknown): readonly StoredRecord[] {
    const since = this.#clock.now() - KEPT_MS;
    const records = Array.isArray(value) ? value.filter(isStoredRecord) : [];
    return records.filter(({ kept, touchedAtMs }) => !kept || touchedAtMs > since);
  }

  /** @returns what is stored then. */
  async #update(
    change: (records: readonly StoredRecord[]) => readonly StoredRecord[],
  ): Promise<readonly StoredRecord[]> {
    let records: readonly StoredRecord[] = [];
    await this.#store.update(KEY, (value) => {
      records = change(this.#read(value));
      return records.length > 0 ? records : undefined;
    });
    this.#onChange();
    return records;
  }
}

/** A record that has ended early, with what is left of it; nothing where that is too large to be kept. */
function keptOf(record: StoredRecord, kept: NonNullable<StoredRecord['kept']>): StoredRecord[] {
  const { content, sent } = record;
  if (!content) return [];
  return [{ ...record, kept, content: { ...content, messages: content.messages.slice(sent) } }];
}

/** What remains of a kept send when `content` is sent: what may have arrived already, where only the others are sent. */
function withoutSent(one: StoredRecord, content: OutboxContent, keptId: string | undefined): StoredRecord[] {
  if (!one.kept || !one.content) return [one];
  if (isSame(one.content, content)) return [];
  if (one.id !== keptId) return [one];
  const [unsure] = one.content.messages;
  const isRest = isUnsure(one) && content.messages.length === one.content.messages.length - 1;
  if (!isRest || !unsure) return [];
  return [{ ...one, parts: one.sent + 1, content: { ...one.content, messages: [unsure] } }];
}

function toRecord(stored: StoredRecord): OutboxRecord {
  const { pid: _pid, host: _host, touchedAtMs: _touched, content: _content, kept: _kept, ...record } = stored;
  return record;
}

function toKept(stored: StoredRecord): KeptSend | undefined {
  const { kept, content, touchedAtMs } = stored;
  return kept && content && { ...toRecord(stored), ...kept, content, endedAtMs: touchedAtMs };
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another account lives, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
