import type { Node } from 'jsonc-parser';
import type { TextEdit } from './textEdits';
import { itemsOf } from './jsonText';
import { isLineComment, slotEnd, slotsOf, slotStart, commentsIn } from './listSlots';
import type { Slot } from './listSlots';
import { endsInLineNote, itemText, hasLineNote } from './newItem';
import type { Layout, NewItem } from './newItem';
import { indentAt, isOneLine, startsLine, hasBreak } from './textStyle';
import type { TextStyle } from './textStyle';

/** A list that has members, and how they are written. */
interface Place {
  readonly text: string;
  readonly list: Node;
  /** True when members are on lines of their own. */
  readonly ownLines: boolean;
  readonly oneLine: boolean;
  readonly style: TextStyle;
}

/** Inserts `item` at `index` of an array or object, on a line of its own if its neighbors have one. An index beyond the end appends. */
export function insertItem(
  text: string,
  list: Node,
  index: number,
  item: NewItem,
  style: TextStyle,
): readonly TextEdit[] {
  const slots = slotsOf(text, list);
  const [first] = slots;
  if (!first) return [insertIntoEmpty(text, list, item, style)];
  const ownLines = slots.some(({ start }) => startsLine(text, start));
  const place = { text, list, ownLines, oneLine: isWrittenOnOneLine(text, list, ownLines), style };
  const at = Math.min(Math.max(index, 0), slots.length);
  const before = slots[at - 1];
  return before ? insertAfter(place, before, slots[at], item) : [insertBefore(place, first, item)];
}

function insertAfter(place: Place, before: Slot, next: Slot | undefined, item: NewItem): readonly TextEdit[] {
  const { text, list, ownLines, style } = place;
  const layout = layoutBeside(place, before);
  const line = style.eol + layout.indent;
  const offset = slotEnd(before);
  const isCommented = before.trail.some((note) => isLineComment(text, note));
  const ownLine = ownLines || isCommented;
  const hasComma = before.comma !== undefined;
  const written =
    (ownLine ? line : style.comma.slice(1)) + itemText(item, layout, style, { ownLine, withComma: hasComma });
  const content =
    written + breakAfter(place, offset, item, next ? line : style.eol + indentAt(text, list.offset));
  const added = { offset, length: 0, content };
  return hasComma ? [added] : [{ offset: before.end, length: 0, content: ',' }, added];
}

function insertBefore(place: Place, first: Slot, item: NewItem): TextEdit {
  const { text, style } = place;
  const layout = layoutBeside(place, first);
  const offset = slotStart(first);
  const ownLine = startsLine(text, offset);
  const line = style.eol + layout.indent;
  const after = ownLine || endsInLineNote(item) ? line : style.comma.slice(1);
  return { offset, length: 0, content: itemText(item, layout, style, { ownLine, withComma: true }) + after };
}

function layoutBeside({ text, oneLine }: Place, { start }: Slot): Layout {
  return { indent: indentAt(text, start), oneLine };
}

/** After a line comment at the end of the new item, the rest of the line moves to a new line. */
function breakAfter({ text, list }: Place, offset: number, item: NewItem, line: string): string {
  if (!endsInLineNote(item)) return '';
  return /^[ \t]*[\r\n]/.test(text.slice(offset, list.offset + list.length)) ? '' : line;
}

/** Objects and arrays among the members show how a new one is written. Without any, the list itself does. */
function isWrittenOnOneLine(text: string, list: Node, ownLines: boolean): boolean {
  const values = itemsOf(list).map((item) => (item.type === 'property' ? item.children?.[1] : item));
  const alike = values.filter((value) => value?.type === 'object' || value?.type === 'array');
  if (alike.length === 0) return !ownLines;
  return alike.every((value) => value && isOneLine(text, value));
}

/** Inserts the first member into an array or object, after the comments in it. */
function insertIntoEmpty(text: string, list: Node, item: NewItem, style: TextStyle): TextEdit {
  const open = list.offset + 1;
  const close = list.offset + list.length - 1;
  const notes = commentsIn(text, open, close);
  const offset = notes.at(-1)?.end ?? open;
  const place = { offset, length: close - offset };
  const hasLines =
    hasBreak(text, open, close) || notes.some((note) => isLineComment(text, note)) || hasLineNote(item);
  if (!hasLines && isWithinLine(text, list)) {
    const padding = list.type === 'object' ? style.padding : '';
    const layout = { indent: '', oneLine: true };
    const written = itemText(item, layout, style, { ownLine: false, withComma: false });
    return { ...place, content: `${notes.length > 0 ? ' ' : padding}${written}${padding}` };
  }
  const outer = indentAt(text, list.offset);
  const layout = { indent: outer + style.unit, oneLine: false };
  const written = itemText(item, layout, style, { ownLine: true, withComma: false });
  return { ...place, content: `${style.eol}${layout.indent}${written}${style.eol}${outer}` };
}

/** Whether a list is part of something written on one line. Its members are then written on that line too. */
export function isWithinLine(text: string, list: Node): boolean {
  const outer = list.parent?.type === 'property' ? list.parent.parent : list.parent;
  return outer !== undefined && isOneLine(text, outer);
}
