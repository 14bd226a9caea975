import type { Waiter } from './waiter';

/**
 * Waiting calls in order of arrival. Adding, taking and removing cost the same however long the queue is; removed calls stay as
 * gaps until the gaps outnumber the rest. Only a repeated call, which comes back to its old place near the front, is spliced in.
 */
export class WaitQueue {
  #items: Waiter[] = [];
  #head = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(waiter: Waiter): void {
    this.#size += 1;
    const last = this.#items.at(-1);
    if (last === undefined || last.order < waiter.order) {
      this.#items.push(waiter);
      return;
    }
    let index = this.#head;
    while ((this.#items[index]?.order ?? Infinity) < waiter.order) index += 1;
    this.#items.splice(index, 0, waiter);
  }

  /** Takes the oldest. */
  shift(): Waiter | undefined {
    while (this.#head < this.#items.length) {
      const waiter = this.#items[this.#head];
      this.#head += 1;
      this.#compact();
      if (waiter?.state !== 'queued') continue;
      this.#size -= 1;
      return waiter;
    }
    return undefined;
  }

  /** Drops a waiter whose state was `queued` until now. */
  remove(): void {
    this.#size -= 1;
    this.#compact();
  }

  /** How many wait before `waiter`. Counts them. */
  position(waiter: Waiter): number {
    let position = 0;
    for (const other of this) {
      if (other.order >= waiter.order) break;
      position += 1;
    }
    return position;
  }

  /** A copy, to remove from while walking through it. */
  list(): Waiter[] {
    return [...this];
  }

  *[Symbol.iterator](): Generator<Waiter> {
    for (let index = this.#head; index < this.#items.length; index += 1) {
      const waiter = this.#items[index];
      if (waiter?.state === 'queued') yield waiter;
    }
  }

  #compact(): void {
    if (this.#items.length < 64 || this.#size * 2 > this.#items.length) return;
    this.#items = [...this];
    this.#head = 0;
  }
}
