import { entryOf, isArray, isObject } from './json';
import type { JsonObject } from './json';

/** The known fields of a card's objects, by element type. */
export const CONTENT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  title: ['text'],
  description: ['text', 'format'],
  image: ['content'],
};
export const BUTTON_FIELDS = ['button_type', 'text', 'value', 'mobile_link', 'desktop_link'] as const;
export const LINK_FIELDS = ['type', 'path', 'params'] as const;
export const LINK_NAMES = ['mobile_link', 'desktop_link'] as const;

/** The value of a field, or `undefined` for null: cards read back have null for empty fields. */
export function fieldOf(object: JsonObject, name: string): unknown {
  return object[name] ?? undefined;
}

/** Removes what SeaTalk ignores: unknown fields and null fields. Everything else stays, even wrong values. Never throws. */
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
