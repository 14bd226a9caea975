import { stripVTControlCharacters } from 'node:util';

/** Longer outputs are data, of which the start is sent. UTF-16 units. */
const OUTPUT_MAX = 1024 * 1024;

/** What a program printed, as a terminal shows it: no colors, and a line that was written over shows what it said last. */
export function outputText(printed: string): string {
  const plain = stripVTControlCharacters(printed.slice(0, OUTPUT_MAX)).replaceAll('\r\n', '\n');
  if (!plain.includes('\r') && !plain.includes('\b')) return plain;
  return plain
    .split('\n')
    .map((line) => withBackspaces(lastWritten(line)))
    .join('\n');
}

/** What stands in a line after the cursor went back to its start for the last time and something was written. */
function lastWritten(line: string): string {
  let end = line.length;
  while (line.charAt(end - 1) === '\r') end -= 1;
  return line.slice(line.lastIndexOf('\r', end - 1) + 1, end);
}

function withBackspaces(line: string): string {
  if (!line.includes('\b')) return line;
  const kept: string[] = [];
  for (const character of line) {
    if (character === '\b') kept.pop();
    else kept.push(character);
  }
  return kept.join('');
}
