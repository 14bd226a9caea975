import type { MarkdownSpan } from '../spans';

/** A range that must not be cut: `start` and `end` are fine, what lies between them isn't. In UTF-16 units. */
export interface Atom {
  readonly start: number;
  readonly end: number;
}

/** Markup too long for one part. Cut inside, it is closed at the end of one part and opened again in the next. */
export interface Wrap {
  readonly kind: MarkdownSpan['kind'];
  readonly start: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly end: number;
  readonly open: string;
  readonly close: string;
}

/** Where a text can be cut. Both lists are in order. */
export interface Layout {
  readonly atoms: readonly Atom[];
  readonly wraps: readonly Wrap[];
}

/** Deeper markup isn't opened again, since its marks alone would fill the parts. */
const MAX_DEPTH = 4;

/** Clients make links of addresses, and half of one leads elsewhere. */
const LINKS = [/(?:https?|seatalk):\/\/[^\s<>"]+/gi, /\[[^[\]\n]{1,500}\]\([^()\s[\]]+\)/g];
/** Not markup in plain text, but of no use to anybody when cut. */
const TAGS = /<mention-tag\b[^<>]{0,500}>/gi;

/**
 * Finds what must stay in one piece.
 * @param spans the markup of a formatted text, or nothing for plain text.
 * @param longest UTF-16 units of markup that still fits into one part.
 * @param whole the same for what has no marks to be closed and opened with, such as a mention or a link.
 */
export function layoutOf(
  text: string,
  spans: readonly MarkdownSpan[],
  longest: number,
  whole: number,
): Layout {
  const wraps: Wrap[] = [];
  const kept: Atom[] = [];
  let open: Wrap[] = [];
  let covered = 0;
  for (const span of spans) {
    if (span.start < covered) continue;
    open = open.filter(({ end }) => end > span.start);
    if (span.end - span.start <= (span.mark === '' ? whole : longest)) {
      kept.push(span);
      covered = span.end;
    } else if (span.mark !== '' && open.length < MAX_DEPTH) {
      const wrap = wrapOf(text, span, longest - 1);
      // The marks are kept whole, each with a character next to it.
      kept.push({ start: wrap.start, end: wrap.bodyStart + 1 }, { start: wrap.bodyEnd - 1, end: wrap.end });
      wraps.push(wrap);
      open.push(wrap);
    }
  }
  const loose = [...LINKS, TAGS].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({ start: index, end: index + length })),
  );
  return { atoms: joined([...kept, ...loose], whole), wraps };
}

function wrapOf(text: string, { kind, mark, start, end }: MarkdownSpan, longest: number): Wrap {
  if (kind !== 'block') {
    const [bodyStart, bodyEnd] = [start + mark.length, end - mark.length];
    return { kind, start, bodyStart, bodyEnd, end, open: mark, close: mark };
  }
  const bodyEnd = text.lastIndexOf('\n', end - 1);
  const lineEnd = text.indexOf('\n', start);
  // What stands after the fence shows as code too, and may be longer than a part.
  const bodyStart = lineEnd - start <= longest ? lineEnd + 1 : text.indexOf(mark, start) + mark.length;
  return {
    kind,
    start,
    bodyStart,
    bodyEnd,
    end,
    open: `${mark}\n`,
    close: `\n${mark}`,
  };
}

/** Puts ranges in order, and joins those that overlap, as far as the result still fits into one part. */
function joined(ranges: readonly Atom[], longest: number): Atom[] {
  const atoms: Atom[] = [];
  let last: Atom | undefined;
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.end - range.start > longest || (last && range.end <= last.end)) continue;
    if (last && range.start < last.end) {
      if (range.end - last.start > longest) continue;
      atoms.pop();
      last = { start: last.start, end: range.end };
    } else last = range;
    atoms.push(last);
  }
  return atoms;
}
