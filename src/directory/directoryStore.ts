/**
 * Where a directory keeps what it knows between sessions: small JSON values by key, one place an app.
 * Several editor windows may share it.
 */
export interface DirectoryStore {
  /** The value as it was written; `undefined` where there is none or it can't be read. */
  read(key: string): Promise<unknown>;
  /** Replaces the value as a whole: a reader sees the old one or the new one. `undefined` removes it. */
  write(key: string, value: unknown): Promise<void>;
}

/** Keeps what a directory knows in memory, for as long as the directory is used. */
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
