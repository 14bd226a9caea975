import { isArray, isObject } from '../document/json';
import type { JsonObject } from '../document/json';
import { isCallback, typeOf } from './elementParts';
import { ordinary } from './matchElements';
import { objectIn, textIn } from './plainJson';

/** Text that replaces values that can't be compared. */
export interface ComparableWords {
  /** Replaces an image's `content`: Base64, an address, or `''`. */
  readonly image: (content: string) => string;
  /** Replaces an unknown callback value. */
  readonly unknownValue: string;
}

/** The order of fields. The same card gives the same text, whoever wrote it. */
const FIELD_ORDER = ['element_type', 'button_type', 'type', 'text', 'format', 'value', 'path', 'params'];

/** A card as JSON for a line-by-line comparison: fields in a fixed order, images and missing values replaced by words. Never throws. */
export function comparableText(elements: readonly unknown[], words: ComparableWords): string {
  const shown = elements.map((element) => inOrder(withWords(ordinary(element), words)));
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}

function withWords(element: unknown, words: ComparableWords): unknown {
  if (!isObject(element)) return element;
  switch (typeOf(element)) {
    case 'image': {
      const image = objectIn(element, 'image');
      return { ...element, image: { ...image, content: words.image(textIn(image, 'content')) } };
    }
    case 'button':
      return { ...element, button: buttonWithWords(element['button'], words) };
    case 'button_group': {
      const group = element['button_group'];
      if (!isArray(group)) return element;
      return { ...element, button_group: group.map((button) => buttonWithWords(button, words)) };
    }
    default:
      return element;
  }
}

function buttonWithWords(button: unknown, { unknownValue }: ComparableWords): unknown {
  if (!isObject(button) || !isCallback(button) || textIn(button, 'value') !== '') return button;
  return { ...button, value: unknownValue };
}

const DEPTH_MAX = 64;

function inOrder(value: unknown, depth = 0): unknown {
  if (depth > DEPTH_MAX) return '…';
  if (isArray(value)) return value.map((member) => inOrder(member, depth + 1));
  if (!isObject(value)) return value;
  const keys = Object.keys(value).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(
    keys.map((key): [string, JsonObject[string]] => [key, inOrder(value[key], depth + 1)]),
  );
}

function rank(key: string): number {
  const place = FIELD_ORDER.indexOf(key);
  return place === -1 ? FIELD_ORDER.length : place;
}
