import type { CardDocument } from '../document/cardDocument';
import type { FoundMarkup } from '../markdown/markup';
import type { FoundMentionTag } from '../markdown/findMentions';
import type { InspectedImage } from '../images/inspectImage';
import type { CardSurface, CardVariant, RecognisedCard } from '../document/recognise';
import type { JsonObject, JsonPath } from '../document/json';

/** `error`: SeaTalk rejects the card. `warning`: the card is sent, but doesn't behave as it looks. `information`: advice. */
export type Severity = 'error' | 'warning' | 'information';

/**
 * How sure the fact behind a rule is.
 * - `documented`: the official documentation states it; the rule's `docs` has the page.
 * - `vendor`: SeaTalk's own SDK types or sample programs show it.
 * - `observed`: independent programs that run against the real service rely on it.
 * - `inferred`: it follows from other facts, but isn't stated anywhere.
 * - `unknown`: sources contradict each other or don't mention it. Such a rule never rejects a card.
 */
export type Confidence = 'documented' | 'vendor' | 'observed' | 'inferred' | 'unknown';

/** Values for the `{name}` placeholders of a template. */
export type TemplateArgs = Readonly<Record<string, string | number>>;

/** A part of a string value, in UTF-16 units of the value with its escapes resolved. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Something wrong, and its place. */
export interface Finding {
  readonly path: JsonPath;
  /** Plain English sentences. `{name}` is a placeholder for a value of `args`. */
  readonly template: string;
  readonly args?: TemplateArgs;
  /** Present when the finding is about a part of the string at `path`. */
  readonly span?: TextSpan;
}

/** One rule. To add one, write a constant of this type in a file of `rules/` and list it in `ruleTable.ts`. */
export interface Rule {
  /** Kebab case. Never changes between releases. */
  readonly id: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** True for a rule that is off unless it is asked for. */
  readonly isOptional?: boolean;
  /** One sentence, for the table of all rules. */
  readonly summary: string;
  /** The documentation page, if there is one. */
  readonly docs?: string;
  /** The surfaces for which the rule applies. Omitted for all of them. */
  readonly surfaces?: readonly CardSurface[];
  /** The limit with its unit, for the table of all rules: `120 characters`. */
  readonly limit?: string;
  /** Lazy: it doesn't compute more findings than are shown. Linear in the size of the card. */
  readonly check: (card: CardFacts) => Iterable<Finding>;
}

/** A part of the card with its path. */
export interface Placed<T> {
  readonly value: T;
  readonly path: JsonPath;
}

export interface PlacedElement extends Placed<JsonObject> {
  /** The `element_type` as written, even if it doesn't exist. */
  readonly type: unknown;
}

export interface PlacedButton extends Placed<JsonObject> {
  /** The `button_type` as written. */
  readonly type: unknown;
}

export interface PlacedLink extends Placed<JsonObject> {
  readonly platform: 'mobile' | 'desktop';
}

/** A text in a card that has a limit. */
export interface PlacedText extends Placed<unknown> {
  readonly kind: 'title' | 'description' | 'label' | 'value';
}

/** The text of a description. Missing and extremely long texts, for which only the length matters, are left out. */
export interface PlacedDescription extends Placed<string> {
  /** True if SeaTalk formats the text: `format` is 1 or omitted. */
  readonly isFormatted: boolean;
  /** Mention tags outside code. */
  readonly mentions: readonly FoundMentionTag[];
  /** What SeaTalk doesn't show as intended. Empty for plain text. */
  readonly markup: readonly FoundMarkup[];
}

export interface PlacedImage extends Placed<unknown> {
  readonly inspected: InspectedImage;
}

/** The input of the rules: one variant of a card, taken apart once for all of them. Expensive parts are computed on first use. */
export interface CardFacts {
  readonly document: CardDocument;
  readonly card: RecognisedCard;
  readonly variant: CardVariant;
  /** True for the first variant only. Rules about the whole payload report only once. */
  readonly isFirst: boolean;
  readonly surface: CardSurface;
  /** True when the card is sent as it is. Otherwise, a program may fill in placeholders and stand-ins first. */
  readonly isFinal: boolean;
  /** All members of the element list that are objects. */
  readonly elements: readonly PlacedElement[];
  /** Members of the element list that are not objects. */
  readonly strays: readonly Placed<unknown>[];
  /** All buttons that are objects, standalone and grouped. */
  readonly buttons: readonly PlacedButton[];
  /** The links of buttons that are objects. */
  readonly links: readonly PlacedLink[];
  /** Every mandatory text, whether present or not. */
  readonly texts: readonly PlacedText[];
  readonly descriptions: readonly PlacedDescription[];
  /** The `content` of each image element, inspected only once for all rules. */
  readonly images: readonly PlacedImage[];
}

/** The documentation pages that the rules refer to. */
export const DOCS = {
  card: 'https://open.seatalk.io/docs/interactive-msg_build-a-card',
  direct: 'https://open.seatalk.io/docs/messaging_send-message-to-bot-user_',
  group: 'https://open.seatalk.io/docs/Send-Message-to-Group-Chat',
  notice: 'https://open.seatalk.io/docs/messaging_send-service-notice_',
  update: 'https://open.seatalk.io/docs/Update-Interactive-Message-Card',
  systemAccount: 'https://open.seatalk.io/docs/system-account',
} as const;
