import { checkJson as check } from '../cards/check/checkJson';

/** Where a card will be sent. `webhook`: through a system account. `unknown`: whatever the JSON itself shows. */
export type CardSurface = 'direct' | 'group' | 'webhook' | 'service_notice' | 'update' | 'stream' | 'unknown';

/** A finding in a card. Published as it stands here, so it doesn't refer to any type of another file. */
export interface CardFinding {
  /** Stable from one release to the next. */
  readonly ruleId: string;
  /** `error`: SeaTalk rejects the card. `warning`: the card is sent, but doesn't behave as it looks. `information`: advice. */
  readonly severity: 'error' | 'warning' | 'information';
  /** How sure the fact behind it is. */
  readonly confidence: 'documented' | 'vendor' | 'observed' | 'inferred' | 'unknown';
  /** An English sentence. */
  readonly message: string;
  /** The same sentence with `{name}` placeholders for the values of `args`, for translation. */
  readonly template: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** The page of the documentation that states the fact. */
  readonly docs?: string;
  /** JSON Pointer from the root. */
  readonly pointer: string;
  /** Offset and length in UTF-16 units. Only present for text. */
  readonly range?: { readonly offset: number; readonly length: number };
  /** Counted from 1. Only present for text. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units. Only present for text. */
  readonly column?: number;
}

/**
 * Checks whether SeaTalk would accept an interactive card, and finds content that SeaTalk accepts but doesn't show as it looks. Works
 * offline. Never throws.
 * @param json the JSON text or the value, in any shape: elements, `{ elements }`, a message, or a whole request body.
 * @param surface where the card will be sent. If omitted, it is inferred from the JSON.
 * @returns all findings in the order of the text; empty for a card without findings. Text that isn't JSON gives `not-json` findings.
 * JSON without a card gives one `not-a-card` finding.
 */
export function checkCard(json: unknown, surface?: CardSurface): readonly CardFinding[] {
  return check(json, surface);
}
