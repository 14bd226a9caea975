import { openFence } from './fence';
import { MAX_LIST_LEVELS } from './markdownTree';
import type { FoundMarkup } from './markup';

/** The start of a list item: indentation, marker, space. */
const ITEM = /^([ \t]*)([-*+]|\d{1,9}\.)([ \t]+)(?=\S)/;

/** What ends a line, as in Markdown. */
export const LINE_END = /\r\n|\r|\n/;

/** Spaces per level. A tab counts as one level. */
const LEVEL_WIDTH = 4;

/** Columns of an indentation; a tab counts as four spaces. */
function indentColumns(indent: string): number {
  return indent.replaceAll('\t', ' '.repeat(LEVEL_WIDTH)).length;
}

/**
 * Rewrites lists for CommonMark so that they render as in SeaTalk. A level is four spaces or a tab, there are at most three levels, and
 * an item is at most one level deeper than the item above. A list begins at any line with a marker and ends at the first line that has
 * neither a marker nor an indentation. Fenced code doesn't change.
 */
export function normalizeLists(text: string): string {
  return normalizedLines(text)
    .map((line) => line.text)
    .join('\n');
}

/** A line after {@link normalizeLists}. */
export interface NormalizedLine {
  readonly text: string;
  /** Its number in the source, from 0; undefined for a blank line that was added. */
  readonly source: number | undefined;
}

/** The lines of {@link normalizeLists}. Only the indentation and the space after a marker differ from the source. */
export function normalizedLines(text: string): NormalizedLine[] {
  const lines: NormalizedLine[] = [];
  const blank: NormalizedLine = { text: '', source: undefined };
  let fence: string | undefined;
  let level = -1;
  for (const [source, line] of text.split(LINE_END).entries()) {
    const push = (written: string) => lines.push({ text: written, source });
    if (fence !== undefined) {
      fence = openFence(line, fence);
      push(line);
      continue;
    }
    const opened = openFence(line, undefined);
    const item = ITEM.exec(line);
    if (opened !== undefined) {
      fence = opened;
      if (level >= 0) lines.push(blank);
      level = -1;
      push(line.trimStart());
    } else if (item) {
      if (level < 0) lines.push(blank);
      const [whole, indent = '', marker = ''] = item;
      level = Math.min(level + 1, MAX_LIST_LEVELS - 1, Math.floor(indentColumns(indent) / LEVEL_WIDTH));
      push(`${' '.repeat(level * LEVEL_WIDTH)}${marker} ${line.slice(whole.length)}`);
    } else if (level >= 0 && /^[ \t]+\S/.test(line)) {
      push(`${' '.repeat((level + 1) * LEVEL_WIDTH)}${line.trimStart()}`);
    } else {
      if (level >= 0) lines.push(blank);
      level = -1;
      push(line);
    }
  }
  return lines;
}

/** Finds items deeper than the third level, and blank lines that split a nested or numbered list. */
export function findListFaults(text: string): FoundMarkup[] {
  const found: FoundMarkup[] = [];
  let level = -1;
  /** Where the blank lines after an item begin. */
  let blankFrom: number | undefined;
  let start = 0;
  for (const line of text.split('\n')) {
    const item = line === '' ? null : ITEM.exec(line);
    if (item) {
      const [whole, indent = '', marker = ''] = item;
      const indented = Math.floor(indentColumns(indent) / LEVEL_WIDTH);
      const continues = indented > 0 || (marker.endsWith('.') && marker !== '1.');
      if (blankFrom !== undefined && continues)
        found.push({ kind: 'list-blank-line', start: blankFrom, end: start });
      if (indented >= MAX_LIST_LEVELS && level === MAX_LIST_LEVELS - 1) {
        found.push({ kind: 'list-depth', start, end: start + whole.length });
      }
      level = Math.min(level + 1, MAX_LIST_LEVELS - 1, indented);
      blankFrom = undefined;
    } else if (level >= 0 && line.trim() === '') {
      blankFrom ??= start;
    } else if (blankFrom !== undefined || !/^[ \t]+\S/.test(line)) {
      level = -1;
      blankFrom = undefined;
    }
    start += line.length + 1;
  }
  return found;
}
