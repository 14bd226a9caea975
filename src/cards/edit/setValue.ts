import type { Node } from 'jsonc-parser';
import type { TextEdit } from './textEdits';
import { CardEditError } from './cardEdit';
import { isWithinLine, insertItem } from './insertItem';
import { findValue, itemsOf, parentOf, valueAt, propertiesOf } from './jsonText';
import type { JsonText } from './jsonText';
import type { Layout } from './newItem';
import { indentAt, isOneLine } from './textStyle';
import type { TextStyle } from './textStyle';
import { property, writtenValue } from './newItem';
import { getNodeValue } from 'jsonc-parser';
import { isArray, isObject, toPointer } from '../document/json';
import type { CardEdit } from './cardEdit';

/** Overwrites a value, or adds it under a new key at the end of an object. @throws CardEditError `missing` */
export function setValue(
  { text, root }: JsonText,
  pointer: string,
  value: unknown,
  style: TextStyle,
): readonly TextEdit[] {
  const there = findValue(root, pointer);
  if (there) return [overwrite(text, there, value, style)];
  const { parent, step } = parentOf(pointer);
  const object = valueAt(root, parent);
  if (object.type !== 'object') throw new CardEditError('missing', pointer);
  const body = (layout: Layout) => property(step, writtenValue(value, style, layout), style);
  return insertItem(text, object, itemsOf(object).length, { lead: [], body, trail: [] }, style);
}

function overwrite(text: string, node: Node, value: unknown, style: TextStyle): TextEdit {
  const { offset, length } = node;
  const isList = node.type === 'object' || node.type === 'array';
  const oneLine = isList ? isOneLine(text, node) && length > 2 : isWithinLine(text, node);
  const content = writtenValue(value, style, { indent: indentAt(text, offset), oneLine });
  return { offset, length, content };
}

/** The edits for those parts of a value that differ from the new `value`. Equal parts stay as they are written. */
export function differences(node: Node, pointer: string, value: unknown): readonly CardEdit[] {
  if (isSame(getNodeValue(node), value)) return [];
  if (node.type === 'object' && isObject(value)) return inObject(node, pointer, value);
  if (node.type === 'array' && isArray(value)) return inArray(node, pointer, value);
  return [{ kind: 'set', pointer, value }];
}

function inObject(
  node: Node,
  pointer: string,
  value: Readonly<Record<string, unknown>>,
): readonly CardEdit[] {
  const keys = new Set(itemsOf(node).map(({ children }) => String(children?.[0]?.value)));
  const gone = [...keys].filter((key) => value[key] === undefined);
  const present = Object.entries(value).filter(([, item]) => item !== undefined);
  return [
    ...present.flatMap(([key, item]): readonly CardEdit[] => {
      const at = pointer + toPointer([key]);
      const there = propertiesOf(node, key).at(-1)?.children?.[1];
      return there ? differences(there, at, item) : [{ kind: 'set', pointer: at, value: item }];
    }),
    ...gone.map((key): CardEdit => ({ kind: 'remove', pointer: pointer + toPointer([key]) })),
  ];
}

function inArray(node: Node, pointer: string, value: readonly unknown[]): readonly CardEdit[] {
  const items = itemsOf(node);
  const gone = items.slice(value.length).map((_, index) => value.length + index);
  return [
    ...items
      .slice(0, value.length)
      .flatMap((item, index) => differences(item, `${pointer}/${index}`, value[index])),
    ...gone.toReversed().map((index): CardEdit => ({ kind: 'remove', pointer: `${pointer}/${index}` })),
    ...value.slice(items.length).map((item, index): CardEdit => ({
      kind: 'insert',
      list: pointer,
      index: items.length + index,
      value: item,
    })),
  ];
}

/** Whether two values are the same JSON. The order of keys doesn't matter. */
function isSame(a: unknown, b: unknown): boolean {
  if (isArray(a)) {
    return isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return a === b;
  const written = Object.entries(b).filter(([, item]) => item !== undefined);
  return (
    written.length === Object.keys(a).length &&
    written.every(([key, item]) => key in a && isSame(a[key], item))
  );
}
