import { openFence } from './fence';
import { indentColumns, ITEM, LEVEL_WIDTH } from './listItem';
import { MAX_LIST_LEVELS } from './markdownTree';

/**
 * Writes lists the way CommonMark wants them, so that they come out the way SeaTalk shows them: a level is four spaces
 * or a tab, at most three levels deep, one more than the item above at most; a list begins at any marked line and ends
 * at the first line that is neither marked nor indented. Fenced code stays as it is.
 */
export function normaliseLists(text: string): string {
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
