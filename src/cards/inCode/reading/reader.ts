import type { Expression, Literal, TextLiteral, TextPart } from './literal';
import type { Syntax } from './stringEnd';
import { Kind } from './tokens';
import type { Tokens } from './tokens';

/** Literals deeper than this are treated as expressions. A card has ten levels. */
const MAX_DEPTH = 100;

/** A literal and the token after it. */
export interface Read {
  readonly literal: Literal;
  readonly next: number;
}

/** A string and the token after it. */
export interface TextRead extends Read {
  readonly literal: TextLiteral;
}

/** The part of reading that depends on the language: what its literals look like. */
export interface Dialect {
  readonly syntax: Syntax;
  /** Reads the object or list that begins at a token; undefined when there isn't one. */
  readonly bracketed: (reader: Reader, at: number, limit: number) => Read | undefined;
  /** Reads `true`, `None`, `nil`, and the like; undefined for other words. */
  readonly word: (written: string) => boolean | null | undefined;
  /** The parts of a string token: its text with escapes resolved, and the expressions in it. */
  readonly textParts: (written: string) => readonly TextPart[];
  /** Whether adjacent strings are joined. */
  readonly joinsStrings?: boolean;
  /** Whether the tokens from `at` to `end`, after a literal, don't change its value, like a cast. */
  readonly ignorable?: (tokens: Tokens, at: number, end: number) => boolean;
  /** Reads a format with its values. */
  readonly formatted?: (reader: Reader, at: number, limit: number) => TextRead | undefined;
  /** The token after type arguments that begin here; the same token when there aren't any. */
  readonly afterTypes?: (tokens: Tokens, at: number) => number;
}

interface Pending {
  readonly from: number;
  readonly to: number;
  readonly into: Literal[];
  readonly depth: number;
}

/**
 * Reads the literals of a text. It never backtracks over a literal, and reads each expression once, later. So it visits each token a
 * fixed number of times, however the code is nested.
 */
export class Reader {
  readonly tokens: Tokens;
  readonly dialect: Dialect;
  /** Whether something relevant is between two offsets. */
  readonly #isRelevant: (start: number, end: number) => boolean;
  readonly #pending: Pending[] = [];
  /** Depth of the current value, counted through expressions. */
  #depth = 0;
  /** Depth of the current value, counted from the nearest expression. */
  #inside = 0;

