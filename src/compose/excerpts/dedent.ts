/**
 * Takes away the indentation that all lines of a text have in common, and nothing more: lines keep their places to each other. Blank lines
 * count for nothing, and a tab is never taken for spaces.
 */
export function withoutCommonIndentation(text: string): string {
  const lines = text.split('\n');
  let common: string | undefined;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indentation = /^[ \t]*/.exec(line)?.[0] ?? '';
    common = common === undefined ? indentation : sharedStart(common, indentation);
    if (common === '') return text;
  }
  const { length } = common ?? '';
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(length))).join('\n');
}

function sharedStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}
