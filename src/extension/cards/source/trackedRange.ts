/** A part of a text by offsets, in UTF-16 units. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** One replacement in a text, as the editor reports it. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * Where a part of a text stands after changes. Typing inside it or at its edges widens it; a change that covers an edge
 * moves that edge to the changed place.
 * @param changes of one edit, offsets all counted before it, in any order.
 */
export function shiftRange(range: OffsetRange, changes: readonly TextChange[]): OffsetRange {
  let { start, end } = range;
  for (const { rangeOffset, rangeLength, text } of changes.toSorted(
    (a, b) => b.rangeOffset - a.rangeOffset,
  )) {
    const changeEnd = rangeOffset + rangeLength;
    const growth = text.length - rangeLength;
    if (changeEnd < start) start += growth;
    else if (rangeOffset < start) start = rangeOffset;
    if (changeEnd <= end) end += growth;
    else if (rangeOffset < end) end = rangeOffset + text.length;
  }
  return { start, end: Math.max(start, end) };
}
