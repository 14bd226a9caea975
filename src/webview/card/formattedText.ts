import * as l10n from '@vscode/l10n';
import type { BlockNode, InlineNode, MentionTarget } from '../../cards/markdown/markdownTree';
import { element } from '../base/dom';
import { drawnText } from './longText';

/** Lines of one paragraph that are drawn. */
const MAX_DRAWN_PARTS = 2_000;

/** Formatted text as DOM nodes, one for each block. */
export function formattedText(nodes: readonly BlockNode[]): HTMLElement[] {
  return nodes.map(drawnBlock);
}

/** One block of formatted text. What changes here changes in `redrawText.ts`, which knows what the elements are. */
export function drawnBlock(node: BlockNode): HTMLElement {
  if (node.kind === 'paragraph') return element('p', {}, ...inlines(node.children));
  // Wide code can be scrolled with the keyboard.
  if (node.kind === 'code')
    return element('pre', { tabindex: '0' }, element('code', {}, drawnText(node.text)));
  const items = node.items.map(drawnItem);
  if (node.start === undefined) return element('ul', {}, ...items);
  return element('ol', { start: String(node.start) }, ...items);
}

/** An item of a list. */
export function drawnItem(nodes: readonly BlockNode[]): HTMLElement {
  return element('li', {}, ...formattedText(nodes));
}

/** Of the parts of a paragraph, those that are drawn. */
export function partsDrawn(nodes: readonly InlineNode[]): readonly InlineNode[] {
  return nodes.length > MAX_DRAWN_PARTS ? nodes.slice(0, MAX_DRAWN_PARTS) : nodes;
}

function inlines(nodes: readonly InlineNode[]): Node[] {
  return partsDrawn(nodes).map(drawnPart);
}

/** A part of a paragraph, or of what is bold or italic in it: one node. */
export function drawnPart(node: InlineNode): Node {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(drawnText(node.text));
    case 'code': {
      const code = element('code', {}, drawnText(node.text));
      isolate(code, node.text);
      return code;
    }
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

/** From Hebrew on; below, nothing runs from right to left. */
const MAY_TURN = /[\u0590-\u{10ffff}]/u;

/** Keeps a text that may turn its direction from turning what is around it. Only such a one: isolation makes the whole paragraph slow to lay out. */
export function isolate(code: HTMLElement, text: string): void {
  if (MAY_TURN.test(text)) code.className = 'turns';
  else code.removeAttribute('class');
}

/** The tag names an id or an address; the client shows the name behind it, which is not known here. */
function mentioned(target: MentionTarget): string {
  if (target.kind === 'everyone') return l10n.t('All');
  return target.kind === 'email' ? target.email : target.seatalkId;
}
