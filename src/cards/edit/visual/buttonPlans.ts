import { CARD_LIMITS } from '../../../contract/cardLimits';
import type { CardBlock } from '../../view/cardView';
import { groupAt } from './cardRows';
import type { CardRows } from './cardRows';
import type { Plan } from './rowPlans';
import { removeRow } from './rowPlans';

/** A button in a group. */
export interface GroupPlace {
  readonly row: number;
  readonly button: number;
}

/** Number of buttons in a group; 0 for any other row. */
export function groupSize(block: CardBlock | undefined): number {
  return block?.kind === 'buttons' && block.grouped ? block.buttons.length : 0;
}

/** Whether a row is a group with room for another button. */
export function hasRoomForButton(block: CardBlock | undefined): boolean {
  const size = groupSize(block);
  return size > 0 && size < CARD_LIMITS.buttonsPerGroup;
}

/**
 * Moves a button within its group or to another group. A group that becomes empty is removed.
 * @param to its `button` counts after the button was removed.
 * @returns undefined when the button can't move there.
 */
export function moveButton(rows: CardRows, from: GroupPlace, to: GroupPlace): Plan | undefined {
  const { list, blocks } = rows;
  const isWithin = from.row === to.row;
  const most = groupSize(blocks[to.row]) - (isWithin ? 1 : 0);
  if (to.button < 0 || to.button > most || (isWithin && to.button === from.button)) return undefined;
  if (!isWithin && !hasRoomForButton(blocks[to.row])) return undefined;
  const target = groupAt(rows, to.row);
  const move = {
    kind: 'move',
    pointer: `${groupAt(rows, from.row)}/${from.button}`,
    list: target,
    index: to.button,
  } as const;
  if (isWithin || list === undefined || groupSize(blocks[from.row]) > 1) {
    return { edits: [move], pointer: `${target}/${to.button}` };
  }
  const row = to.row - (from.row < to.row ? 1 : 0);
  return {
    edits: [move, { kind: 'remove', pointer: `${list}/${from.row}` }],
    pointer: `${groupAt(rows, row)}/${to.button}`,
  };
}

/** Moves a button out of its group into a new group between the rows. */
export function moveButtonOut(rows: CardRows, from: GroupPlace, index: number): Plan | undefined {
  const { list, blocks } = rows;
  if (list === undefined || groupSize(blocks[from.row]) < 2) return undefined;
  const source = from.row + (index <= from.row ? 1 : 0);
  return {
    edits: [
      { kind: 'insert', list, index, value: { element_type: 'button_group', button_group: [] } },
      {
        kind: 'move',
        pointer: `${groupAt(rows, source)}/${from.button}`,
        list: groupAt(rows, index),
        index: 0,
      },
    ],
    pointer: `${groupAt(rows, index)}/0`,
  };
}

/** Removes a button from its group. Without its last button, the group is removed too. */
export function removeButton(rows: CardRows, { row, button }: GroupPlace): Plan | undefined {
  const size = groupSize(rows.blocks[row]);
  if (size < 2) return removeRow(rows, row);
  const group = groupAt(rows, row);
  return {
    edits: [{ kind: 'remove', pointer: `${group}/${button}` }],
    pointer: `${group}/${Math.min(button, size - 2)}`,
  };
}

/** Inserts a copy after a button, if the group has room. */
export function duplicateButton(rows: CardRows, { row, button }: GroupPlace): Plan | undefined {
  if (!hasRoomForButton(rows.blocks[row])) return undefined;
  const group = groupAt(rows, row);
  return {
    edits: [{ kind: 'duplicate', pointer: `${group}/${button}` }],
    pointer: `${group}/${button + 1}`,
  };
}

/** The nearest group above (-1) or below (1) with room for a button; undefined when there is none. */
export function nextGroup({ blocks }: CardRows, row: number, by: -1 | 1): number | undefined {
  for (let at = row + by; at >= 0 && at < blocks.length; at += by)
    if (hasRoomForButton(blocks[at])) return at;
  return undefined;
}
