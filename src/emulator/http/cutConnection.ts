import type { LocalContext } from './app';

/** Status of a cut connection where there is none to cut: the request came from memory. */
const CUT_IN_MEMORY = 599;

/** Ends the connection without an answer. */
export function cutConnection({ env }: LocalContext): Response {
  env.incoming?.socket.destroy();
  return new Response(null, { status: CUT_IN_MEMORY });
}

/** Sends headers and half of the body, then ends the connection. */
export function cutMidway(
  context: LocalContext,
  status: number,
  headers: Headers,
  body: Uint8Array,
): Response {
  headers.set('content-length', String(body.byteLength));
  const half = body.slice(0, Math.ceil(body.byteLength / 2));
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(half);
    },
    pull(controller) {
      // Reached once the first half has been taken.
      context.env.incoming?.socket.destroy();
      controller.error(new Error('cut midway'));
    },
  });
  return new Response(stream, { status, headers });
}
