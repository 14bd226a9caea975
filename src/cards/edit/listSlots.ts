import type { Node } from 'jsonc-parser';
import { itemsOf } from './jsonText';
import { hasBreak } from './textStyle';

/** A range of the text. The end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A member of an array or object, with its surroundings in the text. */
export interface Slot extends Span {
  /** Offset of the comma after the member. */
  readonly comma: number | undefined;
  /** Comments that belong to the member and precede it, directly above or on the same line. */
  readonly lead: readonly Span[];
  /** Comments that belong to the member and follow it on the line where it ends. */
  readonly trail: readonly Span[];
}

interface Mark extends Span {
  readonly isComma: boolean;
}

/** The members of an array or object, in the order of the text. */
export function slotsOf(text: string, list: Node): readonly Slot[] {
  const spans = itemsOf(list).map(({ offset, length }) => ({ start: offset, end: offset + length }));
  const close = list.offset + list.length - 1;
  let lead = leadOf(
    text,
    marksIn(text, list.offset + 1, spans[0]?.start ?? close),
    list.offset + 1,
    spans[0],
  );
  return spans.map((span, index) => {
    const next = spans[index + 1];
    const marks = marksIn(text, span.end, next?.start ?? close);
    const trail = trailOf(text, marks, span.end, next);
    const comma = marks.find(({ isComma }) => isComma);
    const slot: Slot = { ...span, comma: comma?.start, lead, trail };
    const taken = Math.max(comma?.end ?? span.end, trail.at(-1)?.end ?? span.end);
    lead = leadOf(text, marks, taken, next);
    return slot;
  });
}

/** The end of a member, including its comma and its own comments. */
export function slotEnd({ end, comma, trail }: Slot): number {
  return Math.max(end, comma === undefined ? 0 : comma + 1, trail.at(-1)?.end ?? 0);
}

/** The start of a member, including its own comments. */
export function slotStart({ start, lead }: Slot): number {
  return lead[0]?.start ?? start;
}

/** The comments in a range that otherwise contains only commas. */
export function commentsIn(text: string, start: number, end: number): readonly Span[] {
  return marksIn(text, start, end).filter(({ isComma }) => !isComma);
}

/** Whether a comment extends to the end of the line. */
export function isLineComment(text: string, { start }: Span): boolean {
  return text.startsWith('//', start);
}

/** The marks in a range between two members, which contains only white space, one comma, and comments. */
function marksIn(text: string, start: number, end: number): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = start; at < end;) {
    if (text[at] === ',') marks.push({ start: at, end: at + 1, isComma: true });
    if (text[at] !== '/') {
      at++;
      continue;
    }
    const length = commentLength(text, at, end);
    marks.push({ start: at, end: at + length, isComma: false });
    at += length;
  }
  return marks;
}

function commentLength(text: string, start: number, end: number): number {
  if (text[start + 1] === '*') return text.indexOf('*/', start + 2) + 2 - start;
  const length = text.slice(start, end).search(/[\r\n]/);
  return length === -1 ? end - start : length;
}

function trailOf(text: string, marks: readonly Mark[], end: number, next: Span | undefined): readonly Span[] {
  let trail: Span[] = [];
  let ofNext = 0;
  let at = end;
  for (const mark of marks) {
    if (hasBreak(text, at, mark.start)) return trail;
    if (mark.isComma) ofNext = trail.length;
    else trail = [...trail, mark];
    at = mark.end;
  }
  // A comment between the comma and a member on the same line belongs to that member.
  return next && !hasBreak(text, at, next.start) ? trail.slice(0, ofNext) : trail;
}

function leadOf(
  text: string,
  marks: readonly Mark[],
  after: number,
  next: Span | undefined,
): readonly Span[] {
  if (!next) return [];
  let lead: Span[] = [];
  let at = next.start;
  for (const mark of marks.filter(({ start }) => start >= after).toReversed()) {
    if (mark.isComma || breaks(text, mark.end, at) > 1) break;
    // A comment on the line of the member before, when this member is on another line, belongs to neither.
    if (breaks(text, mark.end, at) === 1 && !hasBreak(text, after, mark.start)) break;
    lead = [mark, ...lead];
    at = mark.start;
  }
  return lead;
}

function breaks(text: string, start: number, end: number): number {
  return text.slice(start, end).match(/\r\n|\n|\r/g)?.length ?? 0;
}
