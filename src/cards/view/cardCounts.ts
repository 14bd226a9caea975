import { CARD_LIMITS, ELEMENT_COUNTS, ELEMENT_TYPES } from '../../contract/cardLimits';
import type { ElementType } from '../../contract/cardLimits';
import { isArray, isObject } from '../document/json';
import type { CardVariant, RecognisedCard } from '../document/recognise';

/** A count and its limit. */
export interface Used {
  readonly used: number;
  readonly limit: number;
}

/** What one list of elements uses of the limits. */
export interface CardCounts {
  /** The language in a service notice. */
  readonly language?: CardVariant['language'];
  readonly elements: Readonly<Record<ElementType, Used>>;
  /** Standalone and grouped buttons together. No limit for the sum is documented. */
  readonly allButtons: number;
  /** Bytes of the elements as they are sent: UTF-8 without white space. */
  readonly bytes: number;
  /** Bytes of Base64 in images, included in `bytes`. */
  readonly imageBytes: number;
  /** True when a count is above its limit. */
  readonly isOver: boolean;
}

/** Counts each variant of a card, in order. Never throws. */
export function cardCounts(card: RecognisedCard): readonly CardCounts[] {
  return card.variants.map(countVariant);
}

function countVariant({ language, elements }: CardVariant): CardCounts {
  const members = isArray(elements) ? elements.filter(isObject) : [];
  const counted = ELEMENT_TYPES.map((type) => {
    const used = members.filter((element) => element['element_type'] === type).length;
    return [type, { used, limit: ELEMENT_COUNTS[type] }] as const;
  });
  const groups = members.map((element) => element['button_group']).filter(isArray);
  const grouped = groups.reduce((sum, group) => sum + group.length, 0);
  // The table contains every type.
  const byType = Object.fromEntries(counted) as Record<ElementType, Used>;
  return {
    ...(language && { language }),
    elements: byType,
    allButtons: byType.button.used + grouped,
    bytes: utf8Length(elements),
    imageBytes: members.reduce((sum, element) => sum + imageLength(element['image']), 0),
    isOver:
      counted.some(([, { used, limit }]) => used > limit) ||
      groups.some((group) => group.length > CARD_LIMITS.buttonsPerGroup),
  };
}

function imageLength(image: unknown): number {
  const content = isObject(image) ? image['content'] : undefined;
  return typeof content === 'string' ? content.length : 0;
}

/** Length in UTF-8. This layer also runs where there is no encoder, so the length is derived from the code points. */
function utf8Length(elements: unknown): number {
  let text: string | undefined;
  try {
    text = JSON.stringify(elements);
  } catch {
    // Nested too deeply to be written. Real cards never are.
  }
  if (text === undefined) return 0;
  // The length in UTF-16 units, one or two per character, is counted already.
  const beyond = text.match(/[^\0-\x7f]/gu) ?? [];
  // A character takes three bytes for one unit or four bytes for two units: two more in both cases.
  return beyond.reduce((sum, character) => sum + (character > '\u07ff' ? 2 : 1), text.length);
}
