import { unescapeText } from '../reading/escapes';

const LETTERS = 'ntrbfs';

/** The text of a Java string, character, or text block, without quotes, indentation, and escapes. */
export function javaText(written: string): string {
  const isBlock = written.startsWith('"""') && written.length >= 6;
  if (!isBlock) {
    const isClosed = written.length > 1 && written.endsWith(written.charAt(0));
    return unescapeText(written.slice(1, isClosed ? -1 : undefined), LETTERS);
  }
  const [, ...lines] = written.slice(3, -3).split(/\r\n|\r|\n/);
  // The line of the closing quotes counts too, even if it's blank.
  const counted = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  const indent = counted.reduce(
    (least, line) => Math.min(least, line.length - line.trimStart().length),
    Number.MAX_SAFE_INTEGER,
  );
  const text = lines.map((line) => line.slice(indent).trimEnd()).join('\n');
  return unescapeText(text, LETTERS);
}
