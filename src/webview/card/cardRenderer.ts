import type { CardBlock } from '../../cards/view/cardView';
import { cardRow, placeRow } from './cardRow';
import type { Images } from './cardRow';
import { redrawRow } from './redrawRow';
import { lookOf } from './rowLook';

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
    const old = new OldRows(this.#rows);
    // First those that look the same: only what is left over may be changed.
    const alike = blocks.map((block) => old.takeAlike(block));
    const rows = blocks.map((block, index): DrawnRow => {
      const there = alike[index] ?? old.takeRedrawn(block);
      const element = there?.element ?? cardRow(block, images);
      if (there?.block.pointer !== block.pointer) placeRow(element, block);
      return { element, block };
    });
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

/** The rows that are drawn already, to be taken one by one. */
class OldRows {
  readonly #byLook = new Map<string, DrawnRow[]>();
  readonly #byPointer: Map<string, DrawnRow>;

  constructor(rows: readonly DrawnRow[]) {
    this.#byPointer = new Map(rows.map((row) => [row.block.pointer, row]));
    for (const row of rows) {
      const look = lookOf(row.block);
      const others = this.#byLook.get(look);
      if (others) others.push(row);
      else this.#byLook.set(look, [row]);
    }
  }

  /** A row that looks as `block` does, wherever it stands. */
  takeAlike(block: CardBlock): DrawnRow | undefined {
    const row = this.#byLook.get(lookOf(block))?.shift();
    if (row) this.#byPointer.delete(row.block.pointer);
    return row;
  }

  /** The row at the place of `block`, made to look as that does. Only after all that look alike were taken. */
  takeRedrawn(block: CardBlock): DrawnRow | undefined {
    const row = this.#byPointer.get(block.pointer);
    this.#byPointer.delete(block.pointer);
    return row && redrawRow(row.element, row.block, block) ? row : undefined;
  }
}
