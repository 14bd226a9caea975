import type { BlockNode, InlineNode } from '../markdownTree';

/**
 * What a reader sees of a formatted text, without white space, which line breaks and the ends of a message change. Mentions are marked, so
 * that no text looks like one. The numbers and bullets of lists are left out.
 */
export function visibleText(nodes: readonly (BlockNode | InlineNode)[]): string {
  return nodes.map(visible).join('');
}

function visible(node: BlockNode | InlineNode): string {
  switch (node.kind) {
    case 'break':
      return '';
    case 'mention':
      return `\u0000${Object.values(node.target).join('=')}\u0000`;
    case 'list':
      return node.items.map(visibleText).join('');
    case 'text':
    case 'code':
      return node.text.replaceAll(/\s/g, '');
    case 'paragraph':
    case 'bold':
    case 'italic':
      return visibleText(node.children);
  }
}
