import type { CardEdit } from './cardEdit';
import type { TextEdit } from './textEdits';
import { ComposedEdits } from './textEdits';
import { differences, setValue } from './setValue';
import { insertItem } from './insertItem';
import { arrayAt, findValue, itemsOf, parentOf, propertiesOf, readJson, valueAt } from './jsonText';
import { itemAsWritten, listWithout, memberAt } from './moveItem';
import type { Layout } from './newItem';
import { removeItem } from './removeItem';
import { styleOf } from './textStyle';
import type { TextStyle } from './textStyle';
import { writtenValue } from './newItem';

type EditOf<Kind extends CardEdit['kind']> = Extract<CardEdit, { readonly kind: Kind }>;

/**
 * Turns edits of a card into replacements in its text: few, short, without overlaps, in order of place. Everything else stays byte for
 * byte: white space, comments, trailing commas, other elements. New text follows the document's style: its indentation, its line ends,
 * and one line or several.
 * @throws CardEditError when the text isn't JSON or a pointer doesn't fit it. None of the edits is applied then.
 */
export function toTextEdits(text: string, edits: readonly CardEdit[]): readonly TextEdit[] {
  const style = styleOf(readJson(text));
  const composed = new ComposedEdits(text);
  for (const edit of edits) apply(composed, edit, style);
  return composed.result();
}

function apply(composed: ComposedEdits, edit: CardEdit, style: TextStyle): void {
  switch (edit.kind) {
    case 'insert':
      return insert(composed, edit, style);
    case 'remove':
      return remove(composed, edit);
    case 'move':
      return move(composed, edit, style);
    case 'duplicate':
      return duplicate(composed, edit, style);
    case 'set':
      return set(composed, edit, style);
  }
}

function insert(composed: ComposedEdits, { list, index, value }: EditOf<'insert'>, style: TextStyle): void {
  const { text, root } = readJson(composed.text);
  const body = (layout: Layout) => writtenValue(value, style, layout);
  composed.add(insertItem(text, arrayAt(root, list), index, { lead: [], body, trail: [] }, style));
}

function remove(composed: ComposedEdits, { pointer }: EditOf<'remove'>): void {
  const { root } = readJson(composed.text);
  valueAt(root, pointer);
  const { parent, step } = parentOf(pointer);
  const list = valueAt(root, parent);
  if (list.type === 'array') return composed.add(removeItem(composed.text, list, Number(step)));
  // All duplicates of a key are removed. Otherwise the one before the last would take effect.
  const places = propertiesOf(list, step).map((node) => itemsOf(list).indexOf(node));
  for (const place of places.toReversed()) {
    composed.add(removeItem(composed.text, valueAt(readJson(composed.text).root, parent), place));
  }
}

function move(composed: ComposedEdits, edit: EditOf<'move'>, style: TextStyle): void {
  const { text, root } = readJson(composed.text);
  const member = memberAt(root, edit.pointer);
  const target = listWithout(root, edit.list, edit.pointer);
  const last = itemsOf(member.list).length - 1;
  if (arrayAt(root, edit.list) === member.list && Math.min(edit.index, last) === member.index) return;
  const item = itemAsWritten(text, member, true);
  composed.add(removeItem(text, member.list, member.index, true));
  const rest = readJson(composed.text);
  composed.add(insertItem(rest.text, arrayAt(rest.root, target), edit.index, item, style));
}

function duplicate(composed: ComposedEdits, { pointer }: EditOf<'duplicate'>, style: TextStyle): void {
  const { text, root } = readJson(composed.text);
  const member = memberAt(root, pointer);
  const item = itemAsWritten(text, member, false);
  composed.add(insertItem(text, member.list, member.index + 1, item, style));
}

function set(composed: ComposedEdits, edit: EditOf<'set'>, style: TextStyle): void {
  const json = readJson(composed.text);
  const there = findValue(json.root, edit.pointer);
  if (edit.value === undefined) {
    if (there) remove(composed, { kind: 'remove', pointer: edit.pointer });
    return;
  }
  const parts = there ? differences(there, edit.pointer, edit.value) : [edit];
  for (const part of parts) {
    if (part.kind === 'set') composed.add(setValue(readJson(composed.text), part.pointer, part.value, style));
    else apply(composed, part, style);
  }
}
