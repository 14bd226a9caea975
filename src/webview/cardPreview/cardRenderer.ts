import type { ButtonView, CardBlock, CardImage } from '../../cards/view/cardView';
import { cardRow } from './cardRow';

/**
 * Draws a card and redraws only the rows that changed: a keystroke in one text makes one new row. Rows that moved keep
 * their elements, so that focus, selection and decoded images survive.
 */
export class CardRenderer {
  readonly #target: HTMLElement;
  readonly #images = new Map<string, string>();
  #rows = new Map<string, HTMLElement[]>();
  #blocks: readonly CardBlock[] = [];

  /** @param onButton called when a person presses a button of the card. */
  constructor(target: HTMLElement, onButton: (button: ButtonView) => void) {
    this.#target = target;
    target.addEventListener('click', ({ target: clicked }) => {
      const button = clicked instanceof Element ? this.#pressed(clicked) : undefined;
      if (button) onButton(button);
    });
  }

  /** @param images those of `blocks` that were not given before; images no longer shown are dropped. */
  show(blocks: readonly CardBlock[], images: readonly CardImage[]): void {
    for (const { id, uri } of images) this.#images.set(id, uri);
    const old = this.#rows;
    const rows = new Map<string, HTMLElement[]>();
    const elements = blocks.map((block) => {
      const key = JSON.stringify(block, withoutPlace);
      const row = old.get(key)?.shift() ?? cardRow(block, (id) => this.#images.get(id));
      rows.set(key, [...(rows.get(key) ?? []), row]);
      return row;
    });
    this.#place(elements);
    this.#rows = rows;
    this.#blocks = blocks;
    const shown = new Set(blocks.flatMap((block) => (block.kind === 'image' ? [block.imageId] : [])));
    for (const id of this.#images.keys()) if (!shown.has(id)) this.#images.delete(id);
  }

  /** The button at a place in the document. */
  buttonAt(pointer: string): ButtonView | undefined {
    const buttons = this.#blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    return buttons.find((button) => button.pointer === pointer);
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

  #pressed(clicked: Element): ButtonView | undefined {
    const button = clicked.closest<HTMLElement>('[data-button]');
    const row = button?.parentElement;
    if (!button || !row) return undefined;
    const block = this.#blocks[[...this.#target.children].indexOf(row)];
    return block?.kind === 'buttons' ? block.buttons[Number(button.dataset['button'])] : undefined;
  }
}

/** Two rows are the same row when they look the same, wherever they stand. */
function withoutPlace(key: string, value: unknown): unknown {
  return key === 'pointer' ? undefined : value;
}
