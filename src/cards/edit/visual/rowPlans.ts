import type { CardRows } from './cardRows';
import type { Plan } from './plan';

/** Takes a row to another place. @param to counted after it was taken out. */
export function moveRow({ list, blocks }: CardRows, row: number, to: number): Plan | undefined {
  if (list === undefined || to < 0 || to >= blocks.length || to === row) return undefined;
  return {
    edits: [{ kind: 'move', pointer: `${list}/${row}`, list, index: to }],
    pointer: `${list}/${to}`,
  };
}

/** Removes a row; the one that takes its place is selected, or else the last. */
export function removeRow({ list, blocks }: CardRows, row: number): Plan | undefined {
  if (list === undefined) return undefined;
  const next = Math.min(row, blocks.length - 2);
  return {
    edits: [{ kind: 'remove', pointer: `${list}/${row}` }],
    pointer: next < 0 ? undefined : `${list}/${next}`,
  };
}

/** Puts a copy under a row, and selects it. */
export function duplicateRow({ list }: CardRows, row: number): Plan | undefined {
  if (list === undefined) return undefined;
  return { edits: [{ kind: 'duplicate', pointer: `${list}/${row}` }], pointer: `${list}/${row + 1}` };
}

/** Puts a new element at a place between the rows, and selects it. */
export function addRow({ list }: CardRows, index: number, value: unknown): Plan | undefined {
  if (list === undefined) return undefined;
  return { edits: [{ kind: 'insert', list, index, value }], pointer: `${list}/${index}` };
}
