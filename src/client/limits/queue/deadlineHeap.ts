import type { Waiter } from './waiter';

/** Waiting calls by deadline, the earliest first: a binary heap in which a call can be removed without a search. */
export class DeadlineHeap {
  readonly #items: Waiter[] = [];

  /** The earliest deadline; never, when there is none. */
  get nextAtMs(): number {
    return deadline(this.#items[0]);
  }

  add(waiter: Waiter): void {
    if (waiter.call.deadlineAtMs === undefined) return;
    this.#items.push(waiter);
    this.#rise(waiter, this.#items.length - 1);
  }

  remove(waiter: Waiter): void {
    const index = waiter.heapIndex;
    if (index < 0) return;
    waiter.heapIndex = -1;
    const last = this.#items.pop();
    if (last === undefined || last === waiter) return;
    this.#rise(last, index);
    this.#sink(last, last.heapIndex);
  }

  /** Takes the call with the earliest deadline if that has passed. */
  takeDue(nowMs: number): Waiter | undefined {
    const first = this.#items[0];
    if (first === undefined || deadline(first) > nowMs) return undefined;
    this.remove(first);
    return first;
  }

  #rise(waiter: Waiter, from: number): void {
    let index = from;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#items[above];
      if (parent === undefined || deadline(parent) <= deadline(waiter)) break;
      this.#put(parent, index);
      index = above;
    }
    this.#put(waiter, index);
  }

  #sink(waiter: Waiter, from: number): void {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const below = deadline(this.#items[left + 1]) < deadline(this.#items[left]) ? left + 1 : left;
      const child = this.#items[below];
      if (child === undefined || deadline(child) >= deadline(waiter)) break;
      this.#put(child, index);
      index = below;
    }
    this.#put(waiter, index);
  }

  #put(waiter: Waiter, index: number): void {
    this.#items[index] = waiter;
    waiter.heapIndex = index;
  }
}

function deadline(waiter: Waiter | undefined): number {
  return waiter?.call.deadlineAtMs ?? Infinity;
}
