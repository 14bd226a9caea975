import { fieldOf, LINK_NAMES } from '../document/cardFields';
import type { CardDocument } from '../document/cardDocument';
import { isArray, isObject } from '../document/json';
import type { JsonPath } from '../document/json';
import { elementPath } from '../document/recognise';
import type { CardVariant, RecognisedCard } from '../document/recognise';
import { fillInsOf } from '../document/fillIns';
import { findMarkup } from '../markdown/findMarkup';
import { findMentions } from '../markdown/findMentions';
import { MASK, maskCode } from '../markdown/maskCode';
import { inspectImage } from '../images/inspectImage';
import type {
  CardFacts,
  Placed,
  PlacedButton,
  PlacedDescription,
  PlacedElement,
  PlacedImage,
  PlacedLink,
  PlacedText,
  TextSpan,
} from './rule';

/** Above this length, in UTF-16 units, only the length of a description is checked. The preview shows such a text unformatted. */
const MAX_SCANNED_CHARS = 16_384;

/** Takes one variant of a card apart for the rules. Never throws, whatever the elements are. */
export function cardFacts(
  document: CardDocument,
  card: RecognisedCard,
  variant: CardVariant,
  { surface, isFinal }: Pick<CardFacts, 'surface' | 'isFinal'>,
): CardFacts {
  const elements: PlacedElement[] = [];
  const strays: Placed<unknown>[] = [];
  const members = isArray(variant.elements) ? variant.elements : [];
  for (const [index, value] of members.entries()) {
    const path = elementPath(card.shape, variant, index);
    if (isObject(value)) elements.push({ value, path, type: value['element_type'] });
    else strays.push({ value, path });
  }
  const buttons = elements
    .filter(({ type }) => type === 'button' || type === 'button_group')
    .flatMap(buttonsOf);
  const texts = once(() => [
    ...elements.filter(({ type }) => type === 'title' || type === 'description').flatMap(elementTexts),
    ...buttons.flatMap(buttonTexts),
  ]);
  const descriptions = once(() =>
    elements
      .filter(({ type }) => type === 'description')
      .flatMap((element) => descriptionsOf(element, isFinal)),
  );
  const images = once(() => elements.filter(({ type }) => type === 'image').flatMap(imagesOf));
  return {
    document,
    card,
    variant,
    isFirst: variant === card.variants[0],
    surface,
    isFinal,
    elements,
    strays,
    buttons,
    links: buttons.flatMap(linksOf),
    get texts() {
      return texts();
    },
    get descriptions() {
      return descriptions();
    },
    get images() {
      return images();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function buttonsOf({ value, path, type }: PlacedElement): PlacedButton[] {
  if (type === 'button') return placeButton(value['button'], [...path, 'button'], false);
  const group = value['button_group'];
  if (type !== 'button_group' || !isArray(group)) return [];
  return group.flatMap((member, index) => placeButton(member, [...path, 'button_group', index], true));
}

function placeButton(value: unknown, path: JsonPath, isGrouped: boolean): PlacedButton[] {
  // A wrapped member of a group is one fault, reported by a rule of its own. Its content isn't checked.
  if (!isObject(value) || (isGrouped && isWrapped(value))) return [];
  return [{ value, path, type: value['button_type'] }];
}

/** Whether a member of a group is wrapped like an element. */
export function isWrapped(member: object): boolean {
  return !('button_type' in member) && ('element_type' in member || 'button' in member);
}

function linksOf(button: PlacedButton): PlacedLink[] {
  return LINK_NAMES.flatMap((name) => {
    const value = button.value[name];
    const platform = name === 'mobile_link' ? 'mobile' : 'desktop';
    return isObject(value) ? [{ value, path: [...button.path, name], platform }] : [];
  });
}

function elementTexts({ value, path, type }: PlacedElement): PlacedText[] {
  if (type !== 'title' && type !== 'description') return [];
  const owner = value[type];
  return isObject(owner)
    ? [{ kind: type, value: fieldOf(owner, 'text'), path: [...path, type, 'text'] }]
    : [];
}

function buttonTexts({ value, path, type }: PlacedButton): PlacedText[] {
  const label: PlacedText = { kind: 'label', value: fieldOf(value, 'text'), path: [...path, 'text'] };
  if (type !== 'callback') return [label];
  return [label, { kind: 'value', value: fieldOf(value, 'value'), path: [...path, 'value'] }];
}

function descriptionsOf({ value, path, type }: PlacedElement, isFinal: boolean): PlacedDescription[] {
  const body = value['description'];
  if (type !== 'description' || !isObject(body)) return [];
  const text = body['text'];
  if (typeof text !== 'string' || text.length > MAX_SCANNED_CHARS) return [];
  // A number written as a string is a fault of its own, and means the same.
  const isFormatted = body['format'] !== 2 && body['format'] !== '2';
  const scan = once(() => (isFormatted ? maskCode(text) : { text, openFenceAt: undefined }));
  const filledIn = once(() => (isFinal ? [] : fillInsOf(text)));
  const isKnown = (part: TextSpan) =>
    filledIn().every(({ start, end }) => end <= part.start || start >= part.end);
  const mentions = once(() =>
    findMentions(text).filter((mention) => scan().text[mention.start] !== MASK && isKnown(mention)),
  );
  const markup = once(() => (isFormatted ? findMarkup(text, scan()).filter(isKnown) : []));
  return [
    {
      value: text,
      path: [...path, 'description', 'text'],
      isFormatted,
      get mentions() {
        return mentions();
      },
      get markup() {
        return markup();
      },
    },
  ];
}

function imagesOf({ value, path, type }: PlacedElement): PlacedImage[] {
  const image = value['image'];
  if (type !== 'image' || !isObject(image)) return [];
  const content = image['content'];
  return [{ value: content, path: [...path, 'image', 'content'], inspected: inspectImage(content) }];
}
