import type { CardBlock } from '../../view/cardView';
import { ELEMENT_COUNTS, ELEMENT_TYPES } from '../../../contract/cardLimits';
import type { ElementType } from '../../../contract/cardLimits';

/** The rows of one language of a card, as a person edits them. */
export interface CardRows {
  /** JSON Pointer of the array of elements; undefined for a single element, which can't be moved. */
  readonly list: string | undefined;
  readonly blocks: readonly CardBlock[];
}

/** A row, or a button of a group in that row. */
export interface RowPlace {
  readonly row: number;
  /** Index in the group; undefined for the row itself. */
  readonly button: number | undefined;
}

/** The row that a JSON Pointer leads to or into, and the button if the pointer leads to one in a group. */
export function rowPlaceOf({ blocks }: CardRows, pointer: string): RowPlace | undefined {
  const row = blocks.findIndex((block) => isAtOrIn(pointer, block.pointer));
  const block = blocks[row];
  if (!block) return undefined;
  const at =
    block.kind === 'buttons' && block.grouped
      ? block.buttons.findIndex((button) => isAtOrIn(pointer, button.pointer))
      : -1;
  return { row, button: at === -1 ? undefined : at };
}

/** JSON Pointer of the array of buttons in a group. A single element is at the root of its document. */
export function groupAt({ list, blocks }: CardRows, row: number): string {
  const element = list === undefined ? (blocks[row]?.pointer ?? '') : `${list}/${row}`;
  return `${element}/button_group`;
}

function isAtOrIn(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** The element type of a row; undefined for a type that SeaTalk doesn't know. */
export function elementTypeOf(block: CardBlock): ElementType | undefined {
  if (block.kind === 'buttons') return block.grouped ? 'button_group' : 'button';
  const name = block.kind === 'problem' ? block.elementType : block.kind;
  return ELEMENT_TYPES.find((type) => type === name);
}

/** Whether another element of this type is within SeaTalk's limit. */
export function hasRoomFor(blocks: readonly CardBlock[], type: ElementType): boolean {
  return blocks.filter((block) => elementTypeOf(block) === type).length < ELEMENT_COUNTS[type];
}
