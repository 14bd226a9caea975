import type { RouteContext } from './routeApp';

/** How much JSON a body may hold. Its bytes are capped before. */
export interface JsonCaps {
  /** Levels of objects and lists inside each other. */
  readonly depth: number;
  /** Entries of all objects and lists together. */
  readonly entries: number;
}

/** Many times what the largest documented body holds, a service notice with a full card in each language. */
export const CALL_CAPS: JsonCaps = { depth: 32, entries: 10_000 };
/** Whole seeds go through control routes. */
export const CONTROL_CAPS: JsonCaps = { depth: 64, entries: 1_000_000 };

/** A body that can't be read as JSON. The message says why. */
export class JsonBodyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JsonBodyError';
  }
}

/**
 * Reads the JSON body of a request. Its shape is checked before it is parsed: parsing, and checking what was parsed against a schema,
 * would block everybody else for as long as a deep or wide body takes.
 * @param empty what an empty body stands for; not JSON by default.
 * @throws JsonBodyError
 */
export async function readJsonBody(context: RouteContext, caps: JsonCaps, empty?: object): Promise<unknown> {
  const text = await context.req.text();
  if (empty !== undefined && text.trim() === '') return empty;
  const excess = excessOf(text, caps);
  if (excess === 'depth')
    throw new JsonBodyError(`the body is nested too deeply: at most ${caps.depth} levels`);
  if (excess === 'entries')
    throw new JsonBodyError(`the body holds too many values: at most ${caps.entries}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonBodyError('the body is not JSON');
  }
}

/** What a text has more of than the caps allow. It is scanned once, whether it is JSON or not. */
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
