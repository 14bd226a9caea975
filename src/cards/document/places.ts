import type { Node } from 'jsonc-parser';
import { findNodeAtOffset, getNodePath } from 'jsonc-parser';
import type { CardDocument, TextRange } from './cardDocument';
import { fromPointer, toPointer } from './json';
import type { JsonPath } from './json';

/**
 * JSON Pointer of the innermost value at an offset in the text. On a key, it's the pointer of the key's value. White space before a
 * value on the same line belongs to the value.
 * @param offset UTF-16 units from the start of the document's text.
 * @returns undefined outside the JSON.
 */
export function pointerAt({ root, text }: CardDocument, offset: number): string | undefined {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  const node = root && findNodeAtOffset(root, at, true);
  return node && toPointer(getNodePath(node));
}

/** The range of the value that a pointer names, or undefined when there is no such value. */
export function rangeOf(document: CardDocument, pointer: string): TextRange | undefined {
  return extentAt(document, fromPointer(pointer));
}

/**
 * The range to mark for the value at `path`. A plain value is marked as a whole. For an object or array, only its key or the field with
 * its type is marked, so that a mark never covers half a file. A missing value gets its parent's mark.
 */
export function markAt(document: CardDocument, path: JsonPath): TextRange {
  if (!document.root) return { offset: 0, length: document.text.length };
  for (let depth = path.length; depth >= 0; depth--) {
    const node = nodeAt(document.root, path.slice(0, depth));
    if (node) return markOf(node);
  }
  return markOf(document.root);
}

/**
 * The range of a part of the string at `path`, whatever escapes the string contains.
 * @param part in UTF-16 units of the string's value. For a value that isn't a string, the range is that of `markAt`.
 */
export function markPart(
  document: CardDocument,
  path: JsonPath,
  part: { readonly start: number; readonly end: number },
): TextRange {
  const node = document.root && nodeAt(document.root, path);
  if (node?.type !== 'string') return markAt(document, path);
  // Findings in a long string come in order, so each is sought from the one before.
  const known = KNOWN.get(node);
  const from = known && known.units <= part.start ? known : { units: 0, offset: node.offset + 1 };
  const start = rawOffset(document.text, from.offset, part.start - from.units);
  KNOWN.set(node, { units: part.start, offset: start });
  const end = rawOffset(document.text, start, part.end - part.start);
  return { offset: start, length: end - start };
}

/** For strings in which a part was sought: how far, and where that is in the JSON text. */
const KNOWN = new WeakMap<Node, { readonly units: number; readonly offset: number }>();

/** The offset in the JSON text that is `units` characters of the string's value after `offset`. */
function rawOffset(text: string, offset: number, units: number): number {
  let at = offset;
  for (let unit = 0; unit < units && text[at] !== '"'; unit++) {
    at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  }
  return Math.min(at, text.length);
}

/** The whole range of the value at `path`, or undefined when there is no such value. */
export function extentAt(document: CardDocument, path: JsonPath): TextRange | undefined {
  const node = document.root && nodeAt(document.root, path);
  return node && { offset: node.offset, length: node.length };
}

function markOf(node: Node): TextRange {
  if (node.type !== 'object' && node.type !== 'array') return { offset: node.offset, length: node.length };
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const type =
    node.type === 'object' ? (nodeAt(node, ['element_type']) ?? nodeAt(node, ['button_type'])) : undefined;
  const shown = key ?? type;
  return shown ? { offset: shown.offset, length: shown.length } : { offset: node.offset, length: 1 };
}

/** Accepts array indexes written as digits, unlike the parser's own search. */
function nodeAt(root: Node, path: JsonPath): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node?.type === 'array') node = node.children?.[Number(step)];
    else if (node?.type === 'object') node = property(node, String(step));
    else return undefined;
  }
  return node;
}

function property(node: Node, name: string): Node | undefined {
  // For a duplicate key, the last one counts, as in every parser.
  return node.children?.findLast(({ children }) => children?.[0]?.value === name)?.children?.[1];
}
