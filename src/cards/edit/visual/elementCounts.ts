import { ELEMENT_COUNTS, ELEMENT_TYPES } from '../../../contract/cardLimits';
import type { ElementType } from '../../../contract/cardLimits';
import type { CardBlock } from '../../view/cardView';

/** The element type of a row; undefined for one SeaTalk does not know. */
export function elementTypeOf(block: CardBlock): ElementType | undefined {
  if (block.kind === 'buttons') return block.grouped ? 'button_group' : 'button';
  const name = block.kind === 'problem' ? block.elementType : block.kind;
  return ELEMENT_TYPES.find((type) => type === name);
}

/** Whether SeaTalk takes one more element of a type. */
export function hasRoomFor(blocks: readonly CardBlock[], type: ElementType): boolean {
  return blocks.filter((block) => elementTypeOf(block) === type).length < ELEMENT_COUNTS[type];
}
