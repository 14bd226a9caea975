import { nearestName } from '../base/nearestName';
import type { CheckOptions } from '../cards/check/checkDocument';
import { checkJson as check } from '../cards/check/checkJson';
import { SEVERITIES, unknownRule } from '../cards/check/ruleChoice';
import { fillTemplate } from '../cards/check/template';
import { CARD_SURFACES } from '../cards/document/recognise';
import { cardsInCode } from '../cards/inCode/cardsInCode';
import { CODE_LANGUAGES } from '../cards/inCode/codeCard';

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
  notBytes(json, 'checkCard takes JSON');
  return check(json, checked(surface, options));
}

/** @throws TypeError for bytes or a promise. */
function notBytes(given: unknown, takes: string): void {
  if (ArrayBuffer.isView(given) || given instanceof ArrayBuffer)
    throw new TypeError(`${takes}, not bytes. Decode them first, for example with buffer.toString('utf8').`);
  if (given instanceof Promise) throw new TypeError(`${takes}, not a promise. Await it first.`);
}

/** The options as the checks take them. @throws TypeError for a surface, rule, or severity that doesn't exist. */
function checked(surface: CardSurface | undefined, options: CardCheckOptions): CheckOptions {
  if (surface !== undefined) known('surface', surface, CARD_SURFACES);
  const { minSeverity, isFinal, ...rules } = options;
  if (minSeverity !== undefined) known('severity', minSeverity, SEVERITIES);
  for (const name of [...(rules.ignore ?? []), ...(rules.enable ?? [])]) {
    const unknown = unknownRule(name);
    if (unknown) throw new TypeError(fillTemplate(unknown.template, unknown.args));
  }
  return {
    ...(surface !== undefined && { surface }),
    ...(isFinal !== undefined && { isFinal }),
    choice: { ...rules, ...(minSeverity !== undefined && { minSeverity }) },
  };
}

/** @throws TypeError for a name that isn't among those known. */
function known(what: string, name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  throw new TypeError(`Unknown ${what} "${name}".${hint} Known: ${names.join(', ')}.`);
}

/** A language in which cards are found. TypeScript, JSX, and Apps Script are `javascript`. */
export type CardCodeLanguage = 'javascript' | 'python' | 'go' | 'java';

/** A card found in code. */
export interface CardInCode {
  /** Offset and length in the code, in UTF-16 units. */
  readonly range: { readonly offset: number; readonly length: number };
  /** The card's JSON, with `«…»` for values that are only known when the code runs. */
  readonly json: string;
  /** True if no value comes from code. */
  readonly exact: boolean;
  /** What is wrong with it, with places in the code. Nothing that depends on values which are filled in when the code runs. */
  readonly findings: readonly CardFinding[];
}

/**
 * Finds the cards in code, and checks each of them. Works offline, and doesn't run the code. Reads no configuration.
 * @param code the text of a file.
 * @param surface where the cards will be sent. If omitted, it is inferred from each card.
 * @returns the cards in the order of the code; empty for code without a card.
 * @throws TypeError for bytes or a promise instead of text, and for a language, surface, rule, or severity that doesn't exist. Nothing
 * that is in the code throws.
 */
export function findCardsInCode(
  code: string,
  language: CardCodeLanguage,
  surface?: CardSurface,
  options: Omit<CardCheckOptions, 'isFinal'> = {},
): readonly CardInCode[] {
  notBytes(code, 'findCardsInCode takes text');
  known('language', language, CODE_LANGUAGES);
  return cardsInCode(code, language, checked(surface, options));
}
