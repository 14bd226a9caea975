import type { FramePart } from '../view/frameView';

/**
 * The selected element of the card, the same in every bubble that shows it. Mouse and keyboard select, and so does the
 * cursor of the text editor. In each bubble one row is in the tab order; arrows, Home and End move from it.
 */
export class Selection implements FramePart {
  readonly #onSelect: (pointer: string) => void;
  readonly #bubbles = new Set<HTMLElement>();
  readonly #listeners: ((pointer: string | undefined) => void)[] = [];
  /** As given: may lead deeper than to a row or a button. */
  #pointer: string | undefined;

  /** @param onSelect called when a person selects in the frame, not when {@link follow} does. */
  constructor(onSelect: (pointer: string) => void) {
    this.#onSelect = onSelect;
  }

  /** JSON Pointer of the selected row or button of the card; undefined when none is. */
  get pointer(): string | undefined {
    return this.#pointer;
  }

  /** The selected row in the first bubble that has it. */
  get row(): HTMLElement | undefined {
    for (const bubble of this.#bubbles) {
      const row = this.#bestOf(rowsOf(bubble));
      if (row) return row;
    }
    return undefined;
  }

  /** The selected row, or the selected button of a group. */
  get place(): HTMLElement | undefined {
    const { row } = this;
    const buttons = [...(row?.querySelectorAll<HTMLElement>('.grouped > .card-button') ?? [])];
    return this.#bestOf(buttons) ?? row;
  }

  /** Calls back whenever another element is selected, or none, whoever selected it. */
  onChange(listener: (pointer: string | undefined) => void): void {
    this.#listeners.push(listener);
  }

  /** Takes care of a bubble: its children are rows, they and their buttons carry `data-pointer`. */
  attach(bubble: HTMLElement): void {
    this.#bubbles.add(bubble);
    bubble.addEventListener('keydown', (event) => this.#key(event, bubble));
    bubble.addEventListener('focusin', ({ target }) => this.#take(target));
    // A click on a row that has no focusable part under the mouse focuses the row by itself.
  }

  /** Forgets a bubble that is no longer shown. */
  detach(bubble: HTMLElement): void {
    this.#bubbles.delete(bubble);
  }

  /** Selects by the program: marks and notifies listeners, but not the host. Focus stays where it is. */
  select(pointer: string | undefined): void {
    if (pointer === this.#pointer) return;
    this.#pointer = pointer;
    this.show();
    for (const listener of this.#listeners) listener(pointer);
  }

  /** The cursor in the text editor moved; what it is in is brought into sight. */
  follow(pointer: string | undefined): void {
    this.select(pointer);
    this.row?.scrollIntoView({ block: 'nearest' });
  }

  /** Puts the keyboard focus on what is selected, in the first bubble that has it. */
  focus(): void {
    this.place?.focus();
  }

  /** Marks again, after rows were drawn. */
  show(): void {
    for (const bubble of this.#bubbles) {
      const rows = rowsOf(bubble);
      const selected = this.#bestOf(rows);
      for (const row of rows) {
        mark(row, row === selected);
        row.tabIndex = row === (selected ?? rows[0]) ? 0 : -1;
        const buttons = [...row.querySelectorAll<HTMLElement>('.card-button')];
        const button = row === selected && buttons.length > 1 ? this.#bestOf(buttons) : undefined;
        for (const one of buttons) mark(one, one === button);
      }
    }
  }

  #take(target: EventTarget | null): void {
    const place = target instanceof Element ? target.closest<HTMLElement>('[data-pointer]') : undefined;
    const pointer = place?.dataset['pointer'];
    if (pointer === undefined || pointer === this.#pointer) return;
    this.select(pointer);
    this.#onSelect(pointer);
  }

  #key(event: KeyboardEvent, bubble: HTMLElement): void {
    const { target, key } = event;
    if (
      !(target instanceof HTMLElement) ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      event.shiftKey
    ) {
      return;
    }
    // Other fields in a row keep their keys.
    if (!target.matches('.row, .card-button')) return;
    const next = neighbour(target, key, rowsOf(bubble));
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  /** The one that the selection is, or lies in. */
  #bestOf(places: readonly HTMLElement[]): HTMLElement | undefined {
    const pointer = this.#pointer;
    if (pointer === undefined) return undefined;
    return places.find(({ dataset }) => {
      const there = dataset['pointer'];
      return there !== undefined && (pointer === there || pointer.startsWith(`${there}/`));
    });
  }
}

function rowsOf(bubble: HTMLElement): HTMLElement[] {
  return [...bubble.querySelectorAll<HTMLElement>(':scope > .row')];
}

function mark(place: HTMLElement, isSelected: boolean): void {
  place.classList.toggle('selected', isSelected);
  if (isSelected) place.setAttribute('aria-current', 'true');
  else place.removeAttribute('aria-current');
}

/** Where a key leads from a row or a button of one: up and down between rows, left and right between a row's buttons. */
function neighbour(from: HTMLElement, key: string, rows: readonly HTMLElement[]): HTMLElement | undefined {
  const row = from.closest<HTMLElement>('.row');
  if (!row) return undefined;
  const stops = [row, ...row.querySelectorAll<HTMLElement>('.card-button')];
  switch (key) {
    case 'ArrowDown':
      return rows[rows.indexOf(row) + 1];
    case 'ArrowUp':
      return rows[rows.indexOf(row) - 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowRight':
      return stops[stops.indexOf(from) + 1];
    case 'ArrowLeft':
      return stops[stops.indexOf(from) - 1];
    default:
      return undefined;
  }
}
