import { checkDocument, MAX_FINDINGS } from './checkDocument';
import type { Diagnostic } from './checkDocument';
import { parseCard } from '../document/cardDocument';
import type { CardDocument, TextRange } from '../document/cardDocument';
import { faultMessage } from '../document/faultMessage';
import type { CardSurface } from '../document/recognise';
import { lineIndex } from '../document/lineIndex';

/** Where in the text given something stands. */
export interface CardPosition {
  /** UTF-16 units. */
  readonly range: TextRange;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** A finding of `checkJson`. It has a position when text was given, and none for a value. */
export type JsonFinding = Omit<Diagnostic, 'range'> & Partial<CardPosition>;

/** Ids of what is found where no rule can look. */
export const NOT_JSON = 'not-json';
export const NOT_A_CARD = 'not-a-card';

/**
 * Checks an interactive card as SeaTalk would, and for what SeaTalk takes but does not show as it looks.
 *
 * Takes any shape of a card: an array of elements, `{ elements }`, `{ interactive_message }`, a message, or a whole request body of any
 * call. Comments and trailing commas are let pass. A card with no finding of severity `error` is one that SeaTalk takes, as far as its
 * limits are known; each finding says how sure the fact behind it is.
 *
 * @param json the JSON text, or the value itself.
 * @param surface where the card will go; left out, what the JSON tells: a `group_id` makes it a group's.
 * @returns every finding in the order of the text, at most 100 of one rule; empty when there is nothing to say. Text that is no JSON gives
 * `not-json` findings, JSON without a card one `not-a-card`. Never throws.
 * @see https://open.seatalk.io/docs/interactive-message-card
 * @example
 * const [finding] = checkJson('[{"element_type":"title","title":{"text":""}}]', 'group');
 * finding.message; // 'The text of a title must not be empty.'
 * finding.pointer; // '/0/title/text'
 * finding.line; // 1
 */
export function checkJson(json: unknown, surface?: CardSurface): readonly JsonFinding[] {
  // Files of some editors begin with a byte order mark, which is no JSON.
  if (typeof json === 'string') return checkText(json.replace(/^\uFEFF/u, ' '), surface);
  const text = stringify(json);
  if (text === undefined)
    return [{ ...fault(NOT_JSON, 'This value can not be written as JSON.'), pointer: '' }];
  return checkText(text, surface).map(
    ({ range: _range, line: _line, column: _column, ...finding }) => finding,
  );
}

function checkText(text: string, surface: CardSurface | undefined): JsonFinding[] {
  const document = parseCard(text);
  const positionOf = lineIndex(text);
  return [...faults(document), ...checkDocument(document, surface ? { surface } : {})]
    .toSorted((a, b) => a.range.offset - b.range.offset)
    .map((found) => ({ ...found, ...positionOf(found.range.offset) }));
}

function faults({ faults: found, card }: CardDocument): Diagnostic[] {
  if (found.length === 0 && !card) {
    const template = 'This JSON holds no card: no "elements", and nothing with an "element_type".';
    return [{ ...fault(NOT_A_CARD, template), pointer: '', range: { offset: 0, length: 0 } }];
  }
  return found.slice(0, MAX_FINDINGS).map(({ code, offset, length }) => ({
    ...fault(NOT_JSON, faultMessage(code)),
    pointer: '',
    range: { offset, length },
  }));
}

function fault(ruleId: string, template: string): Omit<Diagnostic, 'range' | 'pointer'> {
  return {
    ruleId,
    severity: 'error',
    confidence: 'documented',
    template,
    args: {},
    message: template,
  };
}

function stringify(value: unknown): string | undefined {
  try {
    // The types promise a string, but a function or `undefined` gives none.
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
