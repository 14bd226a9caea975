import type { CardRows } from './cardRows';
import type { CardEdit } from '../cardEdit';
import type { ElementType } from '../../../contract/cardLimits';

/** The edits for something a person does in the visual editor. */
export interface Plan {
  readonly edits: readonly CardEdit[];
  /** JSON Pointer of what is selected afterwards; undefined when nothing is left. */
  readonly pointer: string | undefined;
}

/** Moves a row to another place. @param to counts after the row was removed. */
export function moveRow({ list, blocks }: CardRows, row: number, to: number): Plan | undefined {
  if (list === undefined || to < 0 || to >= blocks.length || to === row) return undefined;
  return {
    edits: [{ kind: 'move', pointer: `${list}/${row}`, list, index: to }],
    pointer: `${list}/${to}`,
  };
}

/** Removes a row. Selects the row that takes its place, or else the last one. */
export function removeRow({ list, blocks }: CardRows, row: number): Plan | undefined {
  if (list === undefined) return undefined;
  const next = Math.min(row, blocks.length - 2);
  return {
    edits: [{ kind: 'remove', pointer: `${list}/${row}` }],
    pointer: next < 0 ? undefined : `${list}/${next}`,
  };
}

/** Inserts a copy below a row and selects it. */
export function duplicateRow({ list }: CardRows, row: number): Plan | undefined {
  if (list === undefined) return undefined;
  return { edits: [{ kind: 'duplicate', pointer: `${list}/${row}` }], pointer: `${list}/${row + 1}` };
}

/** Inserts a new element between the rows and selects it. */
export function addRow({ list }: CardRows, index: number, value: unknown): Plan | undefined {
  if (list === undefined) return undefined;
  return { edits: [{ kind: 'insert', list, index, value }], pointer: `${list}/${index}` };
}

/** Initial texts, in the person's language. */
export interface NewElementWords {
  readonly title: string;
  readonly description: string;
  readonly button: string;
}

/**
 * A new element that SeaTalk accepts.
 * @param key makes a button's value. It should be random: nothing else shows which button was tapped.
 */
export function newElement(
  type: Exclude<ElementType, 'image'>,
  words: NewElementWords,
  key: () => string,
): Readonly<Record<string, unknown>> {
  const button = () => ({ button_type: 'callback', text: words.button, value: key() });
  switch (type) {
    case 'title':
      return { element_type: type, title: { text: words.title } };
    case 'description':
      return { element_type: type, description: { text: words.description } };
    case 'button':
      return { element_type: type, button: button() };
    case 'button_group':
      return { element_type: type, button_group: [button(), button()] };
  }
}
