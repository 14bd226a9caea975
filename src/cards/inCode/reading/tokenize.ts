import { endOfLine, stringEnd } from './stringEnd';
import type { Syntax } from './stringEnd';
import { Kind, Tokens } from './tokens';

const OPEN = '([{';
const CLOSE = ')]}';
/** After these words, a slash begins a regular expression. */
const BEFORE_REGEX = /^(?:return|typeof|case|in|of|do|else|void|delete|throw|await|yield)$/;

/** The start of `1e+21` or `2.5E-3`. In `0x1e+1`, the sign is an addition. */
const EXPONENT_BEGUN = /^\d[\d_]*(?:\.[\d_]*)?e$/i;

/** Splits code into tokens and pairs its brackets in one pass. Accepts any text. Never throws. */
export function tokenize(text: string, syntax: Syntax): Tokens {
  const tokens = new Tokens(text);
  const pairs = new Pairs(tokens);
  // If a slash doesn't begin a regular expression, no other slash on that line does. Searching again would read the line each time.
  let noRegexBefore = 0;
  for (let at = 0; at < text.length;) {
    const char = text.charCodeAt(at);
    const comment = char === 47 || char === 35 ? commentEnd(text, at, syntax) : at;
    if (char <= 32 || char === 0xfe_ff || char === 0xa0) at++;
    else if (comment > at) at = comment;
    else if (isDigit(char)) at = addNumber(tokens, at);
    else if (isWordChar(char)) {
      const end = addWord(tokens, at);
      at = joinPrefix(tokens, syntax, at, end);
    } else if (char === 34 || char === 39 || (char === 96 && syntax.backQuote !== 'none')) {
      const end = stringEnd(text, at, syntax);
      tokens.add(Kind.string, at, end);
      at = end;
    } else if (char === 47 && syntax.regex && at >= noRegexBefore && startsRegex(tokens)) {
      const end = regexEnd(text, at);
      if (end < 0) noRegexBefore = endOfLine(text, at);
      tokens.add(end < 0 ? Kind.sign : Kind.regex, at, Math.max(end, at + 1));
      at = tokens.end(tokens.count - 1);
    } else {
      const opens = OPEN.indexOf(text.charAt(at));
      const closes = opens < 0 ? CLOSE.indexOf(text.charAt(at)) : -1;
      tokens.add(opens >= 0 ? Kind.open : closes >= 0 ? Kind.close : Kind.sign, at, at + 1);
      if (opens >= 0) pairs.open(opens);
      else if (closes >= 0) pairs.close(closes);
      at++;
    }
  }
  return tokens;
}

/** Pairs brackets. A missing bracket only affects the brackets inside it. */
class Pairs {
  readonly #tokens: Tokens;
  readonly #stack: { readonly at: number; readonly type: number }[] = [];
  readonly #waiting = [0, 0, 0];

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  open(type: number): void {
    this.#stack.push({ at: this.#tokens.count - 1, type });
    this.#waiting[type] = (this.#waiting[type] ?? 0) + 1;
  }

  close(type: number): void {
    if ((this.#waiting[type] ?? 0) === 0) return;
    for (let top = this.#stack.pop(); top; top = this.#stack.pop()) {
      this.#waiting[top.type] = (this.#waiting[top.type] ?? 0) - 1;
      const here = this.#tokens.count - 1;
      // The right bracket is missing, so this one closes it as well.
      this.#tokens.pair(top.at, here);
      if (top.type !== type) continue;
      this.#tokens.pair(here, top.at);
      return;
    }
  }
}

/** Any letter beyond ASCII counts: names may contain them, and outside strings nothing else does. */
function isWordChar(char: number): boolean {
  return (
    (char >= 97 && char <= 122) || (char >= 65 && char <= 90) || char === 95 || char === 36 || char > 0xbf
  );
}

function isDigit(char: number): boolean {
  return char >= 48 && char <= 57;
}

function addWord(tokens: Tokens, start: number): number {
  const { text } = tokens;
  let end = start + 1;
  for (let char = text.charCodeAt(end); isWordChar(char) || isDigit(char); char = text.charCodeAt(end)) end++;
  tokens.add(Kind.name, start, end);
  return end;
}

function addNumber(tokens: Tokens, start: number): number {
  const { text } = tokens;
  let end = start + 1;
  for (let char = text.charCodeAt(end); isWordChar(char) || isDigit(char) || char === 46; end++) {
    char = text.charCodeAt(end + 1);
  }
  if (EXPONENT_BEGUN.test(text.slice(start, end))) {
    const sign = text.charCodeAt(end);
    if ((sign === 43 || sign === 45) && isDigit(text.charCodeAt(end + 1))) {
      do end++;
      while (isDigit(text.charCodeAt(end)));
    }
  }
  tokens.add(Kind.number, start, end);
  return end;
}

/** Joins a prefix such as `f` and the string after it into one token, in languages with such prefixes. */
function joinPrefix(tokens: Tokens, syntax: Syntax, start: number, end: number): number {
  const quote = tokens.text[end];
  if (!syntax.prefixes || end - start > 2 || (quote !== '"' && quote !== "'")) return end;
  if (!syntax.prefixes.test(tokens.text.slice(start, end))) return end;
  const after = stringEnd(tokens.text, end, syntax);
  tokens.extendLast(Kind.string, after);
  return after;
}

/** The end of the comment that begins here; the same offset when there isn't one. */
function commentEnd(text: string, at: number, { comments }: Syntax): number {
  if (comments === 'hash') return text[at] === '#' ? endOfLine(text, at) : at;
  if (text.startsWith('//', at)) return endOfLine(text, at);
  if (!text.startsWith('/*', at)) return at;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

function startsRegex(tokens: Tokens): boolean {
  const last = tokens.count - 1;
  const kind = tokens.kind(last);
  if (kind === Kind.name) return BEFORE_REGEX.test(tokens.written(last));
  return last < 0 || kind === Kind.open || kind === Kind.sign;
}

/** The end of a regular expression that may begin here, on the same line; -1 when there isn't one. */
function regexEnd(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') return -1;
    if (char === '\\') at++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return -1;
}
