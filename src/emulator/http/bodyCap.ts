import type { Context, MiddlewareHandler } from 'hono';

/**
 * Refuses bodies above `maxBytes`, with a known length or in chunks.
 *
 * Hono's own `bodyLimit` doesn't work here. For a request without `content-length` it builds a new `Request` from the Node adapter's
 * light one, which fails unless the adapter replaces the global `Request`. In the extension host, globals are shared with others.
 */
export function bodyCap(maxBytes: number, refuse: (context: Context) => Response): MiddlewareHandler {
  return async (context, next) => {
    const announced = context.req.header('content-length');
    if (announced !== undefined) {
      return Number(announced) > maxBytes ? refuse(context) : next();
    }
    const { body: stream } = context.req.raw;
    if (!stream) return next();
    const body = await readUpTo(stream, maxBytes);
    if (body === undefined) return refuse(context);
    // The type says that it is the body itself, but Hono awaits it.
    Object.assign(context.req.bodyCache, { arrayBuffer: Promise.resolve(body) });
    return next();
  };
}

/** @returns `undefined` when there is more than `maxBytes`. */
async function readUpTo(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<ArrayBuffer | undefined> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader.read(); read?.value; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(read.value);
  }
  return new Blob(chunks).arrayBuffer();
}
