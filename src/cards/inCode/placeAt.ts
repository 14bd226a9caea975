import { getLocation } from 'jsonc-parser';
import { toPointer } from '../document/json';
import type { CodeCard, CodePlace } from './codeCard';

/** Where in the code stands what stands at an offset of the card's JSON: the value itself, or the nearest around it. */
export function placeAt(card: CodeCard, offset: number): CodePlace | undefined {
  return placeOf(card, toPointer(getLocation(card.json, offset).path));
}

/** JSON Pointer of the innermost value of the card that stands around an offset of the code; undefined outside the card. */
export function pointerAtCode({ places }: CodeCard, offset: number): string | undefined {
  // What is inside comes after what is around it.
  return places.findLast((place) => offset >= place.offset && offset <= place.offset + place.length)?.pointer;
}

/** Where in the code the value at a JSON Pointer stands: the value itself, or the nearest around it. */
export function placeOf(card: CodeCard, pointer: string): CodePlace | undefined {
  const places = new Map(card.places.map((place) => [place.pointer, place]));
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = places.get(at);
    if (place) return place;
  }
  return places.get('');
}
