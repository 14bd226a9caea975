const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/** The part of a pause that is left to chance, so that clients that were cut off together don't come back together. */
const JITTER = 0.25;

/** Pauses between tries to connect: 1, 2, 4 … 30 seconds, each up to a quarter shorter by chance. */
export class BackOff {
  readonly #random: () => number;
  #nextMs = FIRST_MS;

  /** @param random from 0 up to 1, as `Math.random`. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** The next pause in milliseconds, longer than the one before. */
  next(): number {
    const ms = this.#nextMs;
    this.#nextMs = Math.min(LONGEST_MS, ms * 2);
    return Math.round(ms * (1 - JITTER * this.#random()));
  }

  /** Starts with the shortest pause again. */
  reset(): void {
    this.#nextMs = FIRST_MS;
  }
}
