import * as z from 'zod';
import type { LocalContext } from '../http/app';
import { ControlError } from './controlError';

/**
 * The JSON body of a control request; nothing at all counts as `{}`.
 * @throws ControlError 400 that names every wrong field.
 */
export async function readBody<T>(context: LocalContext, schema: z.ZodType<T>): Promise<T> {
  const text = await context.req.text();
  let value: unknown;
  try {
    value = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw new ControlError(400, 'the body is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ControlError(400, z.prettifyError(parsed.error));
  return parsed.data;
}
