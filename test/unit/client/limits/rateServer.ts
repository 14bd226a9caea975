import type { RateWindow } from '../../../../src/contract/endpoint';

/** How a server might count: the platform does not say which. */
export type WindowModel = RateWindow & { readonly kind: 'fixed' | 'sliding'; readonly offsetMs?: number };

/** Stands for the platform: counts arrivals in all its windows together, and rejects what is too much. */
export class RateServer {
  readonly #models: readonly WindowModel[];
  readonly #countsRejected: boolean;
  #counted: number[] = [];
  accepted = 0;
  rejected = 0;

  /** @param countsRejected whether a rejected call uses up quota too. */
  constructor(models: readonly WindowModel[], countsRejected = false) {
    this.#models = models;
    this.#countsRejected = countsRejected;
  }

  /** A call arrives at `atMs`; arrivals must come in order. */
  arrive(atMs: number): boolean {
    const accepted = this.#models.every((model) => this.#count(model, atMs) < model.limit);
    if (accepted) this.accepted += 1;
    else this.rejected += 1;
    if (accepted || this.#countsRejected) this.#counted.push(atMs);
    const longest = Math.max(...this.#models.map((model) => model.windowMs));
    if (this.#counted.length > 4_096) this.#counted = this.#counted.filter((at) => at > atMs - longest - 1);
    return accepted;
  }

  #count(model: WindowModel, atMs: number): number {
    const offset = model.offsetMs ?? 0;
    // Sliding windows include their far end here: the strictest reading.
    const from =
      model.kind === 'sliding'
        ? atMs - model.windowMs
        : Math.floor((atMs - offset) / model.windowMs) * model.windowMs + offset;
    let count = 0;
    for (let index = this.#counted.length - 1; index >= 0; index -= 1) {
      if ((this.#counted[index] ?? 0) < from) break;
      count += 1;
    }
    return count;
  }
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
