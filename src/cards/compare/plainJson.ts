import { isArray, isObject } from '../document/json';
import type { JsonObject } from '../document/json';

/** Deeper than any card; beyond it values are taken as they are, so that no input exhausts the stack. */
const DEPTH_MAX = 64;

/** What a link hands to its page is the page's own affair, nulls included. */
export const PARAMS = 'params';

/** A value without the keys that are `null`: cards that are read back name every unfilled key so. */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > DEPTH_MAX) return value;
  if (isArray(value)) return value.map((member) => withoutNulls(member, depth + 1));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(
    kept.map(([key, member]) => [key, key === PARAMS ? member : withoutNulls(member, depth + 1)]),
  );
}

/** The same text for values that say the same, whatever the order of their keys. What is too deep counts as the same. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > DEPTH_MAX) return '';
  if (isArray(value)) return `[${value.map((member) => canonical(member, depth + 1)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const keys = Object.keys(value).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`).join(',')}}`;
}

/** An object's field as an object; an empty one where there is none. */
export function objectIn(value: unknown, key: string): JsonObject {
  const field = isObject(value) ? value[key] : undefined;
  return isObject(field) ? field : {};
}

/** An object's field as text; empty where there is none. */
export function textIn(value: unknown, key: string): string {
  const field = isObject(value) ? value[key] : undefined;
  return typeof field === 'string' ? field : '';
}
