import { CARD_LIMITS } from '../../contract/cardLimits';
import type { ElementType } from '../../contract/cardLimits';
import { fieldOf } from '../document/cardFields';
import { isArray, isObject } from '../document/json';
import type { JsonObject } from '../document/json';
import { maskCode } from '../markdown/maskCode';
import { parseMarkdown } from '../markdown/parseMarkdown';
import { visibleText } from '../markdown/split/visibleText';
import { isWrapped } from '../rules/cardFacts';
import { isElementType, nearestType, typeByContent } from '../rules/elements';
import type { FixContext, Fixer } from './fixer';
import { insert, remove, set } from './fixer';
import { removeButtonFix, removeElementFix } from './commonFixes';

const setType: Fixer = {
  id: 'set-type',
  title: 'Set the Type to "{type}"',
  isPreferred: true,
  reveals: true,
  make: ({ element }) => {
    if (!element) return undefined;
    const { value, path } = element;
    const written = fieldOf(value, 'element_type');
    const type = typeof written === 'string' ? nearestType(written) : typeByContent(value);
    if (!type) return undefined;
    const edits = [set([...path, 'element_type'], type)];
    if (fieldOf(value, type) === undefined && typeof written === 'string') {
      const content = contentAs(type, fieldOf(value, written));
      if (content === undefined) return undefined;
      edits.push(remove([...path, written]), set([...path, type], content));
    }
    return { edits, args: { type } };
  },
};

/** Converts a value to the content of an element of that type; undefined when it's too different. */
function contentAs(type: ElementType, value: unknown): unknown {
  if (type === 'button_group') return isArray(value) ? value : undefined;
  if (type === 'button') return isObject(value) && 'button_type' in value ? value : undefined;
  const field = type === 'image' ? 'content' : 'text';
  if (typeof value === 'string') return { [field]: value };
  return isObject(value) && typeof value[field] === 'string' ? value : undefined;
}

const moveContent: Fixer = {
  id: 'move-content',
  title: 'Put the Content Under "{type}"',
  isPreferred: true,
  reveals: true,
  make: ({ element }) => {
    const type = element?.value['element_type'];
    if (!element || !isElementType(type)) return undefined;
    const { value, path } = element;
    const here = contentAs(type, fieldOf(value, type));
    if (here !== undefined) return { edits: [set([...path, type], here)], args: { type } };
    for (const name of Object.keys(value)) {
      const content = name === 'element_type' || name === type ? undefined : contentAs(type, value[name]);
      if (content === undefined) continue;
      return { edits: [remove([...path, name]), set([...path, type], content)], args: { type } };
    }
    return type === 'button' && 'button_type' in value ? wrapBare(element.value, path) : undefined;
  },
};

/** For `{ element_type, button_type, text }`, where the button's fields are one level too high. */
function wrapBare(value: JsonObject, path: FixContext['path']) {
  const { element_type: type, button: _, ...button } = value;
  return { edits: [set(path, { element_type: type, button })], args: { type: 'button' } };
}

const titleToDescription: Fixer = {
  id: 'title-to-description',
  title: 'Make It a Description',
  make: ({ element }) => {
    const title = element?.value['title'];
    const text = isObject(title) ? title['text'] : undefined;
    if (!element || typeof text !== 'string') return undefined;
    return {
      edits: [set(element.path, { element_type: 'description', description: { text, format: 2 } })],
    };
  },
};

const joinDescriptions: Fixer = {
  id: 'join-descriptions',
  title: 'Join With the Description Before',
  isPreferred: true,
  make: ({ element, elements, elementsPath }) => {
    if (!element) return undefined;
    const before = elements.findLastIndex(
      (each, index) => index < element.index && isObject(each) && each['element_type'] === 'description',
    );
    const [first, second] = [descriptionOf(elements[before]), descriptionOf(element.value)];
    if (!first || !second || first.format !== second.format) return undefined;
    const text = `${first.text}\n${second.text}`;
    if (text.length > CARD_LIMITS.descriptionText) return undefined;
    if (first.format !== 2 && !showsBoth(text, first.text, second.text)) return undefined;
    return {
      edits: [
        set([...elementsPath, before, 'description', 'text'], text),
        remove([...elementsPath, element.index]),
      ],
    };
  },
};

