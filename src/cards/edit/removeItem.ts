import type { Node } from 'jsonc-parser';
import type { TextEdit } from './textEdits';
import { commentsIn, isLineComment, slotEnd, slotsOf, slotStart } from './listSlots';
import type { Slot, Span } from './listSlots';
import { startsLine } from './textStyle';

/**
 * Removes member `index` from an array or object, with its comma and the comments on the line where it ends. Comments above it stay,
 * because they may refer to more than one member. With `withLead`, the member moves elsewhere and its comments above go with it.
 */
export function removeItem(text: string, list: Node, index: number, withLead = false): readonly TextEdit[] {
  const slots = slotsOf(text, list);
  const slot = slots[index];
  if (!slot) return [];
  const inside = { start: list.offset + 1, end: list.offset + list.length - 1 };
  const from = withLead ? slotStart(slot) : slot.start;
  const before = slots[index - 1];
  const isLast = index === slots.length - 1;
  if (!before && isLast && isBare(text, inside, slot, withLead)) return [cut(inside)];

  const apart = commaApart(text, slot);
  const to = apart === undefined ? slotEnd(slot) : (slot.trail.at(-1)?.end ?? slot.end);
  const gap = { start: before ? before.end : inside.start, end: inside.end };
  const edits = [cut(withSpace(text, { start: from, end: to }, gap, isLast))];
  if (apart !== undefined) edits.push(cut({ start: apart, end: apart + 1 }));
  // If the last member had no comma, the new last member shouldn't have one either.
  const left = isLast && slot.comma === undefined ? before?.comma : undefined;
  if (left !== undefined) edits.unshift(cut({ start: left, end: left + 1 }));
  return edits;
}

function cut({ start, end }: Span): TextEdit {
  return { offset: start, length: end - start, content: '' };
}

/** Offset of a comma that is on a later line than the member, perhaps after comments that belong to other members. */
function commaApart(text: string, { end, comma, trail }: Slot): number | undefined {
  if (comma === undefined) return undefined;
  const own = trail.findLast((comment) => comment.end <= comma)?.end ?? end;
  return /^[ \t]*$/.test(text.slice(own, comma)) ? undefined : comma;
}

/** Whether the brackets contain nothing but the only member, what is removed with it, and white space. */
function isBare(text: string, inside: Span, slot: Slot, withLead: boolean): boolean {
  const notes =
    commentsIn(text, inside.start, slot.start).length + commentsIn(text, slot.end, inside.end).length;
  return notes === slot.trail.length + (withLead ? slot.lead.length : 0);
}

/**
 * The removed range with the white space that isn't needed without it: whole lines if the range filled them.
 * @param gap from the end of the previous member, or the opening bracket, to the closing bracket.
 */
function withSpace(text: string, { start, end }: Span, gap: Span, isLast: boolean): Span {
  const after = end + spaces(text.slice(end, gap.end), /^[ \t]*/);
  const back = start - spaces(text.slice(gap.start, start), /[ \t]*$/);
  const eol = /^(?:\r\n|\n|\r)/.exec(text.slice(after, after + 2))?.[0];
  if (!startsLine(text, start)) {
    if (eol !== undefined) return { start: back, end: after };
    return isLast ? { start: back, end } : { start, end: after };
  }
  if (eol !== undefined) {
    const next = after + eol.length;
    const isBlankBelow = isLast || /^[ \t]*[\r\n]/.test(text.slice(next, gap.end));
    return { start: back - (isBlankBelow ? blankAbove(text.slice(gap.start, back)) : 0), end: next };
  }
  if (!isLast) return { start, end: after };
  // The closing bracket is on the same line. It moves up, unless it would end up in a line comment.
  const last = commentsIn(text, gap.start, start).at(-1);
  if (last && isLineComment(text, last)) return { start, end: after };
  return { start: start - spaces(text.slice(gap.start, start), /\s*$/), end };
}

/** Length of an empty line at the end of a text. The line isn't needed once the text below it is removed. */
function blankAbove(text: string): number {
  return /(?:\r\n|\n|\r)([ \t]*(?:\r\n|\n|\r))$/.exec(text)?.[1]?.length ?? 0;
}

function spaces(text: string, pattern: RegExp): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
