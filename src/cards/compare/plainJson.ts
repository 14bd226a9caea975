import { isArray, isObject } from '../document/json';
import type { JsonObject } from '../document/json';

/** Deeper than any card. Deeper values are used as they are, so that no input can exhaust the stack. */
const DEPTH_MAX = 64;

/** Parameters belong to the page that a link opens, nulls included. */
export const PARAMS = 'params';

/** Removes keys that are `null`. Cards read back have null for every empty key. */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > DEPTH_MAX) return value;
  if (isArray(value)) return value.map((member) => withoutNulls(member, depth + 1));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(
    kept.map(([key, member]) => [key, key === PARAMS ? member : withoutNulls(member, depth + 1)]),
  );
}

/** The same text for equal values, whatever the order of their keys. Values that are too deep count as equal. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > DEPTH_MAX) return '';
  if (isArray(value)) return `[${value.map((member) => canonical(member, depth + 1)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const keys = Object.keys(value).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`).join(',')}}`;
}

/** An object's field as an object; an empty object if it's something else. */
export function objectIn(value: unknown, key: string): JsonObject {
  const field = isObject(value) ? value[key] : undefined;
  return isObject(field) ? field : {};
}

/** An object's field as text; empty if it's something else. */
export function textIn(value: unknown, key: string): string {
  const field = isObject(value) ? value[key] : undefined;
  return typeof field === 'string' ? field : '';
}
