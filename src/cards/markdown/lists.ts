import { openFence } from './fence';
import { MAX_LIST_LEVELS } from './markdownTree';
import type { FoundMarkup } from './markup';

/** A line of a list: indentation, mark, space. */
const ITEM = /^([ \t]*)([-*+]|\d{1,9}\.)([ \t]+)(?=\S)/;

/** Spaces, or one tab, that make a level. */
const LEVEL_WIDTH = 4;

/** Columns of an indentation; a tab counts as four spaces. */
function indentColumns(indent: string): number {
  return indent.replaceAll('\t', ' '.repeat(LEVEL_WIDTH)).length;
}

/**
 * Writes lists the way CommonMark wants them, so that they come out the way SeaTalk shows them: a level is four spaces
 * or a tab, at most three levels deep, one more than the item above at most; a list begins at any marked line and ends
 * at the first line that is neither marked nor indented. Fenced code stays as it is.
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

/** Items deeper than the third level, and blank lines that cut a nested or numbered list in two. */
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
      const wanted = Math.floor(indentColumns(indent) / LEVEL_WIDTH);
      const goesOn = wanted > 0 || (marker.endsWith('.') && marker !== '1.');
      if (blankFrom !== undefined && goesOn)
        found.push({ kind: 'list-blank-line', start: blankFrom, end: start });
      if (wanted >= MAX_LIST_LEVELS && level === MAX_LIST_LEVELS - 1) {
        found.push({ kind: 'list-depth', start, end: start + whole.length });
      }
      level = Math.min(level + 1, MAX_LIST_LEVELS - 1, wanted);
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
