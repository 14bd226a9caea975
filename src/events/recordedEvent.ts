/** In place of a signature: with the body beside it, a short secret could be found by trying. */
export const HIDDEN_SIGNATURE = '[redacted]';

/** A text as the JSON object it holds, if it does. */
export function parsedObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A field of what may be an event, where it is a text. */
export function textIn(event: unknown, key: string): string | undefined {
  const value: unknown = typeof event === 'object' && event !== null ? Reflect.get(event, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
