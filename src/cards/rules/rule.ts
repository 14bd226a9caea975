import type { JsonObject, JsonPath } from '../document/json';
import type { CardSurface, CardVariant, RecognisedCard } from '../document/recognise';

/** `error`: SeaTalk refuses the card. `warning`: it is sent and does not do what it looks like. `information`: advice. */
export type Severity = 'error' | 'warning' | 'information';

/** A place and what is wrong there, in a plain sentence that ends with a full stop. */
export interface Finding {
  readonly path: JsonPath;
  readonly message: string;
}

/** One thing to look for. To add one: a constant of this type in a file of `rules/`, and its line in `ruleTable.ts`. */
export interface Rule {
  /** Kebab case, never renamed: people switch rules off by it. */
  readonly id: string;
  readonly severity: Severity;
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

/** What rules look at: one variant of a card, taken apart once for all of them. */
export interface CardFacts {
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
  /** The links of redirect buttons. */
  readonly links: readonly PlacedLink[];
}
