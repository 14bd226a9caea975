import { CARD_LIMITS } from '../../contract/cardLimits';
import { maskCode } from '../markdown/maskCode';
import { isObject } from '../document/json';
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

const ELLIPSIS = '…';

/** Shortens to `limit` UTF-16 units, at the end of a word if one is near, and never inside a character. */
function shortened(text: string, limit: number): string {
  const cut = wholeCharacters(text.slice(0, limit - ELLIPSIS.length));
  const word = cut.replace(/\s+\S*$/u, '');
  return `${(word.length > cut.length * 0.7 ? word : cut).trimEnd()}${ELLIPSIS}`;
}

/** Drops half a surrogate pair or a joiner at the end, because what followed it is gone. */
function wholeCharacters(text: string): string {
  return text.replace(/[\ud800-\udbff\u200d]+$/, '');
}

const limits: Readonly<Record<string, number>> = {
  'title-length': CARD_LIMITS.titleText,
  'description-length': CARD_LIMITS.descriptionText,
  'label-length': CARD_LIMITS.buttonText,
};

const shorten: Fixer = {
  id: 'shorten',
  title: 'Shorten to {limit} Characters',
  isSafe: true,
  make: ({ path, value, diagnostic: { ruleId } }) => {
    const limit = limits[ruleId];
    if (limit === undefined || typeof value !== 'string') return undefined;
    return { edits: [set(path, shortened(value, limit))], args: { limit } };
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
    return { edits: [set(path, shortened(value, limit)), insert(elementsPath, index, added)] };
  },
};

const splitDescription: Fixer = {
  id: 'split-description',
  title: 'Split Into {count} Descriptions',
  isPreferred: true,
  make: ({ value, element, elementsPath }) => {
    const body = element?.value['description'];
    if (!element || typeof value !== 'string' || !isObject(body)) return undefined;
    const [first, ...rest] = split(value, CARD_LIMITS.descriptionText);
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

/**
 * Splits a text into pieces of at most `limit` UTF-16 units: at the end of a paragraph if possible, then of a line, then of a word. A
 * code block stays in one piece if possible.
 */
function split(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = cutOf(rest, limit);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).replace(/^\s*\n|^ +/, '');
  }
  if (rest.trim() !== '') pieces.push(rest);
  return pieces.filter((piece) => piece !== '');
}

function cutOf(text: string, limit: number): number {
  const head = text.slice(0, limit);
  const fenced = maskCode(head).openFenceAt;
  const whole = fenced === undefined || fenced === 0 ? head : head.slice(0, fenced);
  for (const [mark, least] of [
    ['\n\n', 0.3],
    ['\n', 0.3],
    [' ', 0.7],
  ] as const) {
    const at = whole.lastIndexOf(mark);
    if (at > limit * least) return at;
  }
  return whole.length < head.length ? whole.length : wholeCharacters(head).length || head.length;
}

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
  isSafe: true,
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
