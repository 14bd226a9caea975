import { checkDocument, MAX_FINDINGS } from './checkDocument';
import type { CheckOptions, Diagnostic } from './checkDocument';
import { parseCard } from '../document/cardDocument';
import type { CardDocument, TextRange } from '../document/cardDocument';
import { faultMessage } from '../document/faultMessage';
import { notOneCard, otherText } from './noCard';
import type { Reason } from './noCard';
import { fillTemplate } from './template';
import { lineIndex } from '../document/lineIndex';

/** A position in the checked text. */
export interface CardPosition {
  /** UTF-16 units. */
  readonly range: TextRange;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
}

/** A finding of `checkJson`. It has a position for text, but not for a value. */
export type JsonFinding = Omit<Diagnostic, 'range'> & Partial<CardPosition>;

/** Ids of findings that don't come from a rule. */
export const NOT_JSON = 'not-json';
export const NOT_A_CARD = 'not-a-card';

/**
 * Checks whether SeaTalk would accept an interactive card, and finds content that SeaTalk accepts but doesn't show as it looks.
 *
 * Accepts any shape of a card: an array of elements, `{ elements }`, `{ interactive_message }`, a message, or a whole request body of
 * any call. Comments and trailing commas are ignored. SeaTalk accepts a card without `error` findings, as far as its limits are known.
 * Each finding shows how sure the fact behind it is. Never throws.
 *
 * @param json the JSON text, or the value itself.
 * @param options if they have no surface, it is inferred from the JSON: with a `group_id`, for example, it's a group.
 * @returns all findings in the order of the text, at most 100 per rule; empty for a card without findings. Text that isn't JSON gives
 * `not-json` findings. JSON without a card gives one `not-a-card` finding.
 * @see https://open.seatalk.io/docs/interactive-msg_build-a-card
 * @example
 * const [finding] = checkJson('[{"element_type":"title","title":{"text":""}}]', { surface: 'group' });
 * finding.message; // 'The text of a title must not be empty.'
 * finding.pointer; // '/0/title/text'
 * finding.line; // 1
 */
export function checkJson(json: unknown, options: CheckOptions = {}): readonly JsonFinding[] {
  // Some editors write a byte order mark, which JSON doesn't allow.
  if (typeof json === 'string') return checkText(json.replace(/^\uFEFF/u, ' '), options);
  const text = stringify(json);
  if (text === undefined)
    return [
      { ...fault(NOT_JSON, { template: 'This value can’t be written as JSON.', args: {} }), pointer: '' },
    ];
  return checkText(text, options).map(
    ({ range: _range, line: _line, column: _column, ...finding }) => finding,
  );
}

function checkText(text: string, options: CheckOptions): JsonFinding[] {
  const document = parseCard(text);
  const positionOf = lineIndex(text);
  return [...faults(document), ...checkDocument(document, options)]
    .toSorted((a, b) => a.range.offset - b.range.offset)
    .map((found) => ({ ...found, ...positionOf(found.range.offset) }));
}

function faults(document: CardDocument): Diagnostic[] {
  const { faults: found, card } = document;
  const other = otherText(document);
  if (other) return [{ ...fault(NOT_JSON, other), pointer: '', range: { offset: 0, length: 0 } }];
  if (found.length === 0 && !card) {
    const range = { offset: 0, length: 0 };
    return [{ ...fault(NOT_A_CARD, notOneCard(document)), pointer: '', range }];
  }
  return found.slice(0, MAX_FINDINGS).map(({ code, offset, length }) => ({
    ...fault(NOT_JSON, { template: faultMessage(code), args: {} }),
    pointer: '',
    range: { offset, length },
  }));
}

function fault(ruleId: string, { template, args }: Reason): Omit<Diagnostic, 'range' | 'pointer'> {
  return {
    ruleId,
    severity: 'error',
    confidence: 'documented',
    template,
    args,
    message: fillTemplate(template, args),
  };
}

function stringify(value: unknown): string | undefined {
  try {
    // Typed as a string, but the result for a function or `undefined` is `undefined`.
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
