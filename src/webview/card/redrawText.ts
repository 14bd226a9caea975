import type { BlockNode, InlineNode } from '../../cards/markdown/markdownTree';
import { drawnBlock, drawnItem, drawnPart, isolate, partsDrawn } from './formattedText';
import { drawnText } from './longText';
import { looksAlike } from './looksAlike';

/**
 * Changes the nodes of a formatted text into those of another. What did not change stays: the engine keeps its layout, and a person
 * what is selected in it.
 * @param parent its children are the blocks of `before`, as `formattedText` draws them.
 */
export function redrawText(parent: Node, before: readonly BlockNode[], after: readonly BlockNode[]): void {
  redrawAll(parent, before, after, drawnBlock, redrawBlock);
}

function redrawBlock(node: Node, before: BlockNode, after: BlockNode): boolean {
  switch (after.kind) {
    case 'paragraph':
      return before.kind === 'paragraph' && redrawParts(node, before.children, after.children);
    case 'code':
      return before.kind === 'code' && rewrite(node.firstChild?.firstChild, after.text);
    case 'list':
      if (before.kind !== 'list' || before.start !== after.start) return false;
      return redrawAll(node, before.items, after.items, drawnItem, (item, old, blocks) =>
        redrawAll(item, old, blocks, drawnBlock, redrawBlock),
      );
  }
}

function redrawParts(parent: Node, before: readonly InlineNode[], after: readonly InlineNode[]): boolean {
  return redrawAll(parent, partsDrawn(before), partsDrawn(after), drawnPart, redrawPart);
}

function redrawPart(node: Node, before: InlineNode, after: InlineNode): boolean {
  if (before.kind !== after.kind) return false;
  if (after.kind === 'text') return rewrite(node, after.text);
  if (after.kind === 'code') {
    if (node instanceof HTMLElement) isolate(node, after.text);
    return rewrite(node.firstChild, after.text);
  }
  return 'children' in before && 'children' in after && redrawParts(node, before.children, after.children);
}

/**
 * Redraws what lies between the first and the last difference of two lists, pair by pair. Always true.
 * @param parent its children are the nodes of `before`, in order.
 * @param redraw changes a node in place; false when it is to be drawn anew.
 */
function redrawAll<T extends object>(
  parent: Node,
  before: readonly T[],
  after: readonly T[],
  draw: (each: T) => Node,
  redraw: (node: Node, before: T, after: T) => boolean,
): true {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && looksAlike(before[start], after[start])) start++;
  let end = 0;
  while (end < shorter - start && looksAlike(before.at(-1 - end), after.at(-1 - end))) end++;
  const fresh = after.slice(start, after.length - end);
  const stale = before.slice(start, before.length - end);
  let node = parent.childNodes[start] ?? null;
  for (const [index, old] of stale.entries()) {
    const each = fresh[index];
    const next = node?.nextSibling ?? null;
    if (!each) node?.remove();
    else if (node && !redraw(node, old, each)) node.replaceWith(draw(each));
    node = next;
  }
  for (const each of fresh.slice(stale.length)) parent.insertBefore(draw(each), node);
  return true;
}

/** Characters from which on it is cheaper to find those that differ than to have all shaped again. */
const LONG = 100;

/** Makes a drawn text another one. False when `node` is not a text. */
export function rewrite(node: Node | null | undefined, text: string): boolean {
  if (!(node instanceof Text)) return false;
  const before = node.data;
  const after = drawnText(text);
  if (before.length < LONG) node.data = after;
  else replaceDifference(node, before, after);
  return true;
}

/** What stays keeps its shapes in the engine. */
function replaceDifference(node: Text, before: string, after: string): void {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let oldEnd = before.length;
  let end = after.length;
  while (oldEnd > start && end > start && before.charCodeAt(oldEnd - 1) === after.charCodeAt(end - 1)) {
    oldEnd--;
    end--;
  }
  node.replaceData(start, oldEnd - start, after.slice(start, end));
}
