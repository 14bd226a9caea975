import type { Node } from 'jsonc-parser';
import type { TextEdit } from './textEdits';
import { commentsIn, isLineComment, slotEnd, slotsOf, slotStart } from './listSlots';
import type { Slot, Span } from './listSlots';
import { startsLine } from './textStyle';

/**
 * Takes member `index` out of an array or object, with its comma and the comments on the line it ends on. Comments above it
 * stay, as they may tell of more than the one member, unless `withLead`: then it goes elsewhere and takes them along.
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
  // The last one without a comma leaves the one before it as the last: without a comma, too.
  const left = isLast && slot.comma === undefined ? before?.comma : undefined;
  if (left !== undefined) edits.unshift(cut({ start: left, end: left + 1 }));
  return edits;
}

function cut({ start, end }: Span): TextEdit {
  return { offset: start, length: end - start, content: '' };
}

/** The comma where it stands on a later line than the member, perhaps with comments between that are not the member's own. */
function commaApart(text: string, { end, comma, trail }: Slot): number | undefined {
  if (comma === undefined) return undefined;
  const own = trail.findLast((comment) => comment.end <= comma)?.end ?? end;
  return /^[ \t]*$/.test(text.slice(own, comma)) ? undefined : comma;
}

/** Whether there is nothing but white space inside the brackets beside a sole member and what goes with it. */
function isBare(text: string, inside: Span, slot: Slot, withLead: boolean): boolean {
  const notes =
    commentsIn(text, inside.start, slot.start).length + commentsIn(text, slot.end, inside.end).length;
  return notes === slot.trail.length + (withLead ? slot.lead.length : 0);
}

/**
 * What goes, with the white space that has no use without it: whole lines where it filled them.
 * @param gap from the end of the member before, or the bracket, to the closing bracket.
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
  // The closing bracket stands on its line: it moves up, unless a comment would swallow it.
  const last = commentsIn(text, gap.start, start).at(-1);
  if (last && isLineComment(text, last)) return { start, end: after };
  return { start: start - spaces(text.slice(gap.start, start), /\s*$/), end };
}

/** The length of an empty line at the end of a text, which parts nothing once what stood below it is gone. */
function blankAbove(text: string): number {
  return /(?:\r\n|\n|\r)([ \t]*(?:\r\n|\n|\r))$/.exec(text)?.[1]?.length ?? 0;
}

function spaces(text: string, pattern: RegExp): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
