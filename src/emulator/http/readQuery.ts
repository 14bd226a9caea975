import * as z from 'zod';

/**
 * A query as the values its schema expects: lists from a repeated key (or one joined with commas, as an old sample of the
 * vendor does), numbers from digits. What can't be converted stays text, for the schema to name.
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
