import { findNodeAtOffset, getNodePath } from 'jsonc-parser';
import { extentAt } from '../document/cardDocument';
import type { CardDocument, TextRange } from '../document/cardDocument';
import { fromPointer, toPointer } from '../document/json';

/**
 * JSON Pointer of the innermost value at a place of the text, or of what a key there names. White space before something on
 * a line belongs to it.
 * @param offset UTF-16 units from the start of the document's text.
 * @returns undefined outside the JSON.
 */
export function pointerAt({ root, text }: CardDocument, offset: number): string | undefined {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  const node = root && findNodeAtOffset(root, at, true);
  return node && toPointer(getNodePath(node));
}

/** The extent of the value a pointer names, or undefined when there is none. */
export function rangeOf(document: CardDocument, pointer: string): TextRange | undefined {
  return extentAt(document, fromPointer(pointer));
}