/** False where the end of one formatted text changes the start of the next, such as with a block that isn't closed. */
function showsBoth(text: string, first: string, second: string): boolean {
  const shown = (each: string) => visibleText(parseMarkdown(each));
  return maskCode(first).openFenceAt === undefined && shown(text) === shown(first) + shown(second);
}

function descriptionOf(element: unknown): { text: string; format: unknown } | undefined {
  const body = isObject(element) ? element['description'] : undefined;
  if (!isObject(body) || typeof body['text'] !== 'string') return undefined;
  return { text: body['text'], format: fieldOf(body, 'format') ?? 1 };
}

const groupSurplus: Fixer = {
  id: 'group-buttons',
  title: 'Put the Buttons Above {limit} Into a Group',
  isPreferred: true,
  make: ({ elements, elementsPath }) => {
    const places = elements.flatMap((each, index) =>
      isObject(each) && each['element_type'] === 'button' ? [index] : [],
    );
    const surplus = places.slice(CARD_LIMITS.buttons);
    const [first] = surplus;
    const isRoom = hasRoom(elements, Math.ceil(surplus.length / CARD_LIMITS.buttonsPerGroup));
    if (first === undefined || !isRoom) return undefined;
    const buttons = surplus.map((index) => fieldOf(elements[index] as JsonObject, 'button'));
    const groups = chunks(buttons, CARD_LIMITS.buttonsPerGroup).map((members) => ({
      element_type: 'button_group',
      button_group: members,
    }));
    return {
      edits: [
        ...surplus.toReversed().map((index) => remove([...elementsPath, index])),
        ...groups.map((group, index) => insert(elementsPath, first + index, group)),
      ],
      args: { limit: CARD_LIMITS.buttons },
    };
  },
};

/** Whether a card has room for that many more button groups. */
function hasRoom(elements: readonly unknown[], added: number): boolean {
  const groups = elements.filter((each) => isObject(each) && each['element_type'] === 'button_group');
  return groups.length + added <= CARD_LIMITS.buttonGroups;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

const unwrapGroup: Fixer = {
  id: 'unwrap-buttons',
  title: 'Write the Buttons Bare',
  isPreferred: true,
  reveals: true,
  make: ({ element }) => {
    if (!element) return undefined;
    const content = fieldOf(element.value, 'button_group') ?? fieldOf(element.value, 'buttons');
    const members = isArray(content)
      ? content
      : isObject(content) && isArray(content['buttons'])
        ? content['buttons']
        : isObject(content)
          ? [content]
          : undefined;
    if (!members) return undefined;
    const bare = members.map((member) =>
      isObject(member) && !('button_type' in member) && isObject(member['button'])
        ? member['button']
        : member,
    );
    // A member that isn't a button doesn't become one by unwrapping it.
    if (!bare.every((member) => isObject(member) && !isWrapped(member))) return undefined;
    return { edits: [set([...element.path, 'button_group'], bare)] };
  },
};

const splitGroup: Fixer = {
  id: 'split-group',
  title: 'Put the Buttons Above {limit} Into a Group of Their Own',
  isPreferred: true,
  make: ({ element, elements, elementsPath }) => {
    const limit = CARD_LIMITS.buttonsPerGroup;
    const members = element?.value['button_group'];
    if (!element || !isArray(members) || members.length <= limit) return undefined;
    const rest = chunks(members.slice(limit), limit);
    if (!hasRoom(elements, rest.length)) return undefined;
    return {
      edits: [
        ...rest.map((group, index) =>
          insert(elementsPath, element.index + 1 + index, {
            element_type: 'button_group',
            button_group: group,
          }),
        ),
        ...members
          .slice(limit)
          .map((_, index) => remove([...element.path, 'button_group', members.length - 1 - index])),
      ],
      args: { limit },
    };
  },
};

/** By rule id. */
export const elementFixes: Readonly<Record<string, readonly Fixer[]>> = {
  'element-type': [setType, removeElementFix],
  'element-content': [moveContent, removeElementFix],
  'title-count': [titleToDescription, removeElementFix],
  'description-count': [joinDescriptions, removeElementFix],
  'image-count': [removeElementFix],
  'button-count': [groupSurplus, removeElementFix],
  'group-count': [removeElementFix],
  'group-shape': [unwrapGroup, removeElementFix],
  'group-size': [splitGroup, removeButtonFix],
};
