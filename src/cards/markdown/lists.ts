import { openFence } from './fence';
import { MAX_LIST_LEVELS } from './markdownTree';
import type { FoundMarkup } from './markup';

/** The start of a list item: indentation, marker, space. */
const ITEM = /^([ \t]*)([-*+]|\d{1,9}\.)([ \t]+)(?=\S)/;

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
  const lines: string[] = [];
  let fence: string | undefined;
  let level = -1;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (fence !== undefined) {
      fence = openFence(line, fence);
      lines.push(line);
      continue;
    }
    const opened = openFence(line, undefined);
    const item = ITEM.exec(line);
    if (opened !== undefined) {
      fence = opened;
      if (level >= 0) lines.push('');
      level = -1;
      lines.push(line.trimStart());
    } else if (item) {
      if (level < 0) lines.push('');
      const [whole, indent = '', marker = ''] = item;
      level = Math.min(level + 1, MAX_LIST_LEVELS - 1, Math.floor(indentColumns(indent) / LEVEL_WIDTH));
      lines.push(`${' '.repeat(level * LEVEL_WIDTH)}${marker} ${line.slice(whole.length)}`);
    } else if (level >= 0 && /^[ \t]+\S/.test(line)) {
      lines.push(`${' '.repeat((level + 1) * LEVEL_WIDTH)}${line.trimStart()}`);
    } else {
      if (level >= 0) lines.push('');
      level = -1;
      lines.push(line);
    }
  }
  return lines.join('\n');
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
