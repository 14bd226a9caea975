import { isArray, isObject } from '../document/json';
import type { JsonPath } from '../document/json';
import { elementPath } from '../document/recognise';
import type { CardSurface, CardVariant, RecognisedCard } from '../document/recognise';
import type { CardFacts, Placed, PlacedButton, PlacedElement, PlacedLink } from './rule';

/** Takes one variant of a card apart for the rules. Never throws, whatever the elements are. */
export function cardFacts(card: RecognisedCard, variant: CardVariant, surface: CardSurface): CardFacts {
  const elements: PlacedElement[] = [];
  const strays: Placed<unknown>[] = [];
  const members = isArray(variant.elements) ? variant.elements : [];
  for (const [index, value] of members.entries()) {
    const path = elementPath(card.shape, variant, index);
    if (isObject(value)) elements.push({ value, path, type: value['element_type'] });
    else strays.push({ value, path });
  }
  const buttons = elements.flatMap(buttonsOf);
  const links = buttons.flatMap(linksOf);
  return { card, variant, isFirst: variant === card.variants[0], surface, elements, strays, buttons, links };
}

function buttonsOf({ value, path, type }: PlacedElement): PlacedButton[] {
  if (type === 'button') return placeButton(value['button'], [...path, 'button'], false);
  const group = value['button_group'];
  if (type !== 'button_group' || !isArray(group)) return [];
  return group.flatMap((member, index) => placeButton(member, [...path, 'button_group', index], true));
}

function placeButton(value: unknown, path: JsonPath, grouped: boolean): PlacedButton[] {
  // A member of a group in a wrapper of its own has one fault, which a rule names; inside there is nothing to check.
  if (!isObject(value) || (grouped && ('element_type' in value || 'button' in value))) return [];
  return [{ value, path, type: value['button_type'] }];
}

function linksOf(button: PlacedButton): PlacedLink[] {
  return (['mobile', 'desktop'] as const).flatMap((platform) => {
    const name = `${platform}_link`;
    const value = button.value[name];
    return isObject(value) ? [{ value, path: [...button.path, name], platform }] : [];
  });
}
