/** The path of a value in a JSON document: object keys and array indexes from the root. */
export type JsonPath = readonly (string | number)[];

/** A JSON object with unknown fields. */
export type JsonObject = { readonly [key: string]: unknown };

/** True for a JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for an array. Its members have the type `unknown` instead of `any`. */
export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Looks up a key from outside in a table. Ignores inherited keys such as `constructor`. */
export function entryOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The path as a JSON Pointer (RFC 6901); the root is the empty string. */
export function toPointer(path: JsonPath): string {
  let pointer = '';
  for (const step of path) {
    // Hardly any name has a character to escape, and every row and button has a pointer, at every keystroke.
    const isPlain = typeof step === 'number' || !/[~/]/.test(step);
    pointer += `/${isPlain ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}

/** The steps of a JSON Pointer. Array indexes stay strings: only the document shows what is an array. */
export function fromPointer(pointer: string): JsonPath {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
