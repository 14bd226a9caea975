import { LANGUAGES } from '../../contract/cards';
import { entryOf, isArray, isObject } from '../document/json';
import type { Fixer } from './fixer';
import { remove, set } from './fixer';
import { removeFieldFix } from './commonFixes';

const removeWrapper: Fixer = {
  id: 'remove-wrapper',
  title: 'Remove the Language Wrapper, Keeping "{language}"',
  isSafe: true,
  make: ({ document: { card }, path }) => {
    const [shown] = card?.variants ?? [];
    if (!shown?.language || !isArray(shown.elements)) return undefined;
    return { edits: [set(path, { elements: shown.elements })], args: { language: shown.language } };
  },
};

const addWrapper: Fixer = {
  id: 'add-wrapper',
  title: 'Wrap the Elements as the Language "default"',
  isPreferred: true,
  isSafe: true,
  make: ({ path, value }) => (isObject(value) ? { edits: [set(path, { default: value })] } : undefined),
};

const addDefault: Fixer = {
  id: 'add-default',
  title: 'Use "{language}" as the Language "default" Too',
  isPreferred: true,
  make: ({ document: { card }, path }) => {
    const [shown] = card?.variants ?? [];
    if (!shown?.language || !shown.body) return undefined;
    return { edits: [set([...path, 'default'], shown.body.value)], args: { language: shown.language } };
  },
};

const CODES: Readonly<Record<string, (typeof LANGUAGES)[number]>> = {
  zh: 'zh-Hans',
  'zh-cn': 'zh-Hans',
  'zh-sg': 'zh-Hans',
  'zh-tw': 'zh-Hant',
  'zh-hk': 'zh-Hant',
  in: 'id',
  vn: 'vi',
};

function knownLanguage(name: string): (typeof LANGUAGES)[number] | undefined {
  const plain = name.toLowerCase().replaceAll('_', '-');
  const [first = ''] = plain.split('-');
  return (
    LANGUAGES.find((known) => known.toLowerCase() === plain) ??
    entryOf(CODES, plain) ??
    LANGUAGES.find((known) => known === first) ??
    entryOf(CODES, first)
  );
}

const renameLanguage: Fixer = {
  id: 'rename-language',
  title: 'Rename to "{language}"',
  isPreferred: true,
  make: ({ path, value, parent }) => {
    const language = knownLanguage(String(path.at(-1)));
    if (!language || !isObject(parent) || language in parent) return undefined;
    return { edits: [set([...path.slice(0, -1), language], value), remove(path)], args: { language } };
  },
};

const renameContainer: Fixer = {
  id: 'rename-container',
  title: 'Rename to "interactive_message"',
  isPreferred: true,
  isSafe: true,
  make: ({ path, value }) => ({
    edits: [set([...path.slice(0, -1), 'interactive_message'], value), remove(path)],
  }),
};

const setTag: Fixer = {
  id: 'set-tag',
  title: 'Set the Tag to "interactive_message"',
  isPreferred: true,
  isSafe: true,
  make: ({ path, diagnostic: { pointer } }) => {
    const at = pointer.endsWith('/tag') || path.at(-1) === 'tag' ? path : [...path, 'tag'];
    return { edits: [set(at, 'interactive_message')] };
  },
};

const wrapInArray: Fixer = {
  id: 'wrap-in-array',
  title: 'Make It an Array of One Element',
  isPreferred: true,
  reveals: true,
  make: ({ path, value }) =>
    isObject(value) && 'element_type' in value ? { edits: [set(path, [value])] } : undefined,
};

/** By rule id. */
export const payloadFixes: Readonly<Record<string, readonly Fixer[]>> = {
  'elements-missing': [wrapInArray],
  'wrapper-unexpected': [removeWrapper],
  'wrapper-missing': [addWrapper],
  'wrapper-default': [addDefault],
  'wrapper-language': [renameLanguage, removeFieldFix],
  'container-name': [renameContainer],
  'message-tag': [setTag],
};
