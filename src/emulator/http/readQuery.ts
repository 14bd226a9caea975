import * as z from 'zod';
import type { Leniency } from './leniency';

/**
 * Converts a query to the types its schema expects: lists from a repeated key, numbers from digits. Values that can't be converted stay
 * text, and the schema reports them.
 */
export function readQuery(
  schema: z.ZodType,
  query: URLSearchParams,
  leniency: Leniency,
): Record<string, unknown> {
  const shape: Record<string, z.core.$ZodType> = schema instanceof z.ZodObject ? schema.shape : {};
  const inner = (name: string) => {
    const field = shape[name];
    return field instanceof z.ZodOptional ? field.unwrap() : field;
  };
  const values: Record<string, unknown> = {};
  for (const given of new Set(query.keys())) {
    const plain = given.replace(/\[\]$/, '');
    const isList = inner(plain) instanceof z.ZodArray;
    const name = plain !== given && isList && leniency.accepts('bracketedList', given) ? plain : given;
    const texts = query.getAll(given);
    const [text = ''] = texts;
    if (isList && name === plain) {
      const before = values[name];
      values[name] = [
        ...(Array.isArray(before) ? (before as unknown[]) : []),
        ...listOf(name, texts, leniency),
      ];
    } else if (inner(name) instanceof z.ZodNumber) {
      if (text !== '') values[name] = /^-?\d+$/.test(text) ? Number(text) : text;
    } else {
      values[name] = text;
    }
  }
  return values;
}

/** An old sample of the vendor joins with commas. No id or code has one. */
function listOf(name: string, texts: readonly string[], leniency: Leniency): string[] {
  const isJoined = texts.some((text) => text.includes(','));
  const list =
    isJoined && leniency.accepts('commaList', name) ? texts.flatMap((one) => one.split(',')) : texts;
  return list.filter((one) => one !== '');
}
