import {
  duplicateButton,
  groupSize,
  hasRoomForButton,
  moveButton,
  moveButtonOut,
  nextGroup,
  removeButton,
} from './buttonPlans';
import type { GroupPlace } from './buttonPlans';
import type { CardRows, RowPlace } from './cardRows';
import { elementTypeOf, hasRoomFor } from './cardRows';
import type { Plan } from './rowPlans';
import { duplicateRow, moveRow, removeRow } from './rowPlans';

/** What a person can do with a selected row or button. */
export type EditCommand = 'up' | 'down' | 'left' | 'right' | 'duplicate' | 'remove';

/**
 * Plans a command for a row or button.
 * @returns the plan, or why there isn't one. `edge`: it can't move any further. `limit`: SeaTalk doesn't accept more of these.
 */
export function planFor(
  rows: CardRows,
  { row, button }: RowPlace,
  command: EditCommand,
): Plan | 'edge' | 'limit' {
  return button === undefined ? forRow(rows, row, command) : forButton(rows, { row, button }, command);
}

function forRow(rows: CardRows, row: number, command: EditCommand): Plan | 'edge' | 'limit' {
  switch (command) {
    case 'up':
      return moveRow(rows, row, row - 1) ?? 'edge';
    case 'down':
      return moveRow(rows, row, row + 1) ?? 'edge';
    case 'left':
    case 'right':
      return 'edge';
    case 'remove':
      return removeRow(rows, row) ?? 'edge';
    case 'duplicate': {
      const block = rows.blocks[row];
      const type = block && elementTypeOf(block);
      if (type !== undefined && !hasRoomFor(rows.blocks, type)) return 'limit';
      return duplicateRow(rows, row) ?? 'edge';
    }
  }
}

function forButton(rows: CardRows, at: GroupPlace, command: EditCommand): Plan | 'edge' | 'limit' {
  switch (command) {
    case 'up':
      return toOtherRow(rows, at, -1);
    case 'down':
      return toOtherRow(rows, at, 1);
    case 'left':
      return moveButton(rows, at, { row: at.row, button: at.button - 1 }) ?? 'edge';
    case 'right':
      return moveButton(rows, at, { row: at.row, button: at.button + 1 }) ?? 'edge';
    case 'remove':
      return removeButton(rows, at) ?? 'edge';
    case 'duplicate':
      return hasRoomForButton(rows.blocks[at.row]) ? (duplicateButton(rows, at) ?? 'edge') : 'limit';
  }
}

/** Moves a button to the next group with room. Without one, it gets a group of its own. */
function toOtherRow(rows: CardRows, at: GroupPlace, by: -1 | 1): Plan | 'edge' | 'limit' {
  const group = nextGroup(rows, at.row, by);
  if (group !== undefined) {
    return moveButton(rows, at, { row: group, button: groupSize(rows.blocks[group]) }) ?? 'edge';
  }
  if (groupSize(rows.blocks[at.row]) < 2) return moveRow(rows, at.row, at.row + by) ?? 'edge';
  if (!hasRoomFor(rows.blocks, 'button_group')) return 'limit';
  return moveButtonOut(rows, at, by < 0 ? at.row : at.row + 1) ?? 'edge';
}
