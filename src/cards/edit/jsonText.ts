import { parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { fromPointer } from '../document/json';
import { CardEditError } from './cardEdit';

/** A text that is JSON, with its syntax tree. Comments and trailing commas are allowed. */
export interface JsonText {
  readonly text: string;
  readonly root: Node;
}

/** Parses a text. @throws CardEditError `broken` when the text isn't JSON, or is nested too deeply for the parser. */
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

/** The value at `pointer`, or undefined. For a duplicate key, the last one counts, as in every JSON parser. */
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

/** The properties of an object with this key: one, unless the key is duplicated. */
export function propertiesOf(object: Node, key: string): readonly Node[] {
  return itemsOf(object).filter(({ children }) => children?.[0]?.value === key);
}

/** The value at `pointer`. @throws CardEditError `missing` */
export function valueAt(root: Node, pointer: string): Node {
  const node = findValue(root, pointer);
  if (!node) throw new CardEditError('missing', pointer);
  return node;
}

/** The array at `pointer`. @throws CardEditError `missing`, `no-list` */
export function arrayAt(root: Node, pointer: string): Node {
  const node = valueAt(root, pointer);
  if (node.type !== 'array') throw new CardEditError('no-list', pointer);
  return node;
}

/** Splits a pointer into its parent's pointer and the last step. @throws CardEditError `missing` for the root, which has no parent. */
export function parentOf(pointer: string): { readonly parent: string; readonly step: string } {
  const steps = fromPointer(pointer);
  const step = steps.at(-1);
  if (step === undefined) throw new CardEditError('missing', pointer);
  return { parent: pointer.slice(0, pointer.lastIndexOf('/')), step: String(step) };
}

function isIndex(step: string | number): boolean {
  return /^(?:0|[1-9]\d*)$/.test(String(step));
}
