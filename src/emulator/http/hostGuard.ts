import type { MiddlewareHandler } from 'hono';

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?$/;

/**
 * Accepts only requests to a loopback name with our port, and none from pages of another origin. A web page in a browser on this
 * machine must not reach anything here, neither by DNS rebinding nor by a cross-site form.
 * @param port the port we listen on; undefined while requests come from memory.
 */
export function hostGuard(port: () => number | undefined): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    const [matched, given] = LOOPBACK.exec(host) ?? [];
    const expected = port();
    if (matched === undefined || (expected !== undefined && Number(given ?? 80) !== expected))
      return context.json({ code: 403, message: 'this host name is not served here' }, 403);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`)
      return context.json({ code: 403, message: 'requests from web pages are refused' }, 403);
    return next();
  };
}
