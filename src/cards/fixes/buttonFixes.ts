import { startOf } from '../../base/clusters';
import { CARD_LIMITS } from '../../contract/cardLimits';
import { fieldOf } from '../document/cardFields';
import { isArray, isObject } from '../document/json';
import { isAbsoluteUrl } from '../rules/links';
import type { FixContext, Fixer } from './fixer';
import { remove, set } from './fixer';
import { makeStringFix, removeButtonFix, removeFieldFix } from './commonFixes';

function setButtonType(type: 'callback' | 'redirect', fields: readonly string[]): Fixer {
  return {
    id: `set-${type}`,
    title: type === 'callback' ? 'Make It a Callback Button' : 'Make It a Redirect Button',
    isPreferred: true,
    reveals: true,
    make: ({ path, parent }) =>
      isObject(parent) && fields.some((name) => fieldOf(parent, name) !== undefined)
        ? {
            edits: [
              set([...path.slice(0, path.at(-1) === 'button_type' ? -1 : path.length), 'button_type'], type),
            ],
          }
        : undefined,
  };
}

/** All button values of the card, so that a new one can differ from them. */
function valuesOf({ elements }: FixContext): Set<unknown> {
  const buttons = elements.flatMap((element): unknown[] => {
    if (!isObject(element)) return [];
    const group = element['button_group'];
    return isArray(group) ? [...group] : [element['button']];
  });
  return new Set(buttons.map((button) => (isObject(button) ? button['value'] : undefined)));
}

const makeUnique: Fixer = {
  id: 'make-unique',
  title: 'Change to "{value}"',
  isPreferred: true,
  make: (context) => {
    const { path, value } = context;
    if (typeof value !== 'string') return undefined;
    const taken = valuesOf(context);
    for (let number = 2; number <= taken.size + 2; number++) {
      const end = `:${number}`;
      const next = startOf(value, CARD_LIMITS.buttonValue - end.length) + end;
      if (!taken.has(next)) return { edits: [set(path, next)], args: { value: next } };
    }
    return undefined;
  },
};

/** Fields in which other platforms keep the address of a button. */
const ADDRESS_FIELDS = ['url', 'link', 'href', 'path'];

const linksFromAddress: Fixer = {
  id: 'add-links',
  title: 'Open "{url}" on Both Platforms',
  isPreferred: true,
  make: ({ path, value }) => {
    if (!isObject(value)) return undefined;
    const name = ADDRESS_FIELDS.find((each) => isAddress(value[each]));
    if (name === undefined) return undefined;
    const url = String(value[name]);
    const link = { type: 'web', path: url };
    return {
      edits: [
        remove([...path, name]),
        set([...path, 'mobile_link'], link),
        set([...path, 'desktop_link'], link),
      ],
      args: { url },
    };
  },
};

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && isAbsoluteUrl(value);
}

/** By rule id. */
export const buttonFixes: Readonly<Record<string, readonly Fixer[]>> = {
  'button-type': [
    setButtonType('callback', ['value']),
    setButtonType('redirect', ['mobile_link', 'desktop_link']),
    removeButtonFix,
  ],
  'value-missing': [makeStringFix, removeButtonFix],
  'redirect-value': [removeFieldFix],
  'unused-field': [removeFieldFix],
  'duplicate-value': [makeUnique],
  'webhook-callback': [removeButtonFix],
  'redirect-link': [linksFromAddress, removeButtonFix],
};
