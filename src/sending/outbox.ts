import { hostname } from 'node:os';
import type { Clock } from '../base/clock';
import type { DirectoryStore } from '../directory/directoryStore';

/** What is remembered of a send under way. No text and no secret: only enough to say what may have happened. */
export interface OutboxRecord {
  readonly id: string;
  readonly appName: string;
  /** Name of the chat as the person saw it. */
  readonly target: string;
  /** Into a thread of that chat. */
  readonly inThread?: boolean;
  readonly groupId?: string;
  /** How many messages were to be sent. */
  readonly parts: number;
  /** How many were certainly sent. */
  readonly sent: number;
  readonly startedAtMs: number;
}

/** A record with what tells whether its send is still under way. */
interface StoredRecord extends OutboxRecord {
  readonly pid: number;
  readonly host: string;
  /** When the send last got on, in milliseconds since the epoch. */
  readonly touchedAtMs: number;
}

export interface OutboxOptions {
  /** Shared by all windows. An update that ended must survive the end of the process. */
  readonly store: DirectoryStore;
  readonly clock: Clock;
  /**
   * Called with true before the first send under way is recorded, and with false after the last one's end is: a hint for the next
   * start, as that doesn't touch the store without one.
   */
  readonly onPending?: (pending: boolean) => void;
  /** Whether a process of this machine lives. */
  readonly isAlive?: (pid: number) => boolean;
}

const KEY = 'outbox';
/** More would mean that something is broken; the oldest are dropped first. */
const MAX_RECORDS = 100;
/** No part of a send takes longer: a process that didn't get on for so long is another one by the same number. */
const STUCK_MS = 10 * 60_000;

/**
 * Sends under way, of all windows. A record is on the disk before the first call leaves, and is removed when the end is known: a
 * record whose process has died was cut off. One outbox for each window: it knows its own sends.
 */
export class Outbox {
  readonly #store: DirectoryStore;
  readonly #clock: Clock;
  readonly #onPending: (pending: boolean) => void;
  readonly #isAlive: (pid: number) => boolean;
  readonly #current = new Set<string>();

  constructor({ store, clock, onPending, isAlive }: OutboxOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#onPending = onPending ?? (() => undefined);
    this.#isAlive = isAlive ?? lives;
  }

  /** Remembers a send before its first part. @throws when it can't be written down. */
  async begin(record: OutboxRecord): Promise<void> {
    this.#current.add(record.id);
    this.#onPending(true);
    const owner = { pid: process.pid, host: hostname(), touchedAtMs: this.#clock.now() };
    await this.#update((records) => [...records, { ...record, ...owner }].slice(-MAX_RECORDS));
  }

  /** Notes that so many parts were certainly sent. @throws when it can't be written down. */
  async advance(id: string, sent: number): Promise<void> {
    const touchedAtMs = this.#clock.now();
    await this.#update((records) =>
      records.map((record) => (record.id === id ? { ...record, sent, touchedAtMs } : record)),
    );
  }

  /** Forgets a send whose end is known. @throws when that can't be written down. */
  async end(id: string): Promise<void> {
    this.#current.delete(id);
    await this.#update((records) => records.filter((record) => record.id !== id));
    if (this.#current.size === 0) this.#onPending(false);
  }

  /**
   * Takes out the sends that were cut off, in any window. Each is given once, whichever window asks.
   * @returns `others`: how many are under way in other windows, which may be closed any time.
   * @throws when the store can't be written.
   */
  async takeInterrupted(): Promise<{
    readonly interrupted: readonly OutboxRecord[];
    readonly others: number;
  }> {
    let interrupted: readonly StoredRecord[] = [];
    let others = 0;
    await this.#update((records) => {
      interrupted = records.filter((record) => this.#isCutOff(record));
      const left = records.filter((record) => !interrupted.includes(record));
      others = left.filter(({ id }) => !this.#current.has(id)).length;
      return left;
    });
    if (others === 0 && this.#current.size === 0) this.#onPending(false);
    return {
      interrupted: interrupted.map(({ pid: _pid, host: _host, touchedAtMs: _touched, ...record }) => record),
      others,
    };
  }

  #isCutOff({ id, pid, host, touchedAtMs }: StoredRecord): boolean {
    if (this.#current.has(id)) return false;
    // An earlier run had the number of this one.
    if (host === hostname() && (pid === process.pid || !this.#isAlive(pid))) return true;
    return Math.abs(this.#clock.now() - touchedAtMs) >= STUCK_MS;
  }

  async #update(change: (records: readonly StoredRecord[]) => readonly StoredRecord[]): Promise<void> {
    await this.#store.update(KEY, (value) => {
      const records = change(Array.isArray(value) ? value.filter(isStoredRecord) : []);
      return records.length > 0 ? records : undefined;
    });
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another account lives, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Another version of the extension may have written what is stored. */
function isStoredRecord(value: unknown): value is StoredRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Readonly<Record<string, unknown>>;
  return (
    ['id', 'appName', 'target', 'host'].every((key) => typeof record[key] === 'string') &&
    ['parts', 'sent', 'startedAtMs', 'touchedAtMs'].every((key) => typeof record[key] === 'number') &&
    Number.isSafeInteger(record['pid']) &&
    ['string', 'undefined'].includes(typeof record['groupId']) &&
    ['boolean', 'undefined'].includes(typeof record['inThread'])
  );
}