  constructor(tokens: Tokens, dialect: Dialect, isRelevant: (start: number, end: number) => boolean) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.#isRelevant = isRelevant;
  }

  /** The outermost relevant literals. They contain the literals inside their expressions. */
  readAll(): readonly Literal[] {
    const found: Literal[] = [];
    this.#pending.push({ from: 0, to: this.tokens.count, into: found, depth: 0 });
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) this.#scan(next);
    return found;
  }

  /** The end of the value that begins at a token: a comma, or the end of what contains it. */
  valueEnd(at: number, limit: number): number {
    const { tokens, dialect } = this;
    let i = at;
    while (i < limit && !tokens.is(i, ',')) {
      const types = dialect.afterTypes?.(tokens, i) ?? i;
      i = types > i ? types : tokens.after(i);
    }
    return Math.min(i, limit);
  }

  /** Reads the single value from `at` to `end`. */
  value(at: number, end: number): Literal {
    if (this.#depth >= MAX_DEPTH) return this.#expression(at, end, [], end);
    this.#depth++;
    this.#inside++;
    const literal = this.#value(at, end);
    this.#depth--;
    this.#inside--;
    return literal;
  }

  /** The code between two tokens, as an expression. */
  expression(at: number, end: number): Expression {
    return this.#expression(at, end, [], at);
  }

  source(at: number, end: number): string {
    const span = this.span(at, end);
    return this.tokens.text.slice(span.start, span.end);
  }

  span(at: number, end: number): { readonly start: number; readonly end: number } {
    const start = this.tokens.start(at);
    return { start, end: end > at ? this.tokens.end(end - 1) : start };
  }

  #value(at: number, end: number): Literal {
    const { tokens, dialect } = this;
    const scalar = this.#scalar(at, end);
    if (scalar) return scalar;
    const text = dialect.formatted?.(this, at, end) ?? this.text(at, end);
    if (text?.next === end) return text.literal;
    if (this.#isBracketed(at, end)) return this.value(at + 1, end - 1);
    const read = text ? undefined : dialect.bracketed(this, at, end);
    if (!read) return this.#expression(at, end, [], at);
    if (read.next >= end || dialect.ignorable?.(tokens, read.next, end)) return read.literal;
    return this.#expression(at, end, [read.literal], read.next);
  }

  /** Whether the single value from `at` to `end` is in round brackets. */
  #isBracketed(at: number, end: number): boolean {
    const { tokens } = this;
    if (!tokens.is(at, '(') || tokens.closing(at) !== end - 1) return false;
    return this.valueEnd(at + 1, end - 1) === end - 1;
  }

  #expression(at: number, end: number, inner: Literal[], scanFrom: number): Expression {
    const span = this.span(at, end);
    if (scanFrom < end) this.#pending.push({ from: scanFrom, to: end, into: inner, depth: this.#depth });
    return { kind: 'expression', source: this.source(at, end), inner, ...span };
  }

  #scalar(at: number, end: number): Literal | undefined {
    const { tokens } = this;
    const isNegative = tokens.is(at, '-');
    const word = isNegative ? at + 1 : at;
    if (word + 1 !== end && !this.dialect.ignorable?.(tokens, word + 1, end)) return undefined;
    const span = this.span(at, end);
    if (tokens.isName(word) && !isNegative) {
      const value = this.dialect.word(tokens.written(word));
      return value === undefined ? undefined : { kind: 'scalar', value, ...span };
    }
    const number = numberOf(tokens.written(word));
    if (number === undefined) return undefined;
    return { kind: 'scalar', value: isNegative ? -number : number, ...span };
  }

  /** Reads strings that are joined by `+` or by standing next to each other, with values in between. */
  text(at: number, limit: number): TextRead | undefined {
    const { tokens, dialect } = this;
    const parts: TextPart[] = [];
    let i = at;
    let hasString = false;
    while (i < limit) {
      const operandEnd = tokens.isString(i) ? this.#stringsEnd(i, limit) : this.operandEnd(i, limit);
      if (tokens.isString(i)) {
        hasString = true;
        for (let k = i; k < operandEnd; k++) {
          for (const part of dialect.textParts(tokens.written(k))) parts.push(part);
        }
      } else {
        parts.push({ expression: this.source(i, operandEnd) });
      }
      i = operandEnd;
      if (!tokens.is(i, '+') || i + 1 >= limit) break;
      i++;
    }
    if (i < limit && dialect.ignorable?.(tokens, i, limit)) i = limit;
    if (!hasString) return undefined;
    return { literal: { kind: 'text', parts, ...this.span(at, i) }, next: i };
  }

  #stringsEnd(at: number, limit: number): number {
    let i = at + 1;
    while (this.dialect.joinsStrings && i < limit && this.tokens.isString(i)) i++;
    return i;
  }

  /** The end of an operand: a name with its calls and lookups, a number, or something in brackets. */
  operandEnd(at: number, limit: number): number {
    const { tokens } = this;
    let i = tokens.after(at);
    for (; i < limit; i = tokens.after(i)) {
      if (tokens.kind(i) === Kind.open ? tokens.is(i, '{') : !isLink(tokens, i)) break;
    }
    return Math.min(i, limit);
  }

  /** Finds the literals among tokens of any kind. */
  #scan({ from, to, into, depth }: Pending): void {
    this.#depth = depth;
    for (let i = from; i < to;) {
      const read = this.#literalAt(i, from, to);
      if (read) into.push(read.literal);
      i = read ? Math.max(read.next, i + 1) : i + 1;
    }
  }

  #literalAt(at: number, from: number, to: number): Read | undefined {
    const { tokens } = this;
    if (!tokens.isString(at)) {
      const read = this.dialect.bracketed(this, at, to);
      if (read || !tokens.isName(at)) return read;
      const text = this.dialect.formatted?.(this, at, to);
      return text && this.#isRelevant(text.literal.start, text.literal.end) ? text : undefined;
    }
    // It continues the string before it, and was read with that string.
    const isJoined = tokens.is(at - 1, '+') || (this.dialect.joinsStrings && tokens.isString(at - 1));
    if (at > from && isJoined) return undefined;
    const read = this.dialect.formatted?.(this, at, to) ?? this.text(at, to);
    return read && this.#isRelevant(read.literal.start, read.literal.end) ? read : undefined;
  }

  /** Whether the current value is inside another value, where anything in brackets is a value. */
  get isInside(): boolean {
    return this.#inside > 0;
  }

  /** The parts between commas, from `from` to the closing bracket. */
  parts(from: number, close: number): readonly { readonly at: number; readonly end: number }[] {
    const found: { at: number; end: number }[] = [];
    for (let at = from; at < close;) {
      const end = this.valueEnd(at, close);
      if (end > at) found.push({ at, end });
      at = end + 1;
    }
    return found;
  }

  /** Whether a part of the code is worth reading: always inside a value, otherwise only if it contains something relevant. */
  isRelevant(at: number, end: number): boolean {
    if (this.#inside > 0) return true;
    return this.#isRelevant(this.tokens.start(at), this.tokens.end(end - 1));
  }

  /** Whether the bracket that opens here is worth reading when its context isn't known. */
  isRelevantInside(at: number): boolean {
    if (this.#inside > 0) return true;
    return this.#isRelevant(this.tokens.start(at), this.tokens.end(this.tokens.closing(at)));
  }
}

/** Whether a token continues the value before it: a dot, the name after a dot, or a mark before one. */
function isLink(tokens: Tokens, at: number): boolean {
  if (tokens.is(at, '.')) return true;
  if (tokens.isName(at)) return tokens.is(at - 1, '.');
  return (tokens.is(at, '?') || tokens.is(at, '!')) && tokens.is(at + 1, '.');
}

function numberOf(written: string): number | undefined {
  if (!/^\d/.test(written)) return undefined;
  const value = Number(written.replaceAll('_', '').replace(/[LlfFdDn]$/, ''));
  return Number.isFinite(value) ? value : undefined;
}
