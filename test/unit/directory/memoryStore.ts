import type { DirectoryStore } from '../../../src/directory/directoryStore';

/** A store in memory that counts and can fail. Values go through JSON, as on a disk. */
export class MemoryStore implements DirectoryStore {
  readonly values = new Map<string, string>();
  writes = 0;
  failWith: Error | undefined;

  read(key: string): Promise<unknown> {
    return Promise.resolve(this.#parsed(key));
  }

  async update(key: string, change: (value: unknown) => unknown): Promise<void> {
    const before = this.#parsed(key);
    const value = change(before);
    if (value !== undefined && value === before) return;
    this.writes += 1;
    if (this.failWith) throw this.failWith;
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.stringify(value));
  }

  remove(key: string): Promise<void> {
    return this.update(key, () => undefined);
  }

  /** Puts a value in as another version of the extension may have. */
  write(key: string, value: unknown): Promise<void> {
    return this.update(key, () => value);
  }

  #parsed(key: string): unknown {
    const text = this.values.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }
}
