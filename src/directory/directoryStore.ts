/**
 * Where a directory keeps what it knows between sessions: small JSON values by key, one place an app.
 * Several editor windows may share it.
 */
export interface DirectoryStore {
  /** The value as it was written; `undefined` where there is none or it can't be read. */
  read(key: string): Promise<unknown>;
  /**
   * Replaces the value with what `change` makes of it; no other window writes in between. `undefined` removes it, and the value that was
   * given leaves it as it is.
   * @param change synchronous; may be called again with a newer value, and only what it returned last counts.
   */
  update(key: string, change: (value: unknown) => unknown): Promise<void>;
  /** Removes the value and all that is left of it, also of one that could not be read. */
  remove(key: string): Promise<void>;
}

/** Keeps what a directory knows in memory, for as long as the directory is used. */
export class MemoryStore implements DirectoryStore {
  readonly #values = new Map<string, unknown>();

  read(key: string): Promise<unknown> {
    return Promise.resolve(this.#values.get(key));
  }

  update(key: string, change: (value: unknown) => unknown): Promise<void> {
    const value = change(this.#values.get(key));
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.#values.delete(key);
    return Promise.resolve();
  }
}
