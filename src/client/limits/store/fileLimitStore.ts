import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../base/clock';
import { systemClock } from '../../../base/clock';
import { FileLock, errorCode } from '../../../disk/fileLock';
import { removeLeftOvers } from '../../../disk/leftOvers';
import type { LimitRecord } from '../limitRecord';
import { emptyRecord } from '../limitRecord';
import type { LimitStore } from './limitStore';
import type { Stamp } from './recordText';
import { lostRecord, readRecord, writeRecord, writeStamp } from './recordText';

/** One key's file in this process. */
interface Entry {
  readonly path: string;
  readonly lock: FileLock;
  /** Ends when the transactions begun so far have ended. */
  tail: Promise<void>;
  /** Ends when the file is closed; the lock need not wait for it. */
  closed: Promise<void>;
  buffer: Buffer;
  /** What we wrote last, and the record it stands for: if no other process wrote since, the file need not be parsed. */
  text: string;
  record: LimitRecord | undefined;
  /** The line that {@link record} makes. */
  line: string;
}

/**
 * Keeps used windows in a folder, one small file a key, so that they survive a restart and are shared by all processes on that
 * folder. Files are named by a hash of the key, because a system account's key is a secret. Nothing is touched before the
 * first transaction. A file that can't be read is replaced. Times are of the machine's monotonic clock, so that setting its clock
 * changes nothing; the time of day matters only after the machine was started again, and between machines.
 */
export class FileLimitStore implements LimitStore {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #host: string;
  readonly #entries = new Map<string, Entry>();
  #folderMade: Promise<unknown> | undefined;

  /** @param folder made when it is missing; must be on a local disk. */
  constructor(
    folder: string,
    options: { readonly clock?: Clock; readonly random?: () => number; readonly host?: string } = {},
  ) {
    this.#folder = folder;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#host = options.host ?? hostname();
  }

  async transact(key: string, change: (record: LimitRecord) => void): Promise<void> {
    const entry = this.#entry(key);
    const turn = entry.tail.then(async () => {
      await (this.#folderMade ??= mkdir(this.#folder, { recursive: true }));
      try {
        await entry.lock.hold(async ({ stillMine, tookOver }) => {
          if (tookOver) await removeLeftOvers(entry.path);
          await this.#change(entry, change, stillMine);
        });
      } finally {
        await entry.closed;
      }
    });
    entry.tail = turn.catch(() => {
      // It may have been removed: made again next time.
      this.#folderMade = undefined;
    });
    await turn;
  }

  #entry(key: string): Entry {
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      const path = join(this.#folder, createHash('sha256').update(key).digest('hex').slice(0, 32));
      const lock = new FileLock(`${path}.json.lock`, this.#clock, this.#random);
      entry = {
        path: `${path}.json`,
        lock,
        tail: Promise.resolve(),
        closed: Promise.resolve(),
        buffer: Buffer.alloc(4_096),
        text: '',
        record: undefined,
        line: '',
      };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  async #change(entry: Entry, change: (record: LimitRecord) => void, stillMine: () => void): Promise<void> {
    const file = await openOrCreate(entry.path);
    try {
      const before = await readAll(file, entry);
      const known = before === entry.text ? entry.record : undefined;
      const record = known ?? (await this.#parse(file, before));
      // Not trusted until it is written again.
      entry.record = undefined;
      change(record);
      const line = writeRecord(record);
      stillMine();
      if (known === undefined || line !== entry.line) {
        // Blanks over the rest of a longer text: one write, and no moment at which the file is cut short.
        const text = (writeStamp(this.#stamp()) + line).padEnd(before.length);
        await overwrite(file, text, before);
        entry.text = text;
        entry.line = line;
      }
      entry.record = record;
    } finally {
      entry.closed = file.close();
      entry.closed.catch(() => undefined);
    }
  }

  async #parse(file: FileHandle, text: string): Promise<LimitRecord> {
    if (text === '') return emptyRecord();
    const now = this.#stamp();
    const record = readRecord(text, now);
    if (record !== undefined) return record;
    const { mtimeMs } = await file.stat();
    // Whatever it is, it may be longer in bytes than in characters.
    await file.truncate();
    return lostRecord(now.monotonicMs - Math.max(0, now.wallMs - mtimeMs));
  }

  #stamp(): Stamp {
    return { host: this.#host, monotonicMs: this.#clock.monotonic(), wallMs: this.#clock.now() };
  }
}

async function openOrCreate(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return open(path, 'wx+', 0o600);
  }
}

/** @throws when the disk is full, for example; the file then has its old text, for which there is room. */
async function overwrite(file: FileHandle, text: string, before: string): Promise<void> {
  const bytes = Buffer.from(text);
  try {
    const { bytesWritten } = await file.write(bytes, 0, bytes.length, 0);
    if (bytesWritten < bytes.length) throw new Error(`Wrote ${bytesWritten} of ${bytes.length} bytes`);
  } catch (error) {
    const old = Buffer.from(before);
    await file.write(old, 0, old.length, 0);
    await file.truncate(old.length);
    throw error;
  }
}

/** The file's text, in one read where it fits: `readFile` asks for the size first and reads twice. */
async function readAll(file: FileHandle, entry: Entry): Promise<string> {
  for (;;) {
    const { bytesRead } = await file.read(entry.buffer, 0, entry.buffer.length, 0);
    if (bytesRead < entry.buffer.length) return entry.buffer.toString('utf8', 0, bytesRead);
    entry.buffer = Buffer.alloc(entry.buffer.length * 4);
  }
}
