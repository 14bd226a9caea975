import type { CardBlock } from '../../cards/view/cardView';

/** Whether two rows look the same, wherever they stand. */
export function looksAlike(one: CardBlock, other: CardBlock): boolean {
  return one === other || (one.kind === other.kind && isSame(drawnOf(one), drawnOf(other)));
}

/** What a row is drawn of. Where a button leads is not seen, nor what it carries. */
function drawnOf(block: CardBlock): readonly unknown[] {
  switch (block.kind) {
    case 'title':
      return [block.text];
    case 'description':
      // The content follows from these.
      return [block.isPlain, block.text];
    case 'image':
      return [block.imageId, block.bytes];
    case 'buttons':
      return [
        block.grouped,
        ...block.buttons.flatMap(({ label, action }) => [label, action.kind === 'redirect']),
      ];
    case 'problem':
      return [block.problem, block.elementType];
  }
}

/** Whether two values are the same as JSON. Much faster than to write both. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isContainer(one) || !isContainer(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
