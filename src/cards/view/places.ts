import { findNodeAtOffset, getNodePath } from 'jsonc-parser';
import { extentAt } from '../document/cardDocument';
import type { CardDocument, TextRange } from '../document/cardDocument';
import { fromPointer, toPointer } from '../document/json';

/**
 * JSON Pointer of the innermost value at a place of the text, or of what a key there names.
 * @param offset UTF-16 units from the start of the document's text.
 * @returns undefined outside the JSON.
 */
export function pointerAt({ root }: CardDocument, offset: number): string | undefined {
  const node = root && findNodeAtOffset(root, offset, true);
  return node && toPointer(getNodePath(node));
}

/** The extent of the value a pointer names, or undefined when there is none. */
export function rangeOf(document: CardDocument, pointer: string): TextRange | undefined {
  return extentAt(document, fromPointer(pointer));
}
