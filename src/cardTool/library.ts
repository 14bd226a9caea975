import { nearestName } from '../base/nearestName';
import { checkJson as check } from '../cards/check/checkJson';
import { SEVERITIES, unknownRule } from '../cards/check/ruleChoice';
import { fillTemplate } from '../cards/check/template';
import { CARD_SURFACES } from '../cards/document/recognise';

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

/** Which findings are returned. */
export interface CardCheckOptions {
  /** Ids of rules that return nothing. */
  readonly ignore?: readonly string[];
  /** Ids of rules that are off by default, such as `readable-value`. */
  readonly enable?: readonly string[];
  /** Less severe findings aren't returned. Default: `information`, which is all of them. */
  readonly minSeverity?: 'error' | 'warning' | 'information';
  /** True for a card that is sent as it is: placeholders such as `{{ name }}` are then text like any other. Default: false. */
  readonly isFinal?: boolean;
}

/**
 * Checks whether SeaTalk would accept an interactive card, and finds content that SeaTalk accepts but doesn't show as it looks. Works
 * offline. Reads no configuration.
 * @param json the JSON text or the value, in any shape: elements, `{ elements }`, a message, or a whole request body.
 * @param surface where the card will be sent. If omitted, it is inferred from the JSON.
 * @returns all findings in the order of the text; empty for a card without findings. Text that isn't JSON gives `not-json` findings.
 * JSON without a card gives one `not-a-card` finding.
 * @throws TypeError for bytes or a promise instead of JSON, and for a surface, rule, or severity that doesn't exist. Nothing that is in the
 * JSON throws.
 */
export function checkCard(
  json: unknown,
  surface?: CardSurface,
  options: CardCheckOptions = {},
): readonly CardFinding[] {
  if (ArrayBuffer.isView(json) || json instanceof ArrayBuffer)
    throw new TypeError(
      "checkCard takes JSON, not bytes. Decode them first, for example with buffer.toString('utf8').",
    );
  if (json instanceof Promise) throw new TypeError('checkCard takes JSON, not a promise. Await it first.');
  if (surface !== undefined) known('surface', surface, CARD_SURFACES);
  const { minSeverity, isFinal, ...rules } = options;
  if (minSeverity !== undefined) known('severity', minSeverity, SEVERITIES);
  for (const name of [...(rules.ignore ?? []), ...(rules.enable ?? [])]) {
    const unknown = unknownRule(name);
    if (unknown) throw new TypeError(fillTemplate(unknown.template, unknown.args));
  }
  return check(json, {
    ...(surface !== undefined && { surface }),
    ...(isFinal !== undefined && { isFinal }),
    choice: { ...rules, ...(minSeverity !== undefined && { minSeverity }) },
  });
}

/** @throws TypeError for a name that isn't among those known. */
function known(what: string, name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  throw new TypeError(`Unknown ${what} "${name}".${hint} Known: ${names.join(', ')}.`);
}
