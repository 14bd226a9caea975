import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import { sleep, systemClock } from '../base/clock';
import type { DirectoryStore } from './directoryStore';

/** Ten thousand groups need about 3 MB; a larger file isn't ours. */
const FILE_MAX_BYTES = 32 * 1024 * 1024;
/** Keys become file names, so they are our own words, never something that came from outside. */
const KEY = /^[a-z][a-z0-9-]{0,40}$/;
/** Windows refuses to replace a file that is open elsewhere, for a moment. */
const RENAME_PAUSES_MS = [10, 40, 160];

export interface FileStoreOptions {
  readonly clock?: Clock;
  /** In [0, 1). */
  readonly random?: () => number;
}

/**
 * Keeps values as JSON files in a folder, one an app. A write goes to a file beside and replaces the old one in one step,
 * so that another window never reads half a file; of two windows the last one wins. Nothing is touched before the first use.
 */
export class FileStore implements DirectoryStore {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  /** Writes of one key in this process go one after another. */
  readonly #tails = new Map<string, Promise<void>>();

  /** @param folder made when it is missing. */
  constructor(folder: string, options: FileStoreOptions = {}) {
    this.#folder = folder;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
  }

  async read(key: string): Promise<unknown> {
    const path = this.#path(key);
    try {
      const { size } = await stat(path);
      if (size > FILE_MAX_BYTES) return undefined;
      return JSON.parse(await readFile(path, 'utf8')) as unknown;
    } catch {
      // Missing, not readable or broken: what was cached is built again.
      return undefined;
    }
  }

  /** @throws when the folder is not writable. */
  async write(key: string, value: unknown): Promise<void> {
    const path = this.#path(key);
    const before = this.#tails.get(key) ?? Promise.resolve();
    const turn = before.then(() =>
      value === undefined ? rm(path, { force: true }) : this.#replace(path, value),
    );
    this.#tails.set(
      key,
      turn.catch(() => undefined),
    );
    await turn;
  }

  async #replace(path: string, value: unknown): Promise<void> {
    const beside = `${path}.${Math.floor(this.#random() * 36 ** 8).toString(36)}.tmp`;
    await mkdir(this.#folder, { recursive: true });
    try {
      // Names and emails of colleagues: for this account only.
      await writeFile(beside, JSON.stringify(value), { encoding: 'utf8', mode: 0o600 });
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
        if (!isBusy(error)) throw error;
        await sleep(this.#clock, pauseMs);
      }
    }
    return rename(from, to);
  }

  #path(key: string): string {
    if (!KEY.test(key)) throw new Error(`Not a key of this store: ${JSON.stringify(key)}`);
    return join(this.#folder, `${key}.json`);
  }
}

function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
}
