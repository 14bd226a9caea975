import type { CardDocument } from '../document/cardDocument';
import type { FoundMarkup } from '../markdown/markup';
import type { FoundMentionTag } from '../markdown/findMentions';
import type { InspectedImage } from '../images/inspectImage';
import type { CardSurface, CardVariant, RecognisedCard } from '../document/recognise';
import type { JsonObject, JsonPath } from '../document/json';

/** `error`: SeaTalk refuses the card. `warning`: it is sent and does not do what it looks like. `information`: advice. */
export type Severity = 'error' | 'warning' | 'information';

/**
 * How sure the fact behind a rule is.
 * - `documented`: the official documentation says so; the rule's `docs` has the page.
 * - `summary`: published summaries of the documentation agree on it; the page itself is not public.
 * - `vendor`: SeaTalk's own SDK types or sample programs say so.
 * - `observed`: independent programs in use against the real service rely on it.
 * - `inferred`: follows from other facts; nobody states it.
 * - `unknown`: sources contradict each other or say nothing. Such a rule never refuses a card.
 */
export type Confidence = 'documented' | 'summary' | 'vendor' | 'observed' | 'inferred' | 'unknown';

/** Values for the `{name}` places of a template. */
export type TemplateArgs = Readonly<Record<string, string | number>>;

/** A part of a string value, in UTF-16 units of the value, escapes resolved. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A place and what is wrong there. */
export interface Finding {
  readonly path: JsonPath;
  /** A plain English sentence that ends with a full stop; `{name}` stands for a value of `args`. */
  readonly template: string;
  readonly args?: TemplateArgs;
  /** Where only a part of the string at `path` is meant. */
  readonly span?: TextSpan;
}

/** One thing to look for. To add one: a constant of this type in a file of `rules/`, and its line in `ruleTable.ts`. */
export interface Rule {
  /** Kebab case, stable from one release to the next. */
  readonly id: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One sentence for a table of all rules. */
  readonly summary: string;
  /** The page of the documentation, where there is one. */
  readonly docs?: string;
  /** Where the card must go for the rule to speak; everywhere when left out. */
  readonly surfaces?: readonly CardSurface[];
  /** The most that is allowed, with its unit, for a table of all rules: `120 characters`. */
  readonly limit?: string;
  /** Lazy: no more is asked for than is shown. Takes time in proportion to the card. */
  readonly check: (card: CardFacts) => Iterable<Finding>;
}

/** Something of the card with the place it stands at. */
export interface Placed<T> {
  readonly value: T;
  readonly path: JsonPath;
}

export interface PlacedElement extends Placed<JsonObject> {
  /** The `element_type` as written, even when there is no such type. */
  readonly type: unknown;
}

export interface PlacedButton extends Placed<JsonObject> {
  /** The `button_type` as written. */
  readonly type: unknown;
}

export interface PlacedLink extends Placed<JsonObject> {
  readonly platform: 'mobile' | 'desktop';
}

/** A text of a card that SeaTalk limits. */
export interface PlacedText extends Placed<unknown> {
  readonly kind: 'title' | 'description' | 'label' | 'value';
}

/** The text of a description, where it is one and not so long that nobody would look for anything but its length. */
export interface PlacedDescription extends Placed<string> {
  /** True where SeaTalk formats the text: `format` is 1, or left out. */
  readonly isFormatted: boolean;
  /** Mention tags that stand in no code. */
  readonly mentions: readonly FoundMentionTag[];
  /** What SeaTalk does not show as it is meant; empty for plain text. */
  readonly markup: readonly FoundMarkup[];
}

export interface PlacedImage extends Placed<unknown> {
  readonly inspected: InspectedImage;
}

/** What rules look at: one variant of a card, taken apart once for all of them. Parts of some cost are made on first use. */
export interface CardFacts {
  readonly document: CardDocument;
  readonly card: RecognisedCard;
  readonly variant: CardVariant;
  /** True for the first variant only; rules about the whole payload speak up once. */
  readonly isFirst: boolean;
  readonly surface: CardSurface;
  /** All members of the element list that are objects. */
  readonly elements: readonly PlacedElement[];
  /** Members of the element list that are not objects. */
  readonly strays: readonly Placed<unknown>[];
  /** All buttons that are objects, standalone and grouped. */
  readonly buttons: readonly PlacedButton[];
  /** The links of buttons that are objects. */
  readonly links: readonly PlacedLink[];
  /** Every mandatory text, present or not. */
  readonly texts: readonly PlacedText[];
  readonly descriptions: readonly PlacedDescription[];
  /** The `content` of each image element, looked at once however many rules ask. */
  readonly images: readonly PlacedImage[];
}

/** Pages of the documentation that rules refer to. */
export const DOCS = {
  card: 'https://open.seatalk.io/docs/interactive-message-card',
  direct: 'https://open.seatalk.io/docs/messaging_send-message-to-bot-user_',
  group: 'https://open.seatalk.io/docs/Send-Message-to-Group-Chat',
  notice: 'https://open.seatalk.io/docs/messaging_send-service-notice_',
  update: 'https://open.seatalk.io/docs/Update-Interactive-Message-Card',
  systemAccount: 'https://open.seatalk.io/docs/system-account',
} as const;
