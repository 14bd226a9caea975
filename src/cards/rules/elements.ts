import { nearestName } from '../../base/nearestName';
import { CARD_LIMITS, ELEMENT_COUNTS, ELEMENT_TYPES } from '../../contract/cardLimits';
import type { ElementType } from '../../contract/cardLimits';
import { fieldOf } from '../document/cardFields';
import { isFilledIn } from '../document/fillIns';
import { entryOf, isArray, isObject } from '../document/json';
import type { JsonObject } from '../document/json';
import { isWrapped } from './cardFacts';
import { DOCS } from './rule';
import type { Rule } from './rule';

const TYPES = ELEMENT_TYPES.map((type) => `"${type}"`).join(', ');

/** SeaTalk's types for the names that other platforms use. */
const NEAREST: Readonly<Record<string, ElementType>> = {
  header: 'title',
  heading: 'title',
  section: 'description',
  text: 'description',
  markdown: 'description',
  paragraph: 'description',
  img: 'image',
  picture: 'image',
  action: 'button_group',
  actions: 'button_group',
  buttons: 'button_group',
};

/** The type that was probably meant by a wrong one; undefined when it can't be guessed. */
export function nearestType(type: string): ElementType | undefined {
  const plain = type.toLowerCase().replaceAll('-', '_');
  return (
    ELEMENT_TYPES.find((known) => known === plain || `${known}s` === plain) ??
    entryOf(NEAREST, plain) ??
    nearestName(plain, ELEMENT_TYPES)
  );
}

/** The type of an element by its content, for an element that doesn't name one. */
export function typeByContent(element: JsonObject): ElementType | undefined {
  return ELEMENT_TYPES.find((type) => fieldOf(element, type) !== undefined);
}

export function isElementType(type: unknown): type is ElementType {
  return ELEMENT_TYPES.some((known) => known === type);
}

const elementType: Rule = {
  id: 'element-type',
  severity: 'error',
  confidence: 'inferred',
  docs: DOCS.card,
  summary: `An element is an object of one of the types ${TYPES.replaceAll('"', '`')}.`,
  *check({ elements, strays, isFinal }) {
    for (const { path, value } of strays) {
      if (!isFinal && isFilledIn(value)) continue;
      yield { path, template: 'A card element must be an object with an "element_type".' };
    }
    for (const { value, type, path } of elements) {
      if (isElementType(type) || (!isFinal && isFilledIn(type))) continue;
      const at = [...path, 'element_type'];
      const isMissing = type === undefined || type === null;
      const nearest =
        typeof type === 'string' ? nearestType(type) : isMissing ? typeByContent(value) : undefined;
      if (isMissing && nearest) {
        const template = 'An element needs an "element_type", here "{nearest}".';
        yield { path, template, args: { nearest } };
      } else if (isMissing) {
        yield {
          path,
          template: 'An element needs an "element_type": one of {known}.',
          args: { known: TYPES },
        };
      } else if (typeof type !== 'string') {
        yield {
          path: at,
          template: '"element_type" must be a string: one of {known}.',
          args: { known: TYPES },
        };
      } else if (nearest) {
        const template = 'Unknown element type "{type}". Did you mean "{nearest}"?';
        yield { path: at, template, args: { type, nearest } };
      } else {
        const template = 'Unknown element type "{type}". Known: {known}.';
        yield { path: at, template, args: { type, known: TYPES } };
      }
    }
  },
};

/** The content of an element is under a key with the type's own name. Groups have their own rule. */
const elementContent: Rule = {
  id: 'element-content',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'The content of an element is an object under the key of the type’s own name.',
  *check({ elements }) {
    for (const { value, type, path } of elements) {
      if (!isElementType(type) || type === 'button_group') continue;
      const content = fieldOf(value, type);
      if (content === undefined) {
        const template = 'An element of type {type} keeps its content under the key "{type}", missing here.';
        yield { path, template, args: { type } };
      } else if (!isObject(content)) {
        yield { path: [...path, type], template: '"{type}" must be an object.', args: { type } };
      }
    }
  },
};

const NAMES: Readonly<Record<ElementType, { readonly id: string; readonly words: string }>> = {
  title: { id: 'title-count', words: 'titles' },
  description: { id: 'description-count', words: 'descriptions' },
  image: { id: 'image-count', words: 'images' },
  button: { id: 'button-count', words: 'standalone buttons' },
  button_group: { id: 'group-count', words: 'button groups' },
};

const counts = ELEMENT_TYPES.map((type): Rule => {
  const { id, words } = NAMES[type];
  const limit = ELEMENT_COUNTS[type];
  return {
    id,
    severity: 'error',
    confidence: 'documented',
    docs: DOCS.card,
    limit: `${limit} ${words}`,
    summary: `A card has at most ${limit} ${words}.`,
    *check({ elements }) {
      const found = elements.filter((element) => element.type === type);
      for (const { path } of found.slice(limit)) {
        const template = `A card can have at most {limit} ${words}; this one has {count}. SeaTalk rejects the whole card.`;
        yield { path: [...path, 'element_type'], template, args: { limit, count: found.length } };
      }
    },
  };
});

const groupShape: Rule = {
  id: 'group-shape',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  summary: 'A button group is an array of bare buttons, without `element_type`.',
  *check({ elements }) {
    for (const { value, type, path } of elements) {
      if (type !== 'button_group') continue;
      const group = fieldOf(value, 'button_group');
      const at = [...path, 'button_group'];
      if (group === undefined) {
        yield {
          path,
          template: 'A button group needs its buttons under the key "button_group".',
        };
      } else if (!isArray(group)) {
        yield {
          path: at,
          template: '"button_group" must be an array of buttons, without an object around them.',
        };
      } else {
        for (const [index, member] of group.entries()) {
          if (!isObject(member))
            yield {
              path: [...at, index],
              template: 'A button must be an object with "button_type" and "text".',
            };
          else if (isWrapped(member)) {
            const template =
              'Write the buttons of a group as { "button_type": ..., "text": ... }, without "element_type".';
            yield { path: [...at, index], template };
          }
        }
      }
    }
  },
};

const groupSize: Rule = {
  id: 'group-size',
  severity: 'error',
  confidence: 'documented',
  docs: DOCS.card,
  limit: `1 to ${CARD_LIMITS.buttonsPerGroup} buttons`,
  summary: `A button group has 1 to ${CARD_LIMITS.buttonsPerGroup} buttons.`,
  *check({ elements }) {
    const limit = CARD_LIMITS.buttonsPerGroup;
    for (const { value, type, path } of elements) {
      const group = value['button_group'];
      if (type !== 'button_group' || !isArray(group)) continue;
      const at = [...path, 'button_group'];
      if (group.length === 0)
        yield { path: at, template: 'A button group needs at least 1 button; this one has 0.' };
      for (let index: number = limit; index < group.length; index++) {
        const template = 'A button group can have at most {limit} buttons; this one has {count}.';
        yield { path: [...at, index], template, args: { limit, count: group.length } };
      }
    }
  },
};

/** The rules about elements in general. */
export const elementRules: readonly Rule[] = [elementType, elementContent, ...counts, groupShape, groupSize];
