import * as z from 'zod';
import type { RouteContext } from '../http/routeApp';

/** A control request that can't be carried out. */
export class ControlError extends Error {
  readonly status: 400 | 404;

  constructor(status: 400 | 404, message: string) {
    super(message);
    this.name = 'ControlError';
    this.status = status;
  }
}

/**
 * Reads the JSON body of a control request. An empty body counts as `{}`.
 * @throws ControlError 400 that names every wrong field.
 */
export async function readControlBody<T>(context: RouteContext, schema: z.ZodType<T>): Promise<T> {
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
