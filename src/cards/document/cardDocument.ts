import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { recognise } from './recognise';
import type { RecognisedCard } from './recognise';

/** Offset and length in UTF-16 units of the text that was parsed. */
export interface TextRange {
  readonly offset: number;
  readonly length: number;
}

/** A place where the text stops being JSON. */
export interface SyntaxFault extends TextRange {
  /** The parser's name of the fault, for example `ValueExpected`. */
  readonly code: string;
}

/** Some text, what JSON is in it, and the card in that JSON. */
export interface CardDocument {
  readonly text: string;
  /** Undefined where the text holds no JSON at all. */
  readonly root: Node | undefined;
  readonly value: unknown;
  /** Empty when the text is JSON. Comments and trailing commas are let pass: people write them, we never send them. */
  readonly faults: readonly SyntaxFault[];
  readonly card: RecognisedCard | undefined;
}

/** Parses text as JSON with positions and finds the card in it. Broken text gives what could be read. Never throws. */
export function parseCard(text: string): CardDocument {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: false });
    if (root && isTooDeep(root)) return tooDeep(text);
    const value: unknown = root ? getNodeValue(root) : undefined;
    const faults = errors.map(({ error, offset, length }) => ({
      code: printParseErrorCode(error),
      offset,
      length,
    }));
    return { text, root, value, faults, card: recognise(value) };
  } catch (error) {
    // The parser recurses; some ten thousand open brackets exhaust the stack. No card is that deep.
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(text);
  }
}

/** Levels of JSON: a card in a request has 10, and what goes through values and prints them recurses. */
const MAX_LEVELS = 500;

/** Without recursion. */
function isTooDeep(root: Node): boolean {
  let level: readonly Node[] = [root];
  // A property is a node between an object and its value.
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 2 * MAX_LEVELS) return true;
    level = level.flatMap(({ children }) => children ?? []);
  }
  return false;
}

function tooDeep(text: string): CardDocument {
  const faults = [{ code: 'TooDeep', offset: 0, length: Math.min(1, text.length) }];
  return { text, root: undefined, value: undefined, faults, card: undefined };
}
