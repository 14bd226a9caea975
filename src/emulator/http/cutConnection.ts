import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { RouteContext } from './routeApp';

/** The status instead of a cut connection, for requests from memory, which have no connection. */
const CUT_IN_MEMORY = 599;

/** Ends the connection without an answer. */
export function cutConnection({ env }: RouteContext): Response {
  env.incoming?.socket.destroy();
  return new Response(null, { status: CUT_IN_MEMORY });
}

/** Sends headers for the whole body and half of the body, then ends the connection. */
export function cutMidway(
  { env }: RouteContext,
  status: number,
  headers: Headers,
  body: Uint8Array,
): Response {
  const half = body.slice(0, Math.ceil(body.byteLength / 2));
  const { outgoing } = env;
  if (!outgoing) return new Response(half, { status: CUT_IN_MEMORY, headers });
  headers.set('content-length', String(body.byteLength));
  outgoing.writeHead(status, Object.fromEntries(headers));
  outgoing.write(half, () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}
