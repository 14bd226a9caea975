import type { CardBlock } from '../../cards/view/cardView';

const looks = new WeakMap<CardBlock, string>();

/** Equal for two rows that look the same, wherever they stand. */
export function lookOf(block: CardBlock): string {
  let look = looks.get(block);
  if (look === undefined) {
    look = JSON.stringify([block.kind, ...drawnOf(block)]);
    looks.set(block, look);
  }
  return look;
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
        ...block.buttons.map(({ label, action }) => [label, action.kind === 'redirect']),
      ];
    case 'problem':
      return [block.problem, block.elementType];
  }
}
