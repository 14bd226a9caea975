import type { LimitRecord } from '../limitRecord';
import { emptyRecord } from '../limitRecord';

/** Where used windows are kept. All limiters on one store respect the windows together. */
export interface LimitStore {
  /**
   * Runs `change` on the key's record, alone: no other limiter, in this process or another, sees the record in between.
   * `change` is synchronous, alters the record in place and is called at most once.
   * @throws (as a rejection) when the record can't be had or kept; the limiter then goes on with what it knows itself.
   */
  transact(key: string, change: (record: LimitRecord) => void): Promise<void>;
}

/** Keeps used windows as long as the process lives. */
export class MemoryLimitStore implements LimitStore {
  readonly #records = new Map<string, LimitRecord>();

  transact(key: string, change: (record: LimitRecord) => void): Promise<void> {
    let record = this.#records.get(key);
    if (record === undefined) {
      record = emptyRecord();
      this.#records.set(key, record);
    }
    change(record);
    return Promise.resolve();
  }
}
