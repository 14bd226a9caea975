import { entryOf, isArray, isObject } from './json';
import type { JsonObject } from './json';

/** The fields of the objects of a card, by the type of the element they stand in. */
export const CONTENT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  title: ['text'],
  description: ['text', 'format'],
  image: ['content'],
};
export const BUTTON_FIELDS = ['button_type', 'text', 'value', 'mobile_link', 'desktop_link'] as const;
export const LINK_FIELDS = ['type', 'path', 'params'] as const;
export const LINK_NAMES = ['mobile_link', 'desktop_link'] as const;

/** The value of a field, `undefined` for null too: cards read back carry null where nothing was given. */
export function fieldOf(object: JsonObject, name: string): unknown {
  return object[name] ?? undefined;
}

/**
 * The elements without what SeaTalk passes over: fields it does not know, and null ones. Nothing else is changed, wrong values neither.
 * Never throws.
 */
export function withoutIgnored(elements: unknown): unknown {
  return isArray(elements) ? elements.map(element) : elements;
}

function element(value: unknown): unknown {
  if (!isObject(value)) return value;
  const type = value['element_type'];
  if (typeof type !== 'string') return value;
  const kept = pick(value, ['element_type', type]);
  const content = kept[type];
  if (type === 'button') return { ...kept, ...(content !== undefined && { button: button(content) }) };
  if (type === 'button_group' && isArray(content)) return { ...kept, button_group: content.map(button) };
  const fields = entryOf(CONTENT_FIELDS, type);
  return fields && isObject(content) ? { ...kept, [type]: pick(content, fields) } : kept;
}

function button(value: unknown): unknown {
  if (!isObject(value)) return value;
  const kept = pick(value, BUTTON_FIELDS);
  const links = LINK_NAMES.flatMap((name) => {
    const link = kept[name];
    return isObject(link) ? [[name, pick(link, LINK_FIELDS)] as const] : [];
  });
  return { ...kept, ...Object.fromEntries(links) };
}

function pick(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fieldOf(value, name);
      return field === undefined ? [] : [[name, field] as const];
    }),
  );
}
