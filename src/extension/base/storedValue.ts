import type * as vscode from 'vscode';

/** One value in a memento, read through a parser because an older or newer version may have written it. */
export class StoredValue<T> {
  readonly #memento: vscode.Memento;
  readonly #key: string;
  readonly #parse: (stored: unknown) => T;

  /** @param parse turns whatever is stored, or `undefined`, into a value; must not throw. */
  constructor(memento: vscode.Memento, key: string, parse: (stored: unknown) => T) {
    this.#memento = memento;
    this.#key = key;
    this.#parse = parse;
  }

  get(): T {
    return this.#parse(this.#memento.get(this.#key));
  }

  /** Writes only a change. */
  async set(value: T | undefined): Promise<void> {
    if (JSON.stringify(this.#memento.get(this.#key)) === JSON.stringify(value)) return;
    await this.#memento.update(this.#key, value);
  }
}
