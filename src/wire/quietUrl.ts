/**
 * A URL for `fetch` whose path is a secret. Inside the editor, `fetch` first asks which proxy the URL needs, and writes the URL it
 * asks about into the editor's log. It takes that from `toString()`, which returns the origin only: the proxy depends on nothing else.
 * `fetch` itself converts what it is given as the language does, and gets the whole URL.
 */
export class QuietUrl {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** The origin. */
  toString(): string {
    return new URL(this.#url).origin;
  }

  /** The whole URL. */
  [Symbol.toPrimitive](): string {
    return this.#url;
  }
}
