import { getLocation } from 'jsonc-parser';
import { toPointer } from '../document/json';

/** The languages in which cards are found, by the editor's name for each family. */
export const CODE_LANGUAGES = ['javascript', 'python', 'go', 'java'] as const;

export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** A value that is only known when the code runs. */
export interface CodeHole {
  /** JSON Pointer into the card's JSON. */
  readonly pointer: string;
  /** The expression as written, on one line, and shortened if it's long. */
  readonly expression: string;
  /**
   * `value`: a placeholder replaces the expression, or a part of the text. `more`: the object or list may contain more than is shown.
   * `maybe`: what is shown is in the code, but the expression determines whether and how often it is sent.
   */
  readonly kind: 'value' | 'more' | 'maybe';
}

/** The position of a value of the card in the code, in UTF-16 units. */
export interface CodePlace {
  /** JSON Pointer into the card's JSON. */
  readonly pointer: string;
  readonly offset: number;
  readonly length: number;
}

/** A card in code, written as a literal or as a string of JSON. */
export interface CodeCard {
  /** The position of the literal, in UTF-16 units. */
  readonly range: { readonly offset: number; readonly length: number };
  /** The card's JSON, indented by two spaces, with placeholders for values that come from code. */
  readonly json: string;
  readonly holes: readonly CodeHole[];
  readonly kind: 'literal' | 'string';
  /** Whether the JSON is exactly the card that will be sent, because no value comes from code. */
  readonly exact: boolean;
  /** In the order of the JSON. A string of JSON only has one place, its own. */
  readonly places: readonly CodePlace[];
  /** Where the values stand that the card gets from other places of the file: variables, functions, and statements that add to it. */
  readonly parts: readonly { readonly offset: number; readonly length: number }[];
}

/** The position in the code of the value at an offset of the card's JSON, or of the nearest value around it. */
export function codePlaceAt(card: CodeCard, offset: number): CodePlace | undefined {
  return codePlaceOf(card, toPointer(getLocation(card.json, offset).path));
}

/** JSON Pointer of the innermost value of the card around an offset of the code; undefined outside the card. */
export function pointerAtCode({ places }: CodeCard, offset: number): string | undefined {
  // Inner values come after the values around them.
  return places.findLast((place) => offset >= place.offset && offset <= place.offset + place.length)?.pointer;
}

/** The position in the code of the value at a JSON Pointer, or of the nearest value around it. */
export function codePlaceOf(card: CodeCard, pointer: string): CodePlace | undefined {
  const places = new Map(card.places.map((place) => [place.pointer, place]));
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) return place;
  }
  return places.get('');
}
