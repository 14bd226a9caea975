import { isArray, isObject } from '../document/json';
import type { JsonObject, JsonPath } from '../document/json';
import type { Finding, Rule } from './rule';

const elementsMissing: Rule = {
  id: 'elements-missing',
  severity: 'error',
  confidence: 'documented',
  summary: 'A card has an array of at least one element.',
  *check({ variant }) {
    if (!isArray(variant.elements)) {
      yield { path: variant.path, template: 'A card needs "elements", an array of card elements.' };
    } else if (variant.elements.length === 0) {
      yield { path: variant.path, template: 'A card needs at least one element.' };
    }
  },
};

const wrongWrapper: Rule = {
  id: 'wrong-wrapper',
  severity: 'error',
  confidence: 'observed',
  summary: 'Service notices, and no other cards, wrap their elements by language.',
  *check({ card, surface, isFirst }) {
    if (!isFirst || !card.containerPath) return;
    const isNotice = surface === 'service_notice';
    if (card.wrapped && !isNotice) {
      yield {
        path: card.containerPath,
        template:
          'Languages are for service notices only. Here "elements" stands directly in "interactive_message".',
      };
    }
    if (!card.wrapped && isNotice) {
      yield {
        path: card.containerPath,
        template: 'A service notice wraps its elements by language: { "default": { "elements": [...] } }.',
      };
    }
    if (card.wrapped && isNotice && card.variants[0].language !== 'default') {
      yield {
        path: card.containerPath,
        template: 'A service notice needs the language "default" beside the others.',
      };
    }
  },
};

const wrongContainer: Rule = {
  id: 'wrong-container',
  severity: 'error',
  confidence: 'observed',
  summary: 'The field is called `interactive_message`.',
  *check({ card, isFirst }) {
    if (isFirst && card.misnamed && card.containerPath) {
      yield {
        path: card.containerPath,
        template: 'The field is called "interactive_message", not "interactive".',
      };
    }
  },
};

/** Fields by object; what is not here, the platform is not known to take, and we refuse to send. */
const ELEMENT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  title: ['text'],
  description: ['text', 'format'],
  image: ['content'],
};
const BUTTON_FIELDS = ['button_type', 'text', 'value', 'mobile_link', 'desktop_link'];
const LINK_FIELDS = ['type', 'path', 'params'];

const unknownField: Rule = {
  id: 'unknown-field',
  severity: 'error',
  confidence: 'unknown',
  summary: 'A card has no fields but those of the documentation.',
  *check({ variant, elements, buttons, links }) {
    if (variant.body) yield* unknownIn(variant.body.value, variant.body.path, ['elements'], 'A card');
    for (const { value, path, type } of elements) {
      if (typeof type !== 'string') continue;
      yield* unknownIn(value, path, ['element_type', type], `An element of type ${type}`);
      const body = value[type];
      const fields = ELEMENT_FIELDS[type];
      if (fields && isObject(body)) yield* unknownIn(body, [...path, type], fields, `"${type}"`);
    }
    for (const { value, path } of buttons) yield* unknownIn(value, path, BUTTON_FIELDS, 'A button');
    for (const { value, path } of links) yield* unknownIn(value, path, LINK_FIELDS, 'A link');
  },
};

function* unknownIn(
  value: JsonObject,
  path: JsonPath,
  known: readonly string[],
  where: string,
): Generator<Finding> {
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    const hint =
      value[name] === null ? ' Cards read back from SeaTalk carry such empty fields; remove it.' : '';
    yield { path: [...path, name], template: `${where} has no field "${name}".${hint}` };
  }
}

/** The rules about what stands around and between the elements. */
export const structureRules: readonly Rule[] = [elementsMissing, wrongWrapper, wrongContainer, unknownField];
