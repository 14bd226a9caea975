/**
 * The platform writes "nothing" as `""`, `null` or a missing key, in turns. This reads all three as `undefined`.
 */
export function present<T>(value: T | '' | null | undefined): T | undefined {
  return value === '' || value === null || value === undefined ? undefined : value;
}
