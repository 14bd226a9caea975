import { unescapeText } from '../reading/escapes';
import type { Literal, Member, TextPart } from '../reading/literal';
import type { Dialect, Read, Reader } from '../reading/reader';
import { expressionEnd } from '../reading/stringEnd';
import { Kind } from '../reading/tokens';
import type { Tokens } from '../reading/tokens';

const LETTERS = 'ntrbfv';
/** After these words, a bracket begins a value instead of a block or an index. */
const BEFORE_VALUE = /^(?:return|default|yield|await|typeof|in|of|case|void|throw|new|delete|else)$/;
const METHOD_WORDS = /^(?:get|set|async|static)$/;

/** JavaScript and TypeScript, with or without JSX. */
export const javascript: Dialect = {
  syntax: { comments: 'slashes', backQuote: 'template', triple: [], regex: true },
  bracketed,
  word: (written) => {
    if (written === 'true') return true;
    if (written === 'false') return false;
    return written === 'null' ? null : undefined;
  },
  textParts,
  ignorable: isCast,
};

function bracketed(reader: Reader, at: number): Read | undefined {
  const { tokens } = reader;
  const isObject = tokens.is(at, '{');
  if (!isObject && !tokens.is(at, '[')) return undefined;
  if (!beginsValue(tokens, at, isObject) || !reader.isRelevantInside(at)) return undefined;
  const close = tokens.closing(at);
  const span = reader.span(at, close + 1);
  const next = close + 1;
  if (!isObject) return { literal: { kind: 'list', items: readItems(reader, at + 1, close), ...span }, next };
  return { literal: { kind: 'object', members: readMembers(reader, at + 1, close), ...span }, next };
}

function beginsValue(tokens: Tokens, at: number, isObject: boolean): boolean {
  const before = at - 1;
  switch (tokens.kind(before)) {
    case Kind.name:
      return BEFORE_VALUE.test(tokens.written(before));
    case Kind.open:
      return !(isObject && tokens.is(before, '{'));
    case Kind.sign:
      if (tokens.is(before, ';')) return !isObject;
      if (isObject && isTypeMark(tokens, before)) return false;
      // The brace begins the body of an arrow function.
      if (isObject && tokens.is(before, '>')) return !tokens.is(before - 1, '=');
      return true;
    case Kind.close:
    case Kind.string:
    case Kind.number:
    case Kind.regex:
      return false;
    default:
      return !isObject;
  }
}

/** Whether a type follows: `type Card = {`, `| {`, `& {`, `Array<{`. */
function isTypeMark(tokens: Tokens, at: number): boolean {
  if (tokens.is(at, '=')) return tokens.is(at - 2, 'type');
  if (tokens.is(at, '<')) return true;
  return (tokens.is(at, '|') || tokens.is(at, '&')) && tokens.written(at - 1) !== tokens.written(at);
}

function readItems(reader: Reader, from: number, close: number): Literal[] {
  return reader
    .parts(from, close)
    .map(({ at, end }) => (isSpread(reader.tokens, at) ? reader.expression(at, end) : reader.value(at, end)));
}

function readMembers(reader: Reader, from: number, close: number): Member[] {
  return reader.parts(from, close).flatMap(({ at, end }) => readMember(reader, at, end) ?? []);
}

function readMember(reader: Reader, at: number, end: number): Member | undefined {
  const { tokens } = reader;
  const key = keyOf(tokens, at);
  if (key === undefined) return { key, value: reader.expression(at, end) };
  const mark = tokens.after(at);
  if (tokens.is(mark, ':')) {
    // `undefined` is omitted, as in JSON.
    if (tokens.is(mark + 1, 'undefined') && mark + 2 === end) return undefined;
    return { key, value: reader.value(mark + 1, end) };
  }
  // `{ name }` is a member with the value of that variable. Anything else is a method or isn't a member.
  if (at + 1 === end && tokens.isName(at)) return { key, value: reader.expression(at, end) };
  return { key: isMethod(tokens, at) ? key : undefined, value: reader.expression(at, end) };
}

function isMethod(tokens: Tokens, at: number): boolean {
  return tokens.is(at + 1, '(') && !METHOD_WORDS.test(tokens.written(at));
}

/** The key at a token: a name, a number, or a string, which may be in square brackets. */
function keyOf(tokens: Tokens, at: number): string | undefined {
  const isComputed = tokens.is(at, '[') && tokens.isString(at + 1) && tokens.closing(at) === at + 2;
  if (isComputed) return keyOf(tokens, at + 1);
  if (tokens.isName(at) || tokens.kind(at) === Kind.number) return tokens.written(at);
  if (!tokens.isString(at)) return undefined;
  const [key, more] = textParts(tokens.written(at));
  return typeof key === 'string' && more === undefined ? key : undefined;
}

function isSpread(tokens: Tokens, at: number): boolean {
  return tokens.is(at, '.') && tokens.is(at + 1, '.');
}

/** `as const`, `satisfies Card`, `!`. */
function isCast(tokens: Tokens, at: number, end: number): boolean {
  if (tokens.is(at, '!')) return at + 1 === end;
  return tokens.is(at, 'as') || tokens.is(at, 'satisfies');
}

function textParts(written: string): readonly TextPart[] {
  const isClosed = written.length > 1 && written.endsWith(written.charAt(0));
  const inside = written.slice(1, isClosed ? -1 : undefined);
  if (written[0] !== '`') return [unescapeText(inside, LETTERS)];
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = 0; at < inside.length; at++) {
    if (inside[at] === '\\') at++;
    else if (inside[at] === '$' && inside[at + 1] === '{') {
      const end = expressionEnd(inside, at + 2, inside.length);
      parts.push(unescapeText(inside.slice(from, at), LETTERS), { expression: inside.slice(at + 2, end) });
      at = end;
      from = end + 1;
    }
  }
  return [...parts, unescapeText(inside.slice(from), LETTERS)];
}
