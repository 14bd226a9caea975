/** How much JSON a text may hold. Its bytes are capped before. */
export interface JsonCaps {
  /** Levels of objects and lists inside each other. */
  readonly depth: number;
  /** Entries of all objects and lists together. */
  readonly entries: number;
}

/**
 * What a text has more of than the caps allow. It is scanned once, whether it is JSON or not: parsing a deep or wide text, and checking it
 * against a schema, would block everybody else.
 */
export function excessOf(text: string, caps: JsonCaps): keyof JsonCaps | undefined {
  let depth = 0;
  let entries = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth++;
        entries++;
        if (depth > caps.depth) return 'depth';
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth--;
        break;
      case COMMA:
        entries++;
        break;
    }
    if (entries > caps.entries) return 'entries';
  }
  return undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** The index of the quote that ends the string starting at `start`; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
