import { checkJson as check } from '../cards/check/checkJson';

/** Where a card goes. `webhook`: a system account. `unknown`: what the JSON itself tells. */
export type CardSurface = 'direct' | 'group' | 'webhook' | 'service_notice' | 'update' | 'stream' | 'unknown';

/** Something found in a card. */
export interface CardFinding {
  /** Stable from one release to the next. */
  readonly ruleId: string;
  /** `error`: SeaTalk refuses the card. `warning`: it is sent and does not do what it looks like. `information`: advice. */
  readonly severity: 'error' | 'warning' | 'information';
  /** How sure the fact behind it is. */
  readonly confidence: 'documented' | 'summary' | 'vendor' | 'observed' | 'inferred' | 'unknown';
  /** An English sentence. */
  readonly message: string;
  /** The same with `{name}` places for the values of `args`, to translate. */
  readonly template: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** The page of the documentation that states the fact. */
  readonly docs?: string;
  /** JSON Pointer from the root. */
  readonly pointer: string;
  /** Offset and length in UTF-16 units; when text was given. */
  readonly range?: { readonly offset: number; readonly length: number };
  /** From 1; when text was given. */
  readonly line?: number;
  /** From 1, in UTF-16 units; when text was given. */
  readonly column?: number;
}

/**
 * Checks an interactive card as SeaTalk would, and for what SeaTalk takes but does not show as it looks. Works offline.
 * @param json the JSON text, or the value itself, in any shape: elements, `{ elements }`, a message, a whole request body.
 * @param surface where the card will go; left out, what the JSON tells.
 * @returns every finding in the order of the text; empty when there is nothing to say. Never throws. Text that is no JSON gives
 * findings `not-json`, JSON without a card one `not-a-card`.
 */
export function checkCard(json: unknown, surface?: CardSurface): readonly CardFinding[] {
  return check(json, surface);
}
