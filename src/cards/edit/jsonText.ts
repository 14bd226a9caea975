import { parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { fromPointer } from '../document/json';
import { CardEditError } from './cardEdit';

/** A text that is JSON, with the tree of its values. Comments and trailing commas are let pass. */
export interface JsonText {
  readonly text: string;
  readonly root: Node;
}

/** @throws CardEditError `broken` when the text is no JSON, or nested deeper than the parser can follow. */
export function readJson(text: string): JsonText {
  const root = treeOf(text);
  if (!root) throw new CardEditError('broken', '');
  return { text, root };
}

function treeOf(text: string): Node | undefined {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    return errors.length === 0 ? root : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The members of an array, or the properties of an object. */
export function itemsOf(list: Node): readonly Node[] {
  return list.children ?? [];
}

/** The value at `pointer`, or undefined. Of a key written twice the last counts, as for every reader of JSON. */
export function findValue(root: Node, pointer: string): Node | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined;
  let node: Node | undefined = root;
  for (const step of fromPointer(pointer)) {
    if (node.type === 'array') node = isIndex(step) ? node.children?.[Number(step)] : undefined;
    else if (node.type === 'object') node = propertiesOf(node, String(step)).at(-1)?.children?.[1];
    else return undefined;
    if (!node) return undefined;
  }
  return node;
}

/** The properties of an object under this key: one, unless the key is written more than once. */
export function propertiesOf(object: Node, key: string): readonly Node[] {
  return itemsOf(object).filter(({ children }) => children?.[0]?.value === key);
}

/** @throws CardEditError `missing` */
export function valueAt(root: Node, pointer: string): Node {
  const node = findValue(root, pointer);
  if (!node) throw new CardEditError('missing', pointer);
  return node;
}

/** @throws CardEditError `missing`, `no-list` */
export function arrayAt(root: Node, pointer: string): Node {
  const node = valueAt(root, pointer);
  if (node.type !== 'array') throw new CardEditError('no-list', pointer);
  return node;
}

/** Splits a pointer into that of what holds the value, and the last step. */
export function parentOf(pointer: string): { readonly parent: string; readonly step: string } {
  const steps = fromPointer(pointer);
  const step = steps.at(-1);
  if (step === undefined) throw new CardEditError('missing', pointer);
  return { parent: pointer.slice(0, pointer.lastIndexOf('/')), step: String(step) };
}

function isIndex(step: string | number): boolean {
  return /^(?:0|[1-9]\d*)$/.test(String(step));
}
