import type { Node } from 'jsonc-parser';
import type { TextEdit } from './cardEdit';
import { CardEditError } from './cardEditError';
import { isWithinLine } from './insertIntoEmpty';
import { insertItem } from './insertItem';
import { findValue, itemsOf, parentOf, valueAt } from './jsonText';
import type { JsonText } from './jsonText';
import type { Layout } from './newItem';
import { indentAt, isOneLine } from './textStyle';
import type { TextStyle } from './textStyle';
import { property, writtenValue } from './writeValue';

/** Writes one value over another, or under a new key at the end of an object. @throws CardEditError `missing` */
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
