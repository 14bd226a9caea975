import { isArray, isObject, toPointer } from '../document/json';
import type { JsonPath } from '../document/json';

/** A value without some items of its lists. */
export interface Reduced {
  readonly value: unknown;
  /** JSON Pointer in the whole value, by that in this one. */
  readonly originals: ReadonlyMap<string, string>;
}

/** Leaves out the items of lists at some JSON Pointers. */
export function withoutItems(whole: unknown, dropped: ReadonlySet<string>): Reduced {
  const originals = new Map<string, string>();
  const copy = (value: unknown, from: JsonPath, to: JsonPath): unknown => {
    originals.set(toPointer(to), toPointer(from));
    if (isArray(value)) {
      const kept: unknown[] = [];
      for (const [index, item] of value.entries()) {
        const at = [...from, index];
        if (!dropped.has(toPointer(at))) kept.push(copy(item, at, [...to, kept.length]));
      }
      return kept;
    }
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, inner]) => [
      key,
      copy(inner, [...from, key], [...to, key]),
    ]);
    return Object.fromEntries(entries);
  };
  return { value: copy(whole, [], []), originals };
}
