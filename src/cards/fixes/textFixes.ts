import { CARD_LIMITS } from '../../contract/cardLimits';
import { shortenText, splitText } from '../markdown/split/splitText';
import { fieldOf } from '../document/cardFields';
import { isObject } from '../document/json';
import { HIDDEN_CHARACTERS } from '../rules/hiddenCharacters';
import type { Fixer } from './fixer';
import { insert, replacePart, set } from './fixer';
import {
  formatMarkdownFix,
  formatPlainFix,
  makeStringFix,
  buttonPath,
  removeButtonFix,
  removeElementFix,
} from './commonFixes';

/** Whether SeaTalk formats the text of a description. */
function isFormatted(description: unknown): boolean {
  return isObject(description) && fieldOf(description, 'format') !== 2;
}

const limits: Readonly<Record<string, number>> = {
  'title-length': CARD_LIMITS.titleText,
  'description-length': CARD_LIMITS.descriptionText,
  'label-length': CARD_LIMITS.buttonText,
};

const shorten: Fixer = {
  id: 'shorten',
  title: 'Shorten to {limit} Characters',
  make: ({ path, value, parent, diagnostic: { ruleId } }) => {
    const limit = limits[ruleId];
    if (limit === undefined || typeof value !== 'string') return undefined;
    const formatted = ruleId === 'description-length' && isFormatted(parent);
    return { edits: [set(path, shortenText(value, { max: limit, formatted }))], args: { limit } };
  },
};

const moveToDescription: Fixer = {
  id: 'move-to-description',
  title: 'Shorten, and Move the Whole Text to a Description',
  isPreferred: true,
  make: ({ path, value, element, elementsPath, diagnostic: { ruleId } }) => {
    const limit = limits[ruleId];
    if (!element || limit === undefined || typeof value !== 'string') return undefined;
    if (value.length > CARD_LIMITS.descriptionText) return undefined;
    const added = { element_type: 'description', description: { text: value, format: 2 } };
    // Below a title, but above a button.
    const index = ruleId === 'title-length' ? element.index + 1 : element.index;
    return {
      edits: [
        set(path, shortenText(value, { max: limit, formatted: false })),
        insert(elementsPath, index, added),
      ],
    };
  },
};

const splitDescription: Fixer = {
  id: 'split-description',
  title: 'Split Into {count} Descriptions',
  isPreferred: true,
  make: ({ value, element, elementsPath }) => {
    const body = element?.value['description'];
    if (!element || typeof value !== 'string' || !isObject(body)) return undefined;
    const options = { max: CARD_LIMITS.descriptionText, formatted: isFormatted(body) };
    const [first, ...rest] = splitText(value, options).map((part) => part.trimEnd());
    if (first === undefined || rest.length === 0 || rest.length >= CARD_LIMITS.descriptions) return undefined;
    const added = rest.map((text, index) =>
      insert(elementsPath, element.index + 1 + index, {
        element_type: 'description',
        description: { ...body, text },
      }),
    );
    return {
      edits: [set([...element.path, 'description', 'text'], first), ...added],
      args: { count: rest.length + 1 },
    };
  },
};

/** A text in a button belongs to the button, any other text to its element. */
const removeOwner: Fixer = {
  id: 'remove-element',
  title: 'Remove This Element',
  make: (context) => (buttonPath(context) ? undefined : removeElementFix.make(context)),
};
const removeOwningButton: Fixer = {
  ...removeButtonFix,
  make: (context) => (buttonPath(context) ? removeButtonFix.make(context) : undefined),
};

const numberFormat: Fixer = {
  id: 'format-number',
  title: 'Write the Format as a Number',
  isPreferred: true,
  make: ({ path, value }) =>
    value === '1' || value === '2' ? { edits: [set(path, Number(value))] } : undefined,
};

const removeCharacter: Fixer = {
  id: 'remove-character',
  title: 'Remove {code}',
  isPreferred: true,
  make: (context) => {
    const made = replacePart(context, () => '');
    return made && { ...made, args: { code: context.diagnostic.args['code'] ?? '' } };
  },
  makeAll: ({ path, value, diagnostic: { ruleId } }) => {
    const hidden = HIDDEN_CHARACTERS.get(ruleId);
    return hidden && typeof value === 'string'
      ? { edits: [set(path, value.replaceAll(hidden, ''))] }
      : undefined;
  },
};

const removeMarks: Fixer = {
  id: 'remove-marks',
  title: 'Remove the Marks',
  make: (context) => replacePart(context, (part) => part.replace(/^(\*\*|__|`)(.*)\1$/su, '$2')),
};

/** By rule id. */
export const textFixes: Readonly<Record<string, readonly Fixer[]>> = {
  'text-missing': [makeStringFix, removeOwner, removeOwningButton],
  'title-length': [moveToDescription, shorten],
  'description-length': [splitDescription, shorten],
  'label-length': [moveToDescription, shorten],
  'text-blank': [removeOwner, removeOwningButton],
  'description-format': [numberFormat, formatMarkdownFix, formatPlainFix],
  'plain-markup': [formatMarkdownFix, removeMarks],
  'control-character': [removeCharacter],
  'direction-character': [removeCharacter],
  'invisible-character': [removeCharacter],
};
