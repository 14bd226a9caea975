import {
  groupSize,
  hasRoomForButton,
  moveButton,
  moveButtonOut,
} from '../../../cards/edit/visual/buttonPlans';
import type { GroupPlace } from '../../../cards/edit/visual/buttonPlans';
import type { CardRows } from '../../../cards/edit/visual/cardRows';
import { hasRoomFor } from '../../../cards/edit/visual/cardRows';
import type { Plan } from '../../../cards/edit/visual/rowPlans';
import { moveRow } from '../../../cards/edit/visual/rowPlans';

/** Where something would go if it were dropped now, and what shows the line. */
export interface Drop {
  readonly plan: Plan;
  readonly beside: HTMLElement;
  readonly isAfter: boolean;
}

interface Mouse {
  readonly clientX: number;
  readonly clientY: number;
}

/** Where a dragged row would go; undefined where it would stay. */
export function dropRow(rows: CardRows, row: number, bubble: HTMLElement, mouse: Mouse): Drop | undefined {
  const gap = gapAt(rowsIn(bubble), mouse.clientY, 'y');
  // Counted after the row was taken out, the gaps below it are one less.
  const plan = gap && moveRow(rows, row, gap.index > row ? gap.index - 1 : gap.index);
  return plan && { plan, ...gap };
}

/** Where a dragged button of a group would go: beside a button of a group with room, or between rows on its own. */
export function dropButton(
  rows: CardRows,
  from: GroupPlace,
  bubble: HTMLElement,
  mouse: Mouse,
): Drop | undefined {
  const elements = rowsIn(bubble);
  const at = elements.findIndex((element) => isInside(element, mouse.clientY));
  const group = elements[at];
  if (group && groupSize(rows.blocks[at]) > 0) {
    if (at !== from.row && !hasRoomForButton(rows.blocks[at])) return undefined;
    const buttons = [...group.querySelectorAll<HTMLElement>('.card-button')];
    const gap = gapAt(buttons, mouse.clientX, 'x');
    const isLater = gap && at === from.row && gap.index > from.button;
    const plan = gap && moveButton(rows, from, { row: at, button: gap.index - (isLater ? 1 : 0) });
    return plan && { plan, ...gap };
  }
  const gap = gapAt(elements, mouse.clientY, 'y');
  const isAlone = groupSize(rows.blocks[from.row]) === 1;
  if (isAlone) return dropRow(rows, from.row, bubble, mouse);
  if (!hasRoomFor(rows.blocks, 'button_group')) return undefined;
  const plan = gap && moveButtonOut(rows, from, gap.index);
  return plan && { plan, ...gap };
}

function rowsIn(bubble: HTMLElement): HTMLElement[] {
  return [...bubble.querySelectorAll<HTMLElement>(':scope > .row')];
}

/** The gap between places nearest to the mouse: before the first one whose middle is behind it, or else after the last. */
function gapAt(
  places: readonly HTMLElement[],
  mouse: number,
  axis: 'x' | 'y',
): { readonly index: number; readonly beside: HTMLElement; readonly isAfter: boolean } | undefined {
  const index = places.findIndex((place) => {
    const { left, top, width, height } = place.getBoundingClientRect();
    return mouse < (axis === 'x' ? left + width / 2 : top + height / 2);
  });
  const beside = index === -1 ? places.at(-1) : places[index];
  return beside && { index: index === -1 ? places.length : index, beside, isAfter: index === -1 };
}

function isInside(element: HTMLElement, y: number): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return y >= top && y <= bottom;
}
