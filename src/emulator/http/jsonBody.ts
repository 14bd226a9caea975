import type { JsonCaps } from '../../wire/jsonCaps';
import { excessOf } from '../../wire/jsonCaps';
import type { RouteContext } from './routeApp';

/** Many times what the largest documented body holds, a service notice with a full card in each language. */
export const CALL_CAPS: JsonCaps = { depth: 32, entries: 10_000 };
/** Whole seeds go through control routes. */
export const CONTROL_CAPS: JsonCaps = { depth: 64, entries: 1_000_000 };

/** A body that can't be read as JSON. The message says why. */
export class JsonBodyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JsonBodyError';
  }
}

/**
 * Reads the JSON body of a request. Its shape is checked before it is parsed: parsing, and checking what was parsed against a schema,
 * would block everybody else for as long as a deep or wide body takes.
 * @param empty what an empty body stands for; not JSON by default.
 * @throws JsonBodyError
 */
export async function readJsonBody(context: RouteContext, caps: JsonCaps, empty?: object): Promise<unknown> {
  const text = await context.req.text();
  if (empty !== undefined && text.trim() === '') return empty;
  const excess = excessOf(text, caps);
  if (excess === 'depth')
    throw new JsonBodyError(`the body is nested too deeply: at most ${caps.depth} levels`);
  if (excess === 'entries')
    throw new JsonBodyError(`the body holds too many values: at most ${caps.entries}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonBodyError('the body is not JSON');
  }
}
