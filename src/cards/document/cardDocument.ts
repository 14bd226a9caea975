import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { JsonPath } from './json';
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

/**
 * The range to mark for the value at `path`: a plain value itself; for an object or array the key it stands under or
 * the field that names its type, so that a mark never covers half a file. Missing values give their parent's mark.
 */
export function markAt(document: CardDocument, path: JsonPath): TextRange {
  if (!document.root) return { offset: 0, length: document.text.length };
  for (let depth = path.length; depth >= 0; depth--) {
    const node = nodeAt(document.root, path.slice(0, depth));
    if (node) return markOf(node);
  }
  return markOf(document.root);
}

/**
 * The range of a part of the string at `path`, whatever escapes it is written with.
 * @param part in UTF-16 units of the string's value. Where there is no string, the range is that of `markAt`.
 */
export function markPart(
  document: CardDocument,
  path: JsonPath,
  part: { readonly start: number; readonly end: number },
): TextRange {
  const node = document.root && nodeAt(document.root, path);
  if (node?.type !== 'string') return markAt(document, path);
  const start = rawOffset(document.text, node.offset + 1, part.start);
  const end = rawOffset(document.text, start, part.end - part.start);
  return { offset: start, length: end - start };
}

/** The offset in JSON text that is `units` characters of the value after `offset`, inside one string. */
function rawOffset(text: string, offset: number, units: number): number {
  let at = offset;
  for (let unit = 0; unit < units && text[at] !== '"'; unit++) {
    at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  }
  return Math.min(at, text.length);
}

/** The whole extent of the value at `path`, or undefined when there is none. */
export function extentAt(document: CardDocument, path: JsonPath): TextRange | undefined {
  const node = document.root && nodeAt(document.root, path);
  return node && { offset: node.offset, length: node.length };
}

function markOf(node: Node): TextRange {
  if (node.type !== 'object' && node.type !== 'array') return { offset: node.offset, length: node.length };
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const type =
    node.type === 'object' ? (nodeAt(node, ['element_type']) ?? nodeAt(node, ['button_type'])) : undefined;
  const shown = key ?? type;
  return shown ? { offset: shown.offset, length: shown.length } : { offset: node.offset, length: 1 };
}

/** Unlike the parser's own search, takes an array index as digits too. */
function nodeAt(root: Node, path: JsonPath): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node?.type === 'array') node = node.children?.[Number(step)];
    else if (node?.type === 'object') node = property(node, String(step));
    else return undefined;
  }
  return node;
}

function property(node: Node, name: string): Node | undefined {
  // Of a key that stands twice, the last counts, here as in every parser.
  return node.children?.findLast(({ children }) => children?.[0]?.value === name)?.children?.[1];
}
