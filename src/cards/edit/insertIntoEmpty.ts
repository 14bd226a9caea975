import type { Node } from 'jsonc-parser';
import type { TextEdit } from './cardEdit';
import { commentsIn, isLineComment } from './listSlots';
import { hasLineNote, itemText } from './newItem';
import type { NewItem } from './newItem';
import { hasBreak, indentAt, isOneLine } from './textStyle';
import type { TextStyle } from './textStyle';

/** Puts the first member into an array or object, behind the comments in it. */
export function insertIntoEmpty(text: string, list: Node, item: NewItem, style: TextStyle): TextEdit {
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

/** Whether a list is part of something written on one line, as its members will be. */
export function isWithinLine(text: string, list: Node): boolean {
  const outer = list.parent?.type === 'property' ? list.parent.parent : list.parent;
  return outer !== undefined && isOneLine(text, outer);
}
