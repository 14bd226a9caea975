import type { FoundMarkup } from './findMarkup';
import { ITEM, indentColumns, LEVEL_WIDTH } from './listItem';
import { MAX_LIST_LEVELS } from './markdownTree';

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
