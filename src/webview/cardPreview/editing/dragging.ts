import type { CardRows } from '../../../cards/edit/visual/cardRows';
import { rowPlaceOf } from '../../../cards/edit/visual/cardRows';
import type { Plan } from '../../../cards/edit/visual/rowPlans';
import { dropButton, dropRow } from './dropPlaces';
import type { Drop } from './dropPlaces';

export interface DraggingOptions {
  /** The rows a pointer leads to; undefined while nothing can be edited. */
  readonly rows: (pointer: string) => CardRows | undefined;
  readonly onDrop: (plan: Plan) => void;
}

/** Pixels the mouse moves before a press is a drag. */
const THRESHOLD = 5;
/** Pixels from the edge of the stage at which it scrolls, and how far at a time. */
const EDGE = 24;
const SCROLL_STEP = 12;

interface Drag {
  readonly rows: CardRows;
  readonly item: HTMLElement;
  readonly pointer: string;
  readonly x: number;
  readonly y: number;
  isMoving: boolean;
  drop: Drop | undefined;
}

/**
 * Rows and the buttons of groups dragged by the mouse, with a line where they would go. Mouse events of our own: they end with
 * Escape, and the line stands between the rows, where a native drag shows a picture of the row.
 */
export class Dragging {
  readonly #stage: HTMLElement;
  readonly #options: DraggingOptions;
  #drag: Drag | undefined;
  #justDragged = false;

  constructor(stage: HTMLElement, options: DraggingOptions) {
    this.#stage = stage;
    this.#options = options;
  }

  /** Follows the mouse from now on. */
  listen(): void {
    const stage = this.#stage;
    stage.addEventListener('pointerdown', (event) => this.#press(event));
    stage.addEventListener('pointermove', (event) => this.#move(event));
    stage.addEventListener('pointerup', () => this.#release());
    stage.addEventListener('pointercancel', () => this.#stop());
    // A drag of the image itself would take over.
    stage.addEventListener('dragstart', (event) => event.preventDefault());
    // Releasing the mouse must not press the button under it.
    stage.addEventListener('click', (event) => this.#swallow(event), { capture: true });
    window.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#drag?.isMoving) return;
      event.stopPropagation();
      this.#stop();
    });
  }

  #press({ button, pointerType, target, clientX, clientY }: PointerEvent): void {
    this.#stop();
    if (button !== 0 || pointerType === 'touch' || !(target instanceof Element)) return;
    if (target.closest('.in-place')) return;
    const item =
      target.closest<HTMLElement>('.grouped > .card-button') ?? target.closest<HTMLElement>('.row');
    const pointer = item?.dataset['pointer'];
    const rows = pointer === undefined ? undefined : this.#options.rows(pointer);
    if (!item || pointer === undefined || rows?.list === undefined) return;
    this.#drag = { rows, item, pointer, x: clientX, y: clientY, isMoving: false, drop: undefined };
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag) return;
    if (!drag.isMoving) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < THRESHOLD) return;
      drag.isMoving = true;
      this.#stage.setPointerCapture(event.pointerId);
      this.#stage.classList.add('dragging');
      drag.item.classList.add('dragged');
      getSelection()?.removeAllRanges();
    }
    this.#scroll(event.clientY);
    const place = rowPlaceOf(drag.rows, drag.pointer);
    const bubble = drag.item.closest<HTMLElement>('.bubble');
    if (!place || !bubble) return this.#stop();
    const { rows } = drag;
    const { button, row } = place;
    this.#mark(
      button === undefined
        ? dropRow(rows, row, bubble, event)
        : dropButton(rows, { row, button }, bubble, event),
    );
  }

  #release(): void {
    const plan = this.#drag?.isMoving ? this.#drag.drop?.plan : undefined;
    this.#stop();
    if (plan) this.#options.onDrop(plan);
  }

  #stop(): void {
    const drag = this.#drag;
    this.#mark(undefined);
    this.#drag = undefined;
    if (!drag?.isMoving) return;
    drag.item.classList.remove('dragged');
    this.#stage.classList.remove('dragging', 'no-drop');
    this.#justDragged = true;
    // The click comes right after the release, or not at all.
    setTimeout(() => (this.#justDragged = false));
  }

  #swallow(event: Event): void {
    if (!this.#justDragged) return;
    event.stopPropagation();
    event.preventDefault();
  }

  #mark(drop: Drop | undefined): void {
    const drag = this.#drag;
    if (!drag) return;
    drag.drop?.beside.classList.remove('drop-before', 'drop-after');
    drag.drop = drop;
    drop?.beside.classList.add(drop.isAfter ? 'drop-after' : 'drop-before');
    this.#stage.classList.toggle('no-drop', !drop);
  }

  #scroll(y: number): void {
    const { top, bottom } = this.#stage.getBoundingClientRect();
    if (y < top + EDGE) this.#stage.scrollBy(0, -SCROLL_STEP);
    else if (y > bottom - EDGE) this.#stage.scrollBy(0, SCROLL_STEP);
  }
}
