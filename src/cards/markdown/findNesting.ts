import type { FoundMarkup } from './markup';
import { MASK } from './maskCode';

/** Maximum open markers. More than a few are never intended. */
const MAX_OPEN = 8;

const MARKERS = new RegExp(`\\*+|_+|${MASK}+`, 'g');

interface Open {
  readonly marker: string;
  readonly start: number;
  hasInner: boolean;
}

/** Finds bold, italic, and code inside each other, which clients don't show reliably. Returns each outermost span. */
export function findNesting(source: string, masked: string): FoundMarkup[] {
  const found: FoundMarkup[] = [];
  let lineStart = 0;
  for (const line of masked.split('\n')) {
    if (line !== '') found.push(...inLine(source, line, lineStart));
    lineStart += line.length + 1;
  }
  return found;
}

function inLine(source: string, line: string, lineStart: number): FoundMarkup[] {
  const found: FoundMarkup[] = [];
  let open: Open[] = [];
  for (const { 0: marker, index } of line.matchAll(MARKERS)) {
    const before = line[index - 1];
    const after = line[index + marker.length];
    if (marker.startsWith(MASK)) {
      const top = open.at(-1);
      if (top && source[lineStart + index] === '`') top.hasInner = true;
      continue;
    }
    const isWordly = marker === '_' && (isWord(before) || isWord(after));
    const closes = !isSpace(before) && !(marker === '_' && isWord(after));
    const place = closes ? open.findLastIndex((each) => each.marker === marker) : -1;
    const opened = open[place];
    if (opened) {
      open = open.slice(0, place);
      const end = lineStart + index + marker.length;
      const outer = open.at(-1);
      if (outer) outer.hasInner = true;
      else if (opened.hasInner || marker.length > 2) {
        found.push({ kind: 'nesting', start: lineStart + opened.start, end });
      }
    } else if (!isSpace(after) && !(isWordly && isWord(before)) && open.length < MAX_OPEN) {
      open.push({ marker, start: index, hasInner: false });
    }
  }
  return found;
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /\w/.test(character);
}
