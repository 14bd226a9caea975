import type { BlockNode, InlineNode, MentionTarget } from '../../../cards/markdown/markdownTree';
import { element } from '../base/dom';
import { strings } from '../base/strings';

/** Formatted text as DOM nodes. */
export function formattedText(nodes: readonly BlockNode[]): HTMLElement[] {
  return nodes.map(block);
}

function block(node: BlockNode): HTMLElement {
  if (node.kind === 'paragraph') return element('p', {}, ...node.children.map(inline));
  if (node.kind === 'code') return element('pre', {}, element('code', {}, node.text));
  const items = node.items.map((item) => element('li', {}, ...formattedText(item)));
  if (node.start === undefined) return element('ul', {}, ...items);
  return element('ol', { start: String(node.start) }, ...items);
}

function inline(node: InlineNode): Node {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text);
    case 'code':
      return element('code', {}, node.text);
    case 'break':
      return element('br');
    case 'mention':
      return element('span', { class: 'mention' }, `@${mentioned(node.target)}`);
    case 'bold':
    case 'italic':
      break;
  }
  return element(node.kind === 'bold' ? 'strong' : 'em', {}, ...node.children.map(inline));
}

/** The tag names an id or an address; the client shows the name behind it, which is not known here. */
function mentioned(target: MentionTarget): string {
  if (target.kind === 'everyone') return strings.everyone;
  return target.kind === 'email' ? target.email : target.seatalkId;
}
