import type { CardBlock } from '../../cards/view/cardView';
import { cardRow, placeRow } from './cardRow';
import type { Images } from './cardRow';
import { redrawRow } from './redrawRow';
import { looksAlike } from './looksAlike';

/** A row in the page, and what was drawn in it. */
interface DrawnRow {
  readonly element: HTMLElement;
  readonly block: CardBlock;
}

/**
 * Draws a card and redraws only what changed: a keystroke in one text changes that text. Rows that moved keep their elements, so that focus,
 * selection and decoded images survive.
 */
export class CardRenderer {
  readonly #target: HTMLElement;
  #rows: readonly DrawnRow[] = [];
  #blocks: readonly CardBlock[] = [];

  constructor(target: HTMLElement) {
    this.#target = target;
  }

  /** @param images holds at least those of `blocks`. */
  show(blocks: readonly CardBlock[], images: Images): void {
    if (blocks === this.#blocks) return;
    const before = this.#rows;
    const left = new Set(before);
    const take = (row: DrawnRow | undefined): DrawnRow | undefined => {
      if (row) left.delete(row);
      return row;
    };
    // First those that look the same, most of them where they were: only what is left over may be changed.
    const inPlace = blocks.map((block, index) => {
      const row = before[index];
      return row && looksAlike(row.block, block) ? take(row) : undefined;
    });
    const moved = blocks.map((block, index) => inPlace[index] ?? take(alike(block, left)));
    const rows = blocks.map((block, index): DrawnRow => {
      const there = moved[index] ?? take(redrawn(block, left));
      if (there?.block.pointer === block.pointer) return { element: there.element, block };
      const element = there?.element ?? cardRow(block, images);
      placeRow(element, block);
      return { element, block };
    });
    // A pin follows its row, which is where it was unless rows or their pointers changed.
    const isPlaced = (row: DrawnRow | undefined, index: number) =>
      row?.element === before[index]?.element && row?.block.pointer === before[index]?.block.pointer;
    if (rows.length !== before.length || !rows.every(isPlaced))
      this.#place(rows.map(({ element }) => element));
    this.#rows = rows;
    this.#blocks = blocks;
  }

  /**
   * Puts the rows in order, touching only what is not in its place. A child with `data-pin` is not ours: it stays where it
   * is, without losing focus, and the row of that pointer comes to stand before it.
   */
  #place(rows: readonly HTMLElement[]): void {
    const pin = this.#target.querySelector<HTMLElement>(':scope > [data-pin]');
    const kept = new Set<Element | null>([...rows, pin]);
    for (const child of Array.from(this.#target.children)) if (!kept.has(child)) child.remove();
    let there = this.#target.firstElementChild;
    for (const row of rows) {
      if (there === pin) there = pin?.nextElementSibling ?? null;
      if (there === row) there = row.nextElementSibling;
      else this.#target.insertBefore(row, there);
      if (pin && row.dataset['pointer'] === pin.dataset['pin']) there = pin.nextElementSibling;
    }
  }
}

/** The first row that looks as `block` does, wherever it stands. */
function alike(block: CardBlock, rows: Iterable<DrawnRow>): DrawnRow | undefined {
  for (const row of rows) if (looksAlike(row.block, block)) return row;
  return undefined;
}

/** The row at the place of `block`, made to look as that does. */
function redrawn(block: CardBlock, rows: Iterable<DrawnRow>): DrawnRow | undefined {
  for (const row of rows) {
    if (row.block.pointer === block.pointer)
      return redrawRow(row.element, row.block, block) ? row : undefined;
  }
  return undefined;
}
