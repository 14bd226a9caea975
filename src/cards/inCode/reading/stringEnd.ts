/** The syntax of a language, as far as it affects where strings and comments begin and end. */
export interface Syntax {
  readonly comments: 'slashes' | 'hash';
  /** What a backquote begins. */
  readonly backQuote: 'template' | 'raw' | 'none';
  /** Quotes that may be tripled. */
  readonly triple: readonly string[];
  /** Letters before a quote that are part of the string. */
  readonly prefixes?: RegExp;
  /** True if a slash can begin a regular expression. */
  readonly regex?: boolean;
}

/** The end of the string that begins at `at`: after its closing quote, or at the end of the line when the quote is missing. */
export function stringEnd(text: string, at: number, syntax: Syntax): number {
  const quote = text.charAt(at);
  if (quote === '`') return syntax.backQuote === 'raw' ? rawEnd(text, at) : templateEnd(text, at);
  if (syntax.triple.includes(quote) && text.startsWith(quote.repeat(3), at)) {
    return tripleEnd(text, at, quote.repeat(3));
  }
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') {
      // A Windows line end after a backslash is two characters.
      i += text[i + 1] === '\r' && text[i + 2] === '\n' ? 2 : 1;
    } else if (char === quote) return i + 1;
    else if (char === '\n' || char === '\r') return i;
  }
  return text.length;
}

/** The end of the line that contains `at`, without the line end itself. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function rawEnd(text: string, at: number): number {
  const end = text.indexOf('`', at + 1);
  return end < 0 ? text.length : end + 1;
}

function tripleEnd(text: string, at: number, quotes: string): number {
  for (let i = at + 3; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(quotes, i)) return i + 3;
  }
  return text.length;
}

/** Templates contain expressions, which contain strings and templates again. */
function templateEnd(text: string, start: number): number {
  // For each open template, the number of open braces in its expression; 0 while in its text.
  const open = [0];
  for (let at = start + 1; at < text.length; at++) {
    const top = open.length - 1;
    const braces = open[top] ?? 0;
    const char = text[at];
    if (braces === 0) {
      if (char === '\\') at++;
      else if (char === '`') {
        open.pop();
        if (open.length === 0) return at + 1;
      } else if (char === '$' && text[at + 1] === '{') {
        open[top] = 1;
        at++;
      }
    } else if (char === '{') open[top] = braces + 1;
    else if (char === '}') open[top] = braces - 1;
    else if (char === '`') open.push(0);
    else if (char === '"' || char === "'") at = quotedEnd(text, at, char);
  }
  return text.length;
}

/** The closing quote, or the last character of the line when the quote is missing. */
function quotedEnd(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === quote) return at;
    else if (char === '\n') return at - 1;
  }
  return text.length;
}

/** The end of a template's expression, at its closing brace. @param at right after the opening brace. */
export function expressionEnd(text: string, at: number, limit: number): number {
  let braces = 1;
  for (let i = at; i < limit; i++) {
    const char = text[i];
    if (char === '{') braces++;
    else if (char === '}' && --braces === 0) return i;
    else if (char === '`') i = templateEnd(text, i) - 1;
    else if (char === '"' || char === "'") i = quotedEnd(text, i, char);
  }
  return limit;
}
