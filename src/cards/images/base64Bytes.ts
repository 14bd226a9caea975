const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(LETTERS, (letter, value) => [letter, value]));

/** Reads single bytes of Base64 text without decoding the rest. Bytes beyond the end are `undefined`. */
export class Base64Bytes {
  /** Number of bytes. */
  readonly length: number;
  readonly #text: string;

  constructor(base64: string) {
    this.#text = base64;
    const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
    this.length = Math.max(0, Math.floor((base64.length * 3) / 4) - padding);
  }

  at(index: number): number | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const letter = Math.floor(index / 3) * 4 + (index % 3);
    const high = this.#sextet(letter);
    const low = this.#sextet(letter + 1);
    const place = index % 3;
    if (place === 0) return (high << 2) | (low >> 4);
    return place === 1 ? ((high & 15) << 4) | (low >> 2) : ((high & 3) << 6) | low;
  }

  /** Reads `count` bytes as an integer, the most significant byte first. Undefined when the text ends earlier. */
  number(index: number, count: number, littleEndian = false): number | undefined {
    let value = 0;
    for (let step = 0; step < count; step++) {
      const byte = this.at(littleEndian ? index + count - 1 - step : index + step);
      if (byte === undefined) return undefined;
      value = value * 256 + byte;
    }
    return value;
  }

  #sextet(index: number): number {
    return VALUES.get(this.#text.charAt(index)) ?? 0;
  }
}
