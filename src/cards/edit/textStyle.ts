import type { Node } from 'jsonc-parser';
import type { JsonText } from './jsonText';

/** The style of a document, so that added text looks like the rest. */
export interface TextStyle {
  readonly eol: string;
  /** One level of indentation. */
  readonly unit: string;
  /** What separates a key and its value, including the colon. */
  readonly colon: string;
  /** What separates two members on one line, including the comma. */
  readonly comma: string;
  /** White space inside the braces of an object on one line. */
  readonly padding: string;
}

/** Maximum nodes to look at. The style shows early, and a card with images has few nodes. */
const MAX_NODES = 2000;

/** Detects the document's style from the first example of each habit. The default is two spaces, and one space after `:` and `,`. */
export function styleOf({ text, root }: JsonText): TextStyle {
  let unit: string | undefined;
  let colon: string | undefined;
  let comma: string | undefined;
  let padding: string | undefined;
  const pending = [root];
  for (let seen = 0; seen < MAX_NODES; seen++) {
    const node = pending.shift();
    if (!node) break;
    unit ??= stepOf(text, node);
    colon ??= colonOf(text, node);
    comma ??= commaOf(text, node);
    padding ??= paddingOf(text, node);
    pending.push(...(node.children ?? []));
  }
  const written = colon ?? ': ';
  return {
    eol: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
    unit: unit ?? '  ',
    colon: written,
    // A document without spaces after its colons is taken to be compact everywhere.
    comma: comma ?? (written === ':' ? ',' : ', '),
    padding: padding ?? '',
  };
}

/** The white space at the start of a line, up to `offset`. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Whether only white space precedes `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (text[at] === ' ' || text[at] === '\t') at--;
  return at < 0 || text[at] === '\n' || text[at] === '\r';
}

/** Whether a part of a text spans more than one line. */
export function hasBreak(text: string, start: number, end: number): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}

export function isOneLine(text: string, { offset, length }: Node): boolean {
  return !hasBreak(text, offset, offset + length);
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

function stepOf(text: string, node: Node): string | undefined {
  const [first] = node.children ?? [];
  if (!first || node.type === 'property' || !startsLine(text, first.offset)) return undefined;
  const outer = indentAt(text, node.offset);
  const inner = indentAt(text, first.offset);
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}

function colonOf(text: string, node: Node): string | undefined {
  const [key, value] = node.children ?? [];
  if (node.type !== 'property' || !key || !value) return undefined;
  const between = text.slice(key.offset + key.length, value.offset);
  return /^[ \t]*:[ \t]*$/.test(between) ? between : undefined;
}

function commaOf(text: string, node: Node): string | undefined {
  const [first, second] = node.children ?? [];
  if (!first || !second || node.type === 'property') return undefined;
  const between = text.slice(first.offset + first.length, second.offset);
  return /^,[ \t]*$/.test(between) ? between : undefined;
}

function paddingOf(text: string, node: Node): string | undefined {
  const [first] = node.children ?? [];
  if (node.type !== 'object' || !first || !isOneLine(text, node)) return undefined;
  const between = text.slice(node.offset + 1, first.offset);
  return /^[ \t]*$/.test(between) ? between : undefined;
}
