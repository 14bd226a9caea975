/** The kinds of tokens. Comments and white space don't become tokens. */
export const Kind = { name: 1, number: 2, string: 3, open: 4, close: 5, sign: 6, regex: 7 } as const;

/**
 * The tokens of a text, in columns: half a million token objects would cost more than finding the tokens. A token is identified by its
 * index.
 */
export class Tokens {
  readonly text: string;
  readonly #kinds: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  /** For a bracket, the index of its partner plus 1; 0 for other tokens and for unpaired brackets. */
  readonly #partners: Uint32Array;
  #count = 0;

  constructor(text: string) {
    this.text = text;
    this.#kinds = new Uint8Array(text.length);
    this.#starts = new Uint32Array(text.length);
    this.#ends = new Uint32Array(text.length);
    this.#partners = new Uint32Array(text.length);
  }

  get count(): number {
    return this.#count;
  }

  add(kind: number, start: number, end: number): void {
    this.#kinds[this.#count] = kind;
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#count++;
  }

  /** Changes the kind and the end of the last token. */
  extendLast(kind: number, end: number): void {
    this.#kinds[this.#count - 1] = kind;
    this.#ends[this.#count - 1] = end;
  }

  /** Records the partner of a bracket. */
  pair(at: number, partner: number): void {
    this.#partners[at] = partner + 1;
  }

  kind(at: number): number {
    return this.#kinds[at] ?? 0;
  }

  /** Offset of the first character. For an index beyond the last token, the end of the text. */
  start(at: number): number {
    return at < this.#count ? (this.#starts[at] ?? 0) : this.text.length;
  }

  end(at: number): number {
    return at < this.#count ? (this.#ends[at] ?? 0) : this.text.length;
  }

  /** The token that closes a bracket. For an unclosed bracket, the number of tokens. */
  closing(at: number): number {
    const partner = this.#partners[at] ?? 0;
    return partner > at + 1 ? partner - 1 : this.#count;
  }

  /** The token that opens a bracket; undefined when there is none. */
  opening(at: number): number | undefined {
    const partner = this.#partners[at] ?? 0;
    return partner > 0 && partner <= at ? partner - 1 : undefined;
  }

  /** Whether the token has this text. */
  is(at: number, written: string): boolean {
    const start = this.start(at);
    if (this.end(at) - start !== written.length) return false;
    return this.text.charCodeAt(start) === written.charCodeAt(0) && this.text.startsWith(written, start);
  }

  written(at: number): string {
    return this.text.slice(this.start(at), this.end(at));
  }

  isName(at: number): boolean {
    return this.kind(at) === Kind.name;
  }

  isString(at: number): boolean {
    return this.kind(at) === Kind.string;
  }

  /** The index after a token. For an opening bracket, the index after its closing bracket. */
  after(at: number): number {
    return this.kind(at) === Kind.open ? this.closing(at) + 1 : at + 1;
  }
}
