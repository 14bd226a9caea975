import type { CardBlock } from '../../../cards/view/cardView';
import { cardRow, placeRow } from './cardRow';
import type { Images } from './cardRow';

/**
 * Draws a card and redraws only the rows that changed: a keystroke in one text makes one new row. Rows that moved keep
 * their elements, so that focus, selection and decoded images survive.
 */
export class CardRenderer {
  readonly #target: HTMLElement;
  #rows = new Map<string, HTMLElement[]>();
  #blocks: readonly CardBlock[] = [];

  constructor(target: HTMLElement) {
    this.#target = target;
  }

  /** @param images holds at least those of `blocks`. */
  show(blocks: readonly CardBlock[], images: Images): void {
    if (blocks === this.#blocks) return;
    const old = this.#rows;
    const rows = new Map<string, HTMLElement[]>();
    const elements = blocks.map((block) => {
      const key = lookOf(block);
      const row = old.get(key)?.shift() ?? cardRow(block, images);
      placeRow(row, block);
      rows.set(key, [...(rows.get(key) ?? []), row]);
      return row;
    });
    this.#place(elements);
    this.#rows = rows;
    this.#blocks = blocks;
  }

  /** Puts the rows in order, touching only what is not in its place. */
  #place(elements: readonly HTMLElement[]): void {
    const kept = new Set<Element>(elements);
    for (const child of Array.from(this.#target.children)) if (!kept.has(child)) child.remove();
    for (const [index, row] of elements.entries()) {
      const there = this.#target.children.item(index);
      if (there !== row) this.#target.insertBefore(row, there);
    }
  }
}

const looks = new WeakMap<CardBlock, string>();

/** Two rows are the same row when they look the same, wherever they stand. */
function lookOf(block: CardBlock): string {
  let look = looks.get(block);
  if (look === undefined) {
    look = JSON.stringify(block, (key, value: unknown) => (key === 'pointer' ? undefined : value));
    looks.set(block, look);
  }
  return look;
}
