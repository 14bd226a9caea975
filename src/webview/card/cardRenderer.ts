import type { CardBlock } from '../../cards/view/cardView';
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

const looks = new WeakMap<CardBlock, string>();

/** Two rows are the same row when they look the same, wherever they stand. */
function lookOf(block: CardBlock): string {
  let look = looks.get(block);
  if (look === undefined) {
    look = JSON.stringify(withoutPlace(block));
    looks.set(block, look);
  }
  return look;
}

function withoutPlace(block: CardBlock): object {
  const look = { ...block, pointer: undefined };
  // What is drawn of a text follows from the text.
  if (look.kind === 'description') return { ...look, content: undefined };
  if (look.kind !== 'buttons') return look;
  return { ...look, buttons: look.buttons.map((button) => ({ ...button, pointer: undefined })) };
}
