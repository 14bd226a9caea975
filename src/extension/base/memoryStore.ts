import type { DirectoryStore } from '../../directory/directoryStore';

/** Keeps what a directory knows as long as its session lives. */
export class MemoryStore implements DirectoryStore {
  readonly #values = new Map<string, unknown>();

  read(key: string): Promise<unknown> {
    return Promise.resolve(this.#values.get(key));
  }

  write(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
    return Promise.resolve();
  }
}
