import { CARD_LIMITS, ELEMENT_COUNTS, ELEMENT_TYPES } from '../../contract/cardLimits';
import type { ElementType } from '../../contract/cardLimits';
import { isArray, isObject } from '../document/json';
import type { Rule } from './rule';

const TYPES = ELEMENT_TYPES.map((type) => `"${type}"`).join(', ');

function isElementType(type: unknown): type is ElementType {
  return ELEMENT_TYPES.some((known) => known === type);
}

const elementType: Rule = {
  id: 'element-type',
  severity: 'error',
  confidence: 'inferred',
  summary: 'An element has one of the known types.',
  *check({ elements, strays }) {
    for (const { path } of strays)
      yield { path, template: 'A card element is an object with an "element_type".' };
    for (const { type, path } of elements) {
      if (type === undefined)
        yield { path, template: `An element needs an "element_type": one of ${TYPES}.` };
      else if (!isElementType(type)) {
        yield {
          path: [...path, 'element_type'],
          template: `There is no such element type. Known: ${TYPES}.`,
        };
      }
    }
  },
};

/** The content of an element stands under a key of the type's own name. Groups have a rule of their own. */
const elementContent: Rule = {
  id: 'element-content',
  severity: 'error',
  confidence: 'documented',
  summary: "An element has its content under the key of its type's name.",
  *check({ elements }) {
    for (const { value, type, path } of elements) {
      if (!isElementType(type) || type === 'button_group') continue;
      const content = value[type];
      if (content === undefined) {
        yield {
          path,
          template: `An element of type ${type} keeps its content under the key "${type}", missing here.`,
        };
      } else if (!isObject(content)) {
        yield { path: [...path, type], template: `"${type}" must be an object.` };
      }
    }
  },
};

const elementCount: Rule = {
  id: 'element-count',
  severity: 'error',
  confidence: 'summary',
  summary: 'A card has no more elements of a type than SeaTalk takes.',
  *check({ elements }) {
    for (const type of ELEMENT_TYPES) {
      const limit = ELEMENT_COUNTS[type];
      const found = elements.filter((element) => element.type === type);
      for (const { path } of found.slice(limit)) {
        const template = `A card takes at most ${limit} ${type} elements; this one has ${found.length}.`;
        yield { path: [...path, 'element_type'], template };
      }
    }
  },
};

const buttonGroup: Rule = {
  id: 'button-group',
  severity: 'error',
  confidence: 'documented',
  summary: 'A button group is an array of one to three bare buttons.',
  *check({ elements }) {
    for (const { value, type, path } of elements) {
      if (type !== 'button_group') continue;
      const group = value['button_group'];
      const at = [...path, 'button_group'];
      if (!isArray(group)) {
        yield {
          path: at,
          template: 'A button group is an array of buttons, without any object around them.',
        };
        continue;
      }
      if (group.length === 0) yield { path: at, template: 'A button group needs at least one button.' };
      for (const [index, member] of group.entries()) {
        if (index >= CARD_LIMITS.buttonsPerGroup) {
          const template = `A button group takes at most ${CARD_LIMITS.buttonsPerGroup} buttons; this one has ${group.length}.`;
          yield { path: [...at, index], template };
        }
        if (!isObject(member)) yield { path: [...at, index], template: 'A button is an object.' };
        else if ('element_type' in member || 'button' in member) {
          const template =
            'Buttons in a group stand bare: { "button_type": ..., "text": ... }, without "element_type".';
          yield { path: [...at, index], template };
        }
      }
    }
  },
};

const buttonSum: Rule = {
  id: 'button-sum',
  severity: 'information',
  confidence: 'unknown',
  summary: 'Whether standalone and grouped buttons share a limit is not documented.',
  *check({ buttons, variant }) {
    if (buttons.length <= CARD_LIMITS.buttonsNoted) return;
    yield {
      path: variant.path,
      template: `${buttons.length} buttons in one card: whether standalone and grouped buttons share a limit is not documented.`,
    };
  },
};

/** The rules about elements as such. */
export const elementRules: readonly Rule[] = [
  elementType,
  elementContent,
  elementCount,
  buttonGroup,
  buttonSum,
];
