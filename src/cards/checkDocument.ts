import { cardFacts } from './rules/cardFacts';
import { markAt } from './document/cardDocument';
import type { CardDocument, TextRange } from './document/cardDocument';
import { toPointer } from './document/json';
import type { CardSurface } from './document/recognise';
import type { Severity } from './rules/rule';
import { RULES } from './rules/ruleTable';

/** Something to tell about a card, with its place in the text. */
export interface Diagnostic {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  /** JSON Pointer from the root of the document. */
  readonly pointer: string;
  readonly range: TextRange;
}

export interface CheckOptions {
  /** Where the card will go, when that is known better than the JSON tells. */
  readonly surface?: CardSurface;
}

/** Every finding of every rule, in the order of the text. Text without a card gives none. Never throws. */
export function checkDocument(document: CardDocument, options: CheckOptions = {}): Diagnostic[] {
  const { card } = document;
  if (!card) return [];
  const surface = options.surface ?? card.surface;
  const found = card.variants.flatMap((variant) => {
    const facts = cardFacts(card, variant, surface);
    return RULES.flatMap((rule) =>
      [...rule.check(facts)].map(({ path, message }) => ({
        ruleId: rule.id,
        severity: rule.severity,
        message,
        pointer: toPointer(path),
        range: markAt(document, path),
      })),
    );
  });
  return found.toSorted((a, b) => a.range.offset - b.range.offset);
}
