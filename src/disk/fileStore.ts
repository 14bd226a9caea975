import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import { sleep, systemClock } from '../base/clock';
import type { HeldLock } from './fileLock';
import { FileLock, LockLostError, errorCode } from './fileLock';
import { removeLeftOvers } from './leftOvers';

/** Ten thousand groups need about 3 MB; a larger file isn't ours. */
const FILE_MAX_BYTES = 32 * 1024 * 1024;
/** Keys become file names, so they are our own words, never something that came from outside. */
const KEY = /^[a-z][a-z0-9-]{0,40}$/;
/** Windows refuses to replace a file that is open elsewhere, for a moment. */
const RENAME_PAUSES_MS = [10, 40, 160];
/** After the name of a file that can't be read. */
const SET_ASIDE = '.unreadable';
/** A process that was stopped too long loses its lock in the middle of an update, and does it again. */
const TRIES = 3;

export interface FileStoreOptions {
  /** Called when a file that can't be read was set aside, before a new one takes its place; with its new path. */
  readonly onSetAside?: (path: string) => void;
  readonly clock?: Clock;
  /** In [0, 1). */
  readonly random?: () => number;
}

/** One key's file in this process. */
interface Entry {
  readonly path: string;
  readonly lock: FileLock;
  /** Ends when the updates begun so far have ended. */
  tail: Promise<void>;
  /** Whether what dead processes left beside the file was removed. */
  swept: boolean;
}

/**
 * Keeps JSON values in a folder, one file a key, for all processes on this machine. An update holds a lock while it reads, changes
 * and replaces the file, so none is lost; the new file is complete on the disk before it takes the old one's place, so a process
 * that dies in the middle leaves the old value. Nothing is touched before the first use.
 */
export class FileStore {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #onSetAside: (path: string) => void;
  #forgotten = false;

  /** @param folder made when it is missing; must be on a local disk. */
  constructor(folder: string, options: FileStoreOptions = {}) {
    this.#folder = folder;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#onSetAside = options.onSetAside ?? (() => undefined);
  }

  /** The value as it was written last; `undefined` where there is none or it can't be read. Waits for no lock. */
  async read(key: string): Promise<unknown> {
    return readJson(this.#entry(key).path);
  }

  /**
   * Reads the value, hands it to `change` and writes what that returns; `undefined` removes it. No other process or window changes
   * the value in between. When this ends, the new value survives the end of this process and of the machine.
   * @param change synchronous; may be called again with a newer value, and only what it returned last counts.
   * @throws when the folder isn't writable or the lock can't be had; then the old value stays.
   */
  async update(key: string, change: (value: unknown) => unknown): Promise<void> {
    const entry = this.#entry(key);
    const turn = entry.tail.then(() => this.#update(entry, change));
    entry.tail = turn.catch(() => undefined);
    await turn;
  }

  /** Removes a value, and what was set aside of it. @throws as {@link update}. */
  async remove(key: string): Promise<void> {
    await this.update(key, () => undefined);
    await rm(`${this.#entry(key).path}${SET_ASIDE}`, { force: true });
  }

  /**
   * Removes the folder with all values. Later updates do nothing, so that what is saved at the end of a session brings nothing back.
   * @throws when the folder can't be removed.
   */
  async forget(): Promise<void> {
    this.#forgotten = true;
    await Promise.all([...this.#entries.values()].map(({ tail }) => tail));
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  #entry(key: string): Entry {
    if (!KEY.test(key)) throw new Error(`Not a key of this store: ${JSON.stringify(key)}`);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      const path = join(this.#folder, `${key}.json`);
      const lock = new FileLock(`${path}.lock`, this.#clock, this.#random);
      entry = { path, lock, tail: Promise.resolve(), swept: false };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  async #update(entry: Entry, change: (value: unknown) => unknown): Promise<void> {
    for (let attempt = 1; !this.#forgotten; attempt += 1) {
      await mkdir(this.#folder, { recursive: true });
      try {
        return await entry.lock.hold((held) => this.#change(entry, change, held));
      } catch (error) {
        if (!(error instanceof LockLostError) || attempt === TRIES) throw error;
      }
    }
  }

  async #change(entry: Entry, change: (value: unknown) => unknown, held: HeldLock): Promise<void> {
    const { path } = entry;
    if (held.tookOver || !entry.swept) await removeLeftOvers(path);
    entry.swept = true;
    const before = await readJson(path);
    if (before === undefined) await this.#setAside(path);
    const value = change(before);
    if (value !== undefined && value !== before)
      return this.#replace(path, JSON.stringify(value), held.stillMine);
    // What was read without the lock says nothing.
    held.stillMine();
    if (value === undefined) await rm(path, { force: true });
    return undefined;
  }

  /** What is there and can't be read may be of use to somebody: another version, or a person with an editor. */
  async #setAside(path: string): Promise<void> {
    const there = await stat(path).catch(() => undefined);
    if (!there?.isFile()) return;
    await this.#rename(path, `${path}${SET_ASIDE}`);
    this.#onSetAside(`${path}${SET_ASIDE}`);
  }

  async #replace(path: string, text: string, stillMine: () => void): Promise<void> {
    const beside = `${path}.${Math.floor(this.#random() * 36 ** 8).toString(36)}.tmp`;
    try {
      // Names and emails of colleagues: for this account only.
      const file = await open(beside, 'wx', 0o600);
      try {
        await file.writeFile(text, 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
      stillMine();
      await this.#rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }

  async #rename(from: string, to: string): Promise<void> {
    for (const pauseMs of RENAME_PAUSES_MS) {
      try {
        return await rename(from, to);
      } catch (error) {
        // Another process took the lock over and swept.
        if (errorCode(error) === 'ENOENT') throw new LockLostError(`Lost ${from}`);
        if (!isBusy(error)) throw error;
        await sleep(this.#clock, pauseMs);
      }
    }
    return rename(from, to);
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    const { size } = await stat(path);
    if (size > FILE_MAX_BYTES) return undefined;
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    // Missing, not readable or broken: what was cached is built again.
    return undefined;
  }
}

function isBusy(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
}
