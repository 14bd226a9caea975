import { CARD_LIMITS } from '../../contract/cardLimits';
import { isArray, isObject } from '../document/json';
import type { JsonObject } from '../document/json';
import { isCallback, typeOf } from './elementParts';
import { objectIn, textIn } from './plainJson';

/**
 * Closes a card in the usual way: removes the callback buttons, which ends further taps, and puts a line with the outcome where the
 * first of them was. Buttons that open a page stay. Accepts any JSON values. Never throws.
 * https://open.seatalk.io/docs/Update-Interactive-Message-Card
 * @param outcome in SeaTalk's Markdown.
 */
export function withOutcome(elements: readonly unknown[], outcome: string): readonly unknown[] {
  const kept: unknown[] = [];
  let place: number | undefined;
  for (const element of elements) {
    const left = withoutCallbacks(element);
    if (left !== element) place ??= kept.length;
    if (left !== undefined) kept.push(left);
  }
  const descriptions = kept.filter((element) => typeOf(element) === 'description');
  if (descriptions.length >= CARD_LIMITS.descriptions)
    return withLastText(kept, descriptions.at(-1), outcome);
  return kept.toSpliced(place ?? kept.length, 0, {
    element_type: 'description',
    description: { text: outcome },
  });
}

/** The same element if it has no callback button; undefined if nothing is left of it. */
function withoutCallbacks(element: unknown): unknown {
  if (!isObject(element)) return element;
  if (typeOf(element) === 'button') return isCallback(element['button']) ? undefined : element;
  const group = element['button_group'];
  if (typeOf(element) !== 'button_group' || !isArray(group) || !group.some(isCallback)) return element;
  const left = group.filter((button) => !isCallback(button));
  return left.length > 0 ? { ...element, button_group: left } : undefined;
}

/** In a card with the maximum number of descriptions, the outcome is appended to the last one. */
function withLastText(elements: readonly unknown[], last: unknown, outcome: string): readonly unknown[] {
  const description = objectIn(last, 'description');
  const text = `${textIn(description, 'text')}\n\n${outcome}`;
  return elements.map((element) =>
    element === last && isObject(element) ? withText(element, description, text) : element,
  );
}

function withText(element: JsonObject, description: JsonObject, text: string): JsonObject {
  return { ...element, description: { ...description, text } };
}
