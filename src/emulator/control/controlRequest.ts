import * as z from 'zod';
import { CONTROL_CAPS, JsonBodyError, readJsonBody } from '../http/jsonBody';
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
  let value: unknown;
  try {
    value = await readJsonBody(context, CONTROL_CAPS, {});
  } catch (error) {
    if (!(error instanceof JsonBodyError)) throw error;
    throw new ControlError(400, error.message);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ControlError(400, z.prettifyError(parsed.error));
  return parsed.data;
}
