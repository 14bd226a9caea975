import type { CardDocument, TextRange } from '../document/cardDocument';
import { extentAt } from '../document/places';
import { isArray, isObject } from '../document/json';
import { elementPath } from '../document/recognise';

/** An image element and its position in the text. */
export interface ImagePlace {
  /** The whole element. */
  readonly element: TextRange;
  /** The string in `content`, with its quotes; undefined when it's missing. */
  readonly content: { readonly base64: string; readonly range: TextRange } | undefined;
}

/** The image elements of all variants of a card, in order. Never throws. */
export function imagePlaces(document: CardDocument): readonly ImagePlace[] {
  const { card } = document;
  if (!card) return [];
  return card.variants.flatMap((variant) =>
    (isArray(variant.elements) ? variant.elements : []).flatMap((value, index): ImagePlace[] => {
      if (!isObject(value) || value['element_type'] !== 'image') return [];
      const path = elementPath(card.shape, variant, index);
      const element = extentAt(document, path);
      if (!element) return [];
      const image = value['image'];
      const base64 = isObject(image) ? image['content'] : undefined;
      const range = extentAt(document, [...path, 'image', 'content']);
      return [{ element, content: typeof base64 === 'string' && range ? { base64, range } : undefined }];
    }),
  );
}
