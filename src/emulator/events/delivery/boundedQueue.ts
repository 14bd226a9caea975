import type { QueuedEvent } from './queuedEvent';

/** Events that wait for one app, and UTF-16 units of their bodies together. Above that the oldest go. */
const MAX_EVENTS = 500;
const MAX_UNITS = 8 * 1024 * 1024;

/** What an app has still to get, in order. Something that holds an event has it under `event`. */
export class BoundedQueue<Item extends { readonly event: QueuedEvent }> {
  readonly #items = new Set<Item>();
  readonly #onDrop: (item: Item) => void;
  #units = 0;

  /** @param onDrop called with an item that had to go because there were too many. */
  constructor(onDrop: (item: Item) => void) {
    this.#onDrop = onDrop;
  }

  get size(): number {
    return this.#items.size;
  }

  /** Oldest first. Items may be taken out meanwhile. */
  [Symbol.iterator](): IterableIterator<Item> {
    return this.#items.values();
  }

  has(item: Item): boolean {
    return this.#items.has(item);
  }

  /** The item put in may itself be dropped when it is larger than the queue. */
  add(item: Item): void {
    this.#items.add(item);
    this.#units += item.event.body.length;
    for (const oldest of this.#items) {
      if (this.#items.size <= MAX_EVENTS && this.#units <= MAX_UNITS) return;
      this.delete(oldest);
      this.#onDrop(oldest);
    }
  }

  delete(item: Item): void {
    if (this.#items.delete(item)) this.#units -= item.event.body.length;
  }

  /** Takes out the oldest. */
  shift(): Item | undefined {
    const [oldest] = this.#items;
    if (oldest) this.delete(oldest);
    return oldest;
  }
}
