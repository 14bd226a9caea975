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

  write(key: string, value: unknown): Promise<void> {
    this.writes += 1;
    if (this.failWith) return Promise.reject(this.failWith);
    this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }
}
