import * as l10n from '@vscode/l10n';
import type { BlockNode, InlineNode, MentionTarget } from '../../cards/markdown/markdownTree';
import { element } from '../base/dom';
import { drawnText } from './longText';

/** Lines of one paragraph that are drawn. */
const MAX_DRAWN_PARTS = 2_000;

/** Formatted text as DOM nodes. */
export function formattedText(nodes: readonly BlockNode[]): HTMLElement[] {
  return nodes.map(block);
}

function block(node: BlockNode): HTMLElement {
  if (node.kind === 'paragraph') return element('p', {}, ...inlines(node.children));
  // Wide code can be scrolled with the keyboard.
  if (node.kind === 'code')
    return element('pre', { tabindex: '0' }, element('code', {}, drawnText(node.text)));
  const items = node.items.map((item) => element('li', {}, ...formattedText(item)));
  if (node.start === undefined) return element('ul', {}, ...items);
  return element('ol', { start: String(node.start) }, ...items);
}

function inlines(nodes: readonly InlineNode[]): Node[] {
  return nodes.slice(0, MAX_DRAWN_PARTS).map(inline);
}

function inline(node: InlineNode): Node {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(drawnText(node.text));
    case 'code':
      return element('code', {}, drawnText(node.text));
    case 'break':
      return element('br');
    case 'mention':
      return element('span', { class: 'mention' }, `@${drawnText(mentioned(node.target))}`);
    case 'bold':
    case 'italic':
      break;
  }
  return element(node.kind === 'bold' ? 'strong' : 'em', {}, ...inlines(node.children));
}

/** The tag names an id or an address; the client shows the name behind it, which is not known here. */
function mentioned(target: MentionTarget): string {
  if (target.kind === 'everyone') return l10n.t('All');
  return target.kind === 'email' ? target.email : target.seatalkId;
}
