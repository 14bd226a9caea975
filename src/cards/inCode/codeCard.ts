import { getLocation } from 'jsonc-parser';
import { toPointer } from '../document/json';

/** A language whose card literals are found, by the editor's name for its family. */
export type CodeLanguage = 'javascript' | 'python' | 'go' | 'java';

/** A value that only running the code would give. */
export interface CodeHole {
  /** JSON Pointer into the card's JSON. */
  readonly pointer: string;
  /** The expression as written, on one line and cut when it is long. */
  readonly expression: string;
  /**
   * `value`: a placeholder stands for the expression, or for a part of the text there. `more`: the object or list may hold
   * more than is shown. `maybe`: what is shown stands in the code, but whether and how often it is sent depends on the expression.
   */
  readonly kind: 'value' | 'more' | 'maybe';
}

/** Where a value of the card stands in the code, in UTF-16 units. */
export interface CodePlace {
  /** JSON Pointer into the card's JSON. */
  readonly pointer: string;
  readonly offset: number;
  readonly length: number;
}

/** A card that stands in code as a literal or as a string of JSON. */
export interface CodeCard {
  /** Where the literal stands, in UTF-16 units. */
  readonly range: { readonly offset: number; readonly length: number };
  /** The card, indented by two spaces, with placeholders where values come from code. */
  readonly json: string;
  readonly holes: readonly CodeHole[];
  readonly kind: 'literal' | 'string';
  /** Whether the JSON is the card as it will be sent: no value comes from code. */
  readonly exact: boolean;
  /** In the order of the JSON; a string of JSON has only its own place. */
  readonly places: readonly CodePlace[];
}

/** Where in the code stands what stands at an offset of the card's JSON: the value itself, or the nearest around it. */
export function codePlaceAt(card: CodeCard, offset: number): CodePlace | undefined {
  return codePlaceOf(card, toPointer(getLocation(card.json, offset).path));
}

/** JSON Pointer of the innermost value of the card that stands around an offset of the code; undefined outside the card. */
export function pointerAtCode({ places }: CodeCard, offset: number): string | undefined {
  // What is inside comes after what is around it.
  return places.findLast((place) => offset >= place.offset && offset <= place.offset + place.length)?.pointer;
}

/** Where in the code the value at a JSON Pointer stands: the value itself, or the nearest around it. */
export function codePlaceOf(card: CodeCard, pointer: string): CodePlace | undefined {
  const places = new Map(card.places.map((place) => [place.pointer, place]));
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) return place;
  }
  return places.get('');
}
