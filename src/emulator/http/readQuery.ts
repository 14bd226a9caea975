import * as z from 'zod';

/**
 * Converts a query to the types its schema expects: lists from a repeated key (or one joined with commas, as in an old sample of the
 * vendor), numbers from digits. Values that can't be converted stay text, and the schema reports them.
 */
export function readQuery(schema: z.ZodType, query: URLSearchParams): Record<string, unknown> {
  const shape: Record<string, z.core.$ZodType> = schema instanceof z.ZodObject ? schema.shape : {};
  const values: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const field = shape[name];
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
    const texts = query.getAll(name);
    const text = texts[0] ?? '';
    if (inner instanceof z.ZodArray) {
      values[name] = texts.flatMap((one) => one.split(',')).filter((one) => one !== '');
    } else if (inner instanceof z.ZodNumber) {
      if (text !== '') values[name] = /^-?\d+$/.test(text) ? Number(text) : text;
    } else {
      values[name] = text;
    }
  }
  return values;
}
