import { isArray, isObject, toPointer } from '../document/json';
import type { JsonPath } from '../document/json';
import { buttonsOf, imageContent, isCallback, typeOf, isImageAddress } from './elementParts';
import { namesIn } from './mentionNames';
import type { NamedMention } from './mentionNames';
import { PARAMS, objectIn, textIn } from './plainJson';

/**
 * What a card lacks after it was read back:
 * - `value`: a callback button without its value;
 * - `image`: an image without its bytes, with an address or empty;
 * - `mention`: a mention that became a plain name;
 * - `null`: an empty key, which has no meaning and may not be sent.
 */
export type LostKind = 'value' | 'image' | 'mention' | 'null';

export interface Lost {
  readonly kind: LostKind;
  /** JSON Pointer from the list of elements. */
  readonly pointer: string;
  /** The button's label, the person's name, or the image's address. May be empty. */
  readonly label: string;
}

/** The source of a value: the card as it was sent, the list of mentioned people, or the image's own address. */
export type FilledFrom = 'known' | 'mentioned' | 'download';

/** Something that was lost on read-back and has been restored. */
export interface Filled {
  readonly kind: Exclude<LostKind, 'null'> | 'formatting';
  /** JSON Pointer from the list of elements. */
  readonly pointer: string;
  readonly label: string;
  readonly from: FilledFrom;
}

const DEPTH_MAX = 64;

/**
 * Lists what a card lost when it was read back. Accepts any JSON values. Never throws.
 * @param mentioned the `mentioned_list` that came with the card.
 */
export function lostOnReadBack(
  elements: readonly unknown[],
  mentioned: readonly NamedMention[] = [],
): readonly Lost[] {
  return elements.flatMap((element, index) => [
    ...lostButtons(element, index),
    ...lostImage(element, index),
    ...lostMentions(element, index, mentioned),
    ...[...nullsIn(element, [index])].map((path): Lost => ({
      kind: 'null',
      pointer: toPointer(path),
      label: '',
    })),
  ]);
}

function lostButtons(element: unknown, index: number): Lost[] {
  return buttonsOf(element)
    .filter(({ button }) => isCallback(button) && textIn(button, 'value') === '')
    .map(({ pointer, button }) => ({
      kind: 'value',
      pointer: `/${index}${pointer}/value`,
      label: textIn(button, 'text'),
    }));
}

function lostImage(element: unknown, index: number): Lost[] {
  if (typeOf(element) !== 'image') return [];
  const content = imageContent(element);
  if (content !== '' && !isImageAddress(content)) return [];
  return [{ kind: 'image', pointer: `/${index}/image/content`, label: content }];
}

function lostMentions(element: unknown, index: number, mentioned: readonly NamedMention[]): Lost[] {
  const description = objectIn(element, 'description');
  if (typeOf(element) !== 'description' || description['format'] === 2) return [];
  return namesIn(textIn(description, 'text'), mentioned).map((label) => ({
    kind: 'mention',
    pointer: `/${index}/description/text`,
    label,
  }));
}

function* nullsIn(value: unknown, path: JsonPath): Generator<JsonPath> {
  if (value === null) yield path;
  if (path.length > DEPTH_MAX || path.at(-1) === PARAMS) return;
  if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) yield* nullsIn(member, [...path, key]);
  } else if (isArray(value)) {
    for (const [index, member] of value.entries()) yield* nullsIn(member, [...path, index]);
  }
}
