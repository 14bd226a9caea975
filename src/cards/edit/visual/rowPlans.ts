import type { CardRows } from './cardRows';
import type { CardEdit } from '../cardEdit';
import type { ElementType } from '../../../contract/cardLimits';

/** What a person's wish comes to. */
export interface Plan {
  readonly edits: readonly CardEdit[];
  /** JSON Pointer of what is selected then; undefined when nothing is left. */
  readonly pointer: string | undefined;
}

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

/** Words to start with, in the language of the person. */
export interface NewElementWords {
  readonly title: string;
  readonly description: string;
  readonly button: string;
}

/**
 * An element to begin with, as SeaTalk takes it.
 * @param key makes a button's value: it should be random, as nothing else tells which button was tapped.
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
