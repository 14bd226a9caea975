import { unescapeText } from '../reading/escapes';
import type { Member, TextPart } from '../reading/literal';
import type { Dialect, Read, Reader } from '../reading/reader';
import { pythonFormat } from './pythonFormat';
import { Kind } from '../reading/tokens';
import type { Tokens } from '../reading/tokens';

const LETTERS = 'ntrbfva';
/** After these words, a bracket begins a list instead of an index. */
const BEFORE_LIST = /^(?:return|yield|in|and|or|not|if|else|lambda|is|assert|await|print)$/;

/** Python: dicts, lists, tuples, `dict(…)`, and all kinds of strings. */
export const python: Dialect = {
  syntax: { comments: 'hash', backQuote: 'none', triple: ['"', "'"], prefixes: /^[rbuf]{1,2}$/i },
  bracketed,
  word: (written) => {
    if (written === 'True') return true;
    if (written === 'False') return false;
    return written === 'None' ? null : undefined;
  },
  textParts,
  joinsStrings: true,
  formatted: pythonFormat,
};

function bracketed(reader: Reader, at: number): Read | undefined {
  const { tokens } = reader;
  const isCall = tokens.is(at, 'dict') && tokens.is(at + 1, '(') && !tokens.is(at - 1, '.');
  const open = isCall ? at + 1 : at;
  const isTuple = !isCall && tokens.is(at, '(');
  if (tokens.kind(open) !== Kind.open || (!isCall && !tokens.is(at, '{') && !beginsList(tokens, at))) {
    return undefined;
  }
  const close = tokens.closing(open);
  if (!reader.isRelevantInside(open)) return undefined;
  // Brackets around a single value don't make a tuple.
  if (isTuple && reader.valueEnd(open + 1, close) >= close) return undefined;
  const span = reader.span(at, close + 1);
  const next = close + 1;
  if (isCall || tokens.is(open, '{')) {
    const mark = isCall ? '=' : ':';
    const members = reader
      .parts(open + 1, close)
      .map(({ at: from, end }) => readMember(reader, from, end, mark));
    return { literal: { kind: 'object', members, ...span }, next };
  }
  const parts = isComprehension(reader, open + 1, close)
    ? [{ at: open + 1, end: close }]
    : reader.parts(open + 1, close);
  const items = parts.map(({ at: from, end }) =>
    tokens.is(from, '*') ? reader.expression(from, end) : reader.value(from, end),
  );
  return { literal: { kind: 'list', items, ...span }, next };
}

/** Whether the brackets contain a comprehension. Its commas separate names, not items. */
function isComprehension(reader: Reader, from: number, close: number): boolean {
  const { tokens } = reader;
  const end = reader.valueEnd(from, close);
  for (let at = from; at < end; at = tokens.after(at)) if (tokens.is(at, 'for')) return true;
  return false;
}

function beginsList(tokens: Tokens, at: number): boolean {
  const before = at - 1;
  if (tokens.isName(before)) return BEFORE_LIST.test(tokens.written(before));
  return tokens.kind(before) !== Kind.close && tokens.kind(before) !== Kind.string;
}

function readMember(reader: Reader, at: number, end: number, mark: ':' | '='): Member {
  const { tokens } = reader;
  if (tokens.is(at + 1, mark)) {
    const key = mark === '=' ? tokens.written(at) : keyOf(tokens, at);
    if (key !== undefined) return { key, value: reader.value(at + 2, end) };
  }
  return { key: undefined, value: reader.expression(at, end) };
}

function keyOf(tokens: Tokens, at: number): string | undefined {
  if (!tokens.isString(at)) return undefined;
  const [key, more] = textParts(tokens.written(at));
  return typeof key === 'string' && more === undefined ? key : undefined;
}

function textParts(written: string): readonly TextPart[] {
  const prefix = /^[a-z]*/i.exec(written)?.[0].toLowerCase() ?? '';
  const quoted = written.slice(prefix.length);
  const quote = quoted.charAt(0);
  const marks = quoted.length > 5 && quoted.startsWith(quote.repeat(3)) ? 3 : 1;
  const isClosed = quoted.length >= 2 * marks && quoted.endsWith(quote.repeat(marks));
  const inside = quoted.slice(marks, isClosed ? -marks : undefined);
  const plain = prefix.includes('r')
    ? (text: string) => text
    : (text: string) => unescapeText(text, LETTERS, true);
  return prefix.includes('f') ? formatParts(inside, plain) : [plain(inside)];
}

/** The texts and expressions of an f-string. */
function formatParts(inside: string, plain: (text: string) => string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = 0; at < inside.length; at++) {
    const char = inside[at];
    if (char !== '{' && char !== '}') continue;
    parts.push(plain(inside.slice(from, at)));
    if (char === '}' || inside[at + 1] === '{') {
      parts.push(char);
      if (inside[at + 1] === char) at++;
    } else {
      const end = fieldEnd(inside, at + 1);
      parts.push({ expression: withoutFormat(inside.slice(at + 1, end)) });
      at = end;
    }
    from = at + 1;
  }
  return [...parts, plain(inside.slice(from))];
}

function fieldEnd(text: string, at: number): number {
  let braces = 1;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '{') braces++;
    else if (text[i] === '}' && --braces === 0) return i;
  }
  return text.length;
}

/** `price:.2f` and `name!r` contain a format. Only the value matters. */
function withoutFormat(field: string): string {
  let depth = 0;
  for (let i = 0; i < field.length; i++) {
    const char = field.charAt(i);
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (depth <= 0 && (char === ':' || (char === '!' && field[i + 1] !== '='))) return field.slice(0, i);
  }
  return field;
}
