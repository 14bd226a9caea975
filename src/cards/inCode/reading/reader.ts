import type { Expression, Literal, TextLiteral, TextPart } from './literal';
import type { Syntax } from './stringEnd';
import { Kind } from './tokens';
import type { Tokens } from './tokens';

/** Literals nested deeper are taken for expressions. A card has ten levels. */
const MAX_DEPTH = 100;

/** A literal, and the token after it. */
export interface Read {
  readonly literal: Literal;
  readonly next: number;
}

/** A string, and the token after it. */
export interface TextRead extends Read {
  readonly literal: TextLiteral;
}

/** What a language adds to reading values: how its literals look. */
export interface Dialect {
  readonly syntax: Syntax;
  /** Reads the object or list that begins at a token; undefined when none does. */
  readonly bracketed: (reader: Reader, at: number, limit: number) => Read | undefined;
  /** Reads `true`, `None`, `nil`…; undefined when the word is none of them. */
  readonly word: (written: string) => boolean | null | undefined;
  /** The parts of a string token: its text without escapes, and expressions in it. */
  readonly textParts: (written: string) => readonly TextPart[];
  /** Whether strings that stand side by side are one. */
  readonly joinsStrings?: boolean;
  /** Whether what is written from `at` to `end`, after a literal, leaves its value as it is, like a cast. */
  readonly ignorable?: (tokens: Tokens, at: number, end: number) => boolean;
  /** Reads a format with the values filled into it. */
  readonly formatted?: (reader: Reader, at: number, limit: number) => TextRead | undefined;
  /** The token after type arguments that begin here; the same token when none do. */
  readonly afterTypes?: (tokens: Tokens, at: number) => number;
}

interface Pending {
  readonly from: number;
  readonly to: number;
  readonly into: Literal[];
  readonly depth: number;
}

/**
 * Reads the literals of a text. Nothing once taken for a literal is given back, and expressions are looked into once, later:
 * so every token is seen a fixed number of times, however the code is nested.
 */
export class Reader {
  readonly tokens: Tokens;
  readonly dialect: Dialect;
  /** Whether something of interest stands between two offsets. */
  readonly #isWanted: (start: number, end: number) => boolean;
  readonly #pending: Pending[] = [];
  /** How many values the one being read stands in, also through expressions. */
  #depth = 0;
  /** The same, from the nearest expression on. */
  #inside = 0;

  constructor(tokens: Tokens, dialect: Dialect, isWanted: (start: number, end: number) => boolean) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.#isWanted = isWanted;
  }

  /** The outermost literals of interest. Those inside expressions of others are in these. */
  readAll(): readonly Literal[] {
    const found: Literal[] = [];
    this.#pending.push({ from: 0, to: this.tokens.count, into: found, depth: 0 });
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) this.#scan(next);
    return found;
  }

  /** Where the value that begins at a token ends: at a comma, or at what closes the whole. */
  valueEnd(at: number, limit: number): number {
    const { tokens, dialect } = this;
    let i = at;
    while (i < limit && !tokens.is(i, ',')) {
      const types = dialect.afterTypes?.(tokens, i) ?? i;
      i = types > i ? types : tokens.after(i);
    }
    return Math.min(i, limit);
  }

  /** Reads the one value that stands from `at` to `end`. */
  value(at: number, end: number): Literal {
    if (this.#depth >= MAX_DEPTH) return this.#expression(at, end, [], end);
    this.#depth++;
    this.#inside++;
    const literal = this.#value(at, end);
    this.#depth--;
    this.#inside--;
    return literal;
  }

  /** What stands between two tokens, as code. */
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

  /** Whether round brackets stand around the one value from `at` to `end`. */
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

  /** Reads strings that are joined, by standing side by side or by `+`, also with values between them. */
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

  /** A name with what is called or looked up on it, a number, or something in brackets. */
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
      return text && this.#isWanted(text.literal.start, text.literal.end) ? text : undefined;
    }
    // What goes on from the string before was read with it.
    const isJoined = tokens.is(at - 1, '+') || (this.dialect.joinsStrings && tokens.isString(at - 1));
    if (at > from && isJoined) return undefined;
    const read = this.dialect.formatted?.(this, at, to) ?? this.text(at, to);
    return read && this.#isWanted(read.literal.start, read.literal.end) ? read : undefined;
  }

  /** Whether the value asked for stands inside another, where anything in brackets is a value. */
  get isInside(): boolean {
    return this.#inside > 0;
  }

  /** What stands between commas, from `from` to the bracket that closes. */
  parts(from: number, close: number): readonly { readonly at: number; readonly end: number }[] {
    const found: { at: number; end: number }[] = [];
    for (let at = from; at < close;) {
      const end = this.valueEnd(at, close);
      if (end > at) found.push({ at, end });
      at = end + 1;
    }
    return found;
  }

  /** Whether a part of the code is worth reading: always inside a value, else where something of interest stands in it. */
  isWanted(at: number, end: number): boolean {
    if (this.#inside > 0) return true;
    return this.#isWanted(this.tokens.start(at), this.tokens.end(end - 1));
  }

  /** Whether a bracket that opens here is worth reading when nothing is known of what it stands in. */
  isWantedInside(at: number): boolean {
    if (this.#inside > 0) return true;
    return this.#isWanted(this.tokens.start(at), this.tokens.end(this.tokens.closing(at)));
  }
}

/** Whether a token goes on with the value before it: a dot, the name after one, or a mark before one. */
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
