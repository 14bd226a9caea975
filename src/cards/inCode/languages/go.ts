import { unescapeText } from '../reading/escapes';
import type { Literal, Member } from '../reading/literal';
import { formatCall } from './printf';
import type { Dialect, Read, Reader } from '../reading/reader';
import type { Tokens } from '../reading/tokens';

/** Types deeper than this aren't read. Real literals aren't that deep. */
const MAX_TYPE_DEPTH = 8;

/** Go: maps, slices, and structs. Names of struct fields are converted to snake case. */
export const go: Dialect = {
  syntax: { comments: 'slashes', backQuote: 'raw', triple: [] },
  bracketed,
  word: (written) => {
    if (written === 'true') return true;
    if (written === 'false') return false;
    return written === 'nil' ? null : undefined;
  },
  textParts: (written) => {
    const isClosed = written.length > 1 && written.endsWith(written.charAt(0));
    const inside = written.slice(1, isClosed ? -1 : undefined);
    return [written[0] === '`' ? inside.replaceAll('\r', '') : unescapeText(inside, 'ntrbfva')];
  },
  formatted: (reader, at, limit) => {
    const { tokens } = reader;
    const isSprintf = tokens.is(at, 'fmt') && tokens.is(at + 1, '.') && tokens.is(at + 2, 'Sprintf');
    return isSprintf && tokens.is(at + 3, '(') ? formatCall(reader, at, at + 3, limit) : undefined;
  },
};

function bracketed(reader: Reader, at: number, limit: number): Read | undefined {
  const { tokens } = reader;
  const type = typeAt(tokens, tokens.is(at, '&') ? at + 1 : at, 0);
  const open = type?.next ?? at;
  // After round brackets, it's the result type of a function, and the brace begins the body.
  if (tokens.is(at - 1, ')')) return undefined;
  // The type may be omitted inside another literal.
  if (open >= limit || !tokens.is(open, '{') || (!type && !reader.isInside)) return undefined;
  const isKeyed = beginsWithKey(tokens, open);
  const isNamed = type?.shape === 'name';
  // `if ready {` looks like a literal of type `ready`. Only the content of the braces shows the difference.
  if (isNamed && !isKeyed && (!reader.isInside || tokens.closing(open) > open + 1)) return undefined;
  if (!reader.isRelevantInside(open)) return undefined;
  const close = tokens.closing(open);
  const span = reader.span(at, close + 1);
  const parts = reader.parts(open + 1, close);
  const next = close + 1;
  if (type?.shape === 'map' || isKeyed || isNamed) {
    const members = parts.map((part) => readMember(reader, part.at, part.end));
    return { literal: { kind: 'object', members, ...span }, next };
  }
  const items: Literal[] = parts.map((part) => reader.value(part.at, part.end));
  return { literal: { kind: 'list', items, ...span }, next };
}

interface Type {
  readonly shape: 'map' | 'list' | 'name';
  readonly next: number;
}

/** The type at a token, as far as its shape matters. */
function typeAt(tokens: Tokens, at: number, depth: number): Type | undefined {
  if (depth > MAX_TYPE_DEPTH) return undefined;
  if (tokens.is(at, '*')) return typeAt(tokens, at + 1, depth + 1);
  if (tokens.is(at, '[')) {
    const close = tokens.closing(at);
    const item = close - at <= 2 ? typeAt(tokens, close + 1, depth + 1) : undefined;
    return item && { shape: 'list', next: item.next };
  }
  if (!tokens.isName(at) || tokens.is(at - 1, '.')) return undefined;
  if (tokens.is(at, 'map') && tokens.is(at + 1, '[')) {
    const item = typeAt(tokens, tokens.closing(at + 1) + 1, depth + 1);
    return item && { shape: 'map', next: item.next };
  }
  const isInline = tokens.is(at, 'interface') || tokens.is(at, 'struct');
  if (isInline)
    return tokens.is(at + 1, '{') ? { shape: 'name', next: tokens.closing(at + 1) + 1 } : undefined;
  let next = at + 1;
  if (tokens.is(next, '.') && tokens.isName(next + 1)) next += 2;
  // `gin.H` and similar types are maps with another name. Their keys are strings.
  if (tokens.is(next, '[') && depth === 0) next = tokens.closing(next) + 1;
  return { shape: 'name', next };
}

function beginsWithKey(tokens: Tokens, open: number): boolean {
  const key = open + 1;
  if (!tokens.isString(key) && !tokens.isName(key)) return false;
  return tokens.is(key + 1, ':') && !tokens.is(key + 2, '=') && !tokens.is(key, 'default');
}

function readMember(reader: Reader, at: number, end: number): Member {
  const { tokens } = reader;
  if (!tokens.is(at + 1, ':')) return { key: undefined, value: reader.expression(at, end) };
  const value = reader.value(at + 2, end);
  if (tokens.isName(at)) return { key: snakeCase(tokens.written(at)), value };
  const [key] = go.textParts(tokens.written(at));
  return { key: tokens.isString(at) && typeof key === 'string' ? key : undefined, value };
}

/** Converts `ElementType` and `elementType` to `element_type`, and `MobileURL` to `mobile_url`. */
function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
