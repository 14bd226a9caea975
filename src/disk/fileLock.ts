import type { FileHandle } from 'node:fs/promises';
import { link, open, rename, stat, unlink } from 'node:fs/promises';
import type { Clock } from '../base/clock';
import { sleep } from '../base/clock';

/** A lock seen unchanged so many times in a row belongs to a process that died, and is taken over. About two seconds. */
const STALE_LOOKS = 45;
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;
/** Held longer than this, the lock may have been taken over: then nothing is written. Half of what makes it stale. */
const HOLD_MS = 1_000;
const GIVE_UP_MS = 10_000;

/** The lock was held for so long, by a process that was stopped meanwhile, that another may have it now. */
export class LockLostError extends Error {
  override readonly name = 'LockLostError';
}

/** What the holder of a lock is told. */
export interface HeldLock {
  /** Throws {@link LockLostError} when the lock was held for too long. Ask before writing. */
  readonly stillMine: () => void;
  /** The lock was taken over from a process that died holding it, so what it was writing may lie around. */
  readonly tookOver: boolean;
}

/**
 * A lock among processes: a file that only one of them can create. It waits by timers of `clock`, and judges a lock stale by its
 * own looks at it, not by the file's age: neither a changed clock nor a night asleep makes a live lock look stale.
 */
export class FileLock {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #random: () => number;

  constructor(path: string, clock: Clock, random: () => number) {
    this.#path = path;
    this.#clock = clock;
    this.#random = random;
  }

  /**
   * Runs `work` while no other process is in it.
   * @throws when the lock can't be had within ten seconds, or its folder is missing or not writable.
   */
  async hold<T>(work: (held: HeldLock) => Promise<T>): Promise<T> {
    const { file, tookOver } = await this.#take();
    // Nobody waits for the closing but the removal at the end: each step of the disk costs every permit its time.
    const closed = file.close();
    closed.catch(() => undefined);
    const sinceMs = this.#clock.monotonic();
    const mine = () => this.#clock.monotonic() - sinceMs < HOLD_MS;
    try {
      const stillMine = () => {
        if (!mine()) throw new LockLostError(`Held ${this.#path} for too long`);
      };
      return await work({ stillMine, tookOver });
    } finally {
      await closed;
      // Left to be taken over if it may belong to another process by now.
      if (mine()) await unlinkIfThere(this.#path);
    }
  }

  async #take(): Promise<{ readonly file: FileHandle; readonly tookOver: boolean }> {
    const startMs = this.#clock.monotonic();
    let looks = 0;
    let seen: string | undefined;
    let pauseMs = FIRST_PAUSE_MS;
    let tookOver = false;
    for (;;) {
      const file = await this.#create();
      if (file !== undefined) return { file, tookOver };
      const identity = await this.#identity(this.#path);
      looks = identity === seen ? looks + 1 : 0;
      seen = identity;
      if (identity !== undefined && looks >= STALE_LOOKS) {
        await this.#takeOver(identity);
        tookOver = true;
        continue;
      }
      if (this.#clock.monotonic() - startMs > GIVE_UP_MS)
        throw new Error(`No lock on ${this.#path} within ${GIVE_UP_MS} ms`);
      await sleep(this.#clock, pauseMs * (0.5 + this.#random() / 2));
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5);
    }
  }

  async #create(): Promise<FileHandle | undefined> {
    try {
      return await open(this.#path, 'wx', 0o600);
    } catch (error) {
      // Windows answers EPERM or EACCES while a deleted file is still open somewhere; a folder without leave ends in the time-out.
      const code = errorCode(error);
      if (code === 'EEXIST') return undefined;
      if (process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES')) return undefined;
      throw error;
    }
  }

  /** What makes one lock differ from the next at the same path; a rename keeps it. */
  async #identity(path: string): Promise<string | undefined> {
    try {
      const { ino, mtimeNs } = await stat(path, { bigint: true });
      return `${ino}:${mtimeNs}`;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Moves the stale lock away. If another process was faster and what was moved is its fresh lock, that is put back. */
  async #takeOver(stale: string): Promise<void> {
    const aside = `${this.#path}.${Math.floor(this.#random() * 36 ** 8).toString(36)}`;
    try {
      await rename(this.#path, aside);
      if ((await this.#identity(aside)) !== stale) await link(aside, this.#path);
    } catch (error) {
      const code = errorCode(error);
      if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
    }
    await unlinkIfThere(aside);
  }
}

async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** The code of a file-system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
