import type { JsonPath } from '../document/json';
import { isArray, isObject } from '../document/json';
import type { FixContext, Fixer } from './fixer';
import { remove, set } from './fixer';

export const removeElementFix: Fixer = {
  id: 'remove-element',
  title: 'Remove This Element',
  make: ({ element, elements, elementsPath, path }) => {
    // A member that isn't an object isn't an element, but it has an index in the list.
    const index = element?.index ?? Number(path[elementsPath.length] ?? Number.NaN);
    if (elements.length < 2 || !(index in elements)) return undefined;
    return { edits: [remove([...elementsPath, index])] };
  },
};

export const removeFieldFix: Fixer = {
  id: 'remove-field',
  title: 'Remove "{name}"',
  make: ({ path, value }) => {
    const name = path.at(-1);
    return value === undefined || typeof name !== 'string'
      ? undefined
      : { edits: [remove(path)], args: { name } };
  },
};

/** Removes a button from its group, or the whole element. */
export const removeButtonFix: Fixer = {
  id: 'remove-button',
  title: 'Remove This Button',
  make: (context) => {
    const { element, elements, elementsPath } = context;
    if (!element) return undefined;
    const group = element.value['button_group'];
    const index = placeInGroup(context);
    if (isArray(group) && index !== undefined && group.length > 1) {
      return { edits: [remove([...element.path, 'button_group', index])] };
    }
    return elements.length > 1 ? { edits: [remove([...elementsPath, element.index])] } : undefined;
  },
};

function placeInGroup({ element, path }: FixContext): number | undefined {
  if (!element || path[element.path.length] !== 'button_group') return undefined;
  const index = path[element.path.length + 1];
  return index === undefined ? undefined : Number(index);
}

/** The path of the button that a finding is about. */
export function buttonPath({ element, path }: FixContext): JsonPath | undefined {
  if (!element) return undefined;
  const inside = path.slice(element.path.length);
  if (inside[0] === 'button') return [...element.path, 'button'];
  return inside[0] === 'button_group' && inside.length > 1
    ? [...element.path, ...inside.slice(0, 2)]
    : undefined;
}

function setFormat(format: 1 | 2, id: string, title: string): Fixer {
  return {
    id,
    title,
    make: ({ element }) =>
      isObject(element?.value['description'])
        ? { edits: [set([...element.path, 'description', 'format'], format)] }
        : undefined,
  };
}

export const formatMarkdownFix = setFormat(1, 'format-markdown', 'Set "format" to 1, Markdown');
export const formatPlainFix = setFormat(2, 'format-plain', 'Set "format" to 2, Plain Text');

/** Turns a number or Boolean into the string that SeaTalk requires. */
export const makeStringFix: Fixer = {
  id: 'make-string',
  title: 'Write It as a String',
  isPreferred: true,
  make: ({ path, value }) =>
    typeof value === 'number' || typeof value === 'boolean'
      ? { edits: [set(path, String(value))] }
      : undefined,
};
