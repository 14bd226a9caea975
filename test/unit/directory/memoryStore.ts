import type { DirectoryStore } from '../../../src/directory/directoryStore';

/** A store in memory that counts and can fail. Values go through JSON, as on a disk. */
export class MemoryStore implements DirectoryStore {
  readonly values = new Map<string, string>();
  writes = 0;
  failWith: Error | undefined;

  read(key: string): Promise<unknown> {
    const text = this.values.get(key);
    return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
  }

  async update(key: string, change: (value: unknown) => unknown): Promise<void> {
    const value = change(await this.read(key));
    this.writes += 1;
    if (this.failWith) throw this.failWith;
    this.values.set(key, JSON.stringify(value));
  }

  /** Puts a value in as another version of the extension may have. */
  write(key: string, value: unknown): Promise<void> {
    return this.update(key, () => value);
  }
}
