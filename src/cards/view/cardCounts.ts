import { CARD_LIMITS, ELEMENT_COUNTS, ELEMENT_TYPES } from '../../contract/cardLimits';
import type { ElementType } from '../../contract/cardLimits';
import { isArray, isObject } from '../document/json';
import type { CardVariant, RecognisedCard } from '../document/recognise';

/** How much of a limit is used. */
export interface Used {
  readonly used: number;
  readonly limit: number;
}

/** What one element list uses of what a card may hold. */
export interface CardCounts {
  /** Of a service notice. */
  readonly language?: CardVariant['language'];
  readonly elements: Readonly<Record<ElementType, Used>>;
  /** Buttons standing alone and in groups together; no limit is documented for the sum. */
  readonly allButtons: number;
  /** Bytes of the elements as they are sent, in UTF-8 without white space. */
  readonly bytes: number;
  /** Bytes of Base64 in images, part of `bytes`. */
  readonly imageBytes: number;
  /** A count is above its limit. */
  readonly isOver: boolean;
}

/** Counts each variant of a card, in their order. Never throws. */
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
  // Every type of the table is there.
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

/** No encoder here, as the layer runs everywhere: what a code point takes in UTF-8 follows from its number. */
function utf8Length(elements: unknown): number {
  let text: string | undefined;
  try {
    text = JSON.stringify(elements);
  } catch {
    // Too deep to be written; no card is.
  }
  if (text === undefined) return 0;
  // One byte, or two for a pair, is counted already.
  const beyond = text.match(/[^\0-\x7f]/gu) ?? [];
  // Three bytes for one unit, four for a pair of them: two more either way.
  return beyond.reduce((sum, character) => sum + (character > '\u07ff' ? 2 : 1), text.length);
}
