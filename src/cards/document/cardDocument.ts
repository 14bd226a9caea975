import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { isArray } from './json';
import { recognise } from './recognise';
import type { RecognisedCard } from './recognise';

/** Offset and length in UTF-16 units of the text that was parsed. */
export interface TextRange {
  readonly offset: number;
  readonly length: number;
}

/** A position where the text isn't valid JSON. */
export interface SyntaxFault extends TextRange {
  /** The parser's name for the fault, for example `ValueExpected`. */
  readonly code: string;
}

/** A text with its JSON and the card in it. */
export interface CardDocument {
  readonly text: string;
  /** Undefined when the text doesn't contain any JSON. */
  readonly root: Node | undefined;
  readonly value: unknown;
  /** Empty when the text is JSON. Comments and trailing commas aren't faults: people write them, and they are never sent. */
  readonly faults: readonly SyntaxFault[];
  readonly card: RecognisedCard | undefined;
}

/** Parses text as JSON with positions and finds the card in it. For broken text, returns what could be read. Never throws. */
export function parseCard(text: string): CardDocument {
  return parseStrict(text) ?? parseLeniently(text);
}

/**
 * Valid JSON without comments, read by the engine's own parser, which is many times faster. The tree of positions is only built when
 * somebody asks for a place. Undefined for any other text.
 */
function parseStrict(text: string): CardDocument | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (isTooDeep(value)) return undefined;
  let root: Node | undefined;
  return {
    text,
    value,
    faults: [],
    card: recognise(value),
    get root() {
      return (root ??= parseTree(text));
    },
  };
}

/** Text with comments or mistakes. */
function parseLeniently(text: string): CardDocument {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: false });
    const value: unknown = root ? getNodeValue(root) : undefined;
    if (isTooDeep(value)) return tooDeep(text);
    const faults = errors.map(({ error, offset, length }) => ({
      code: printParseErrorCode(error),
      offset,
      length,
    }));
    return { text, root, value, faults, card: recognise(value) };
  } catch (error) {
    // The parser recurses: ten thousand open brackets exhaust the stack. Cards are never that deep.
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(text);
  }
}

/** Maximum levels of JSON. A card in a request has 10. The functions that walk and print values are recursive. */
const MAX_LEVELS = 500;

/** Recurses no deeper than that. */
function isTooDeep(value: unknown, levels = MAX_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels < 0) return true;
  const inside: readonly unknown[] = isArray(value) ? value : Object.values(value);
  return inside.some((each) => isTooDeep(each, levels - 1));
}

function tooDeep(text: string): CardDocument {
  const faults = [{ code: 'TooDeep', offset: 0, length: Math.min(1, text.length) }];
  return { text, root: undefined, value: undefined, faults, card: undefined };
}
