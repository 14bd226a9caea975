import type { CardBlock } from '../../view/cardView';

/** The rows of one language of a card, as a person edits them. */
export interface CardRows {
  /** JSON Pointer of the array of elements; undefined for one element alone, which can't go anywhere. */
  readonly list: string | undefined;
  readonly blocks: readonly CardBlock[];
}

/** A row, or one button of a group in it. */
export interface Place {
  readonly row: number;
  /** Place in the group; undefined for the row itself. */
  readonly button: number | undefined;
}

/** The row a JSON Pointer leads to or into, and the button of a group, if that is what it leads to. */
export function placeOf({ blocks }: CardRows, pointer: string): Place | undefined {
  const row = blocks.findIndex((block) => isAtOrIn(pointer, block.pointer));
  const block = blocks[row];
  if (!block) return undefined;
  const at =
    block.kind === 'buttons' && block.grouped
      ? block.buttons.findIndex((button) => isAtOrIn(pointer, button.pointer))
      : -1;
  return { row, button: at === -1 ? undefined : at };
}

/** JSON Pointer of the array of buttons in a group; one element alone stands where its document begins. */
export function groupAt({ list, blocks }: CardRows, row: number): string {
  const element = list === undefined ? (blocks[row]?.pointer ?? '') : `${list}/${row}`;
  return `${element}/button_group`;
}

function isAtOrIn(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
