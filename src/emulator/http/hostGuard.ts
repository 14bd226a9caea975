import type { MiddlewareHandler } from 'hono';
import type { RouteEnv } from './routeApp';
import type { ServedHosts } from './servedHosts';

/**
 * Answers only requests for the hosts that are served, and finds where links in the answer lead. Others get HTTP 403 in words: the
 * platform has no code for this.
 */
export function hostGuard(hosts: ServedHosts): MiddlewareHandler<RouteEnv> {
  return async (context, next) => {
    const { req, env } = context;
    const admission = hosts.admit({
      host: req.header('host') ?? new URL(req.url).host,
      origin: req.header('origin'),
      forwardedHost: req.header('x-forwarded-host'),
      forwardedProto: req.header('x-forwarded-proto'),
      remoteAddress: env.incoming?.socket.remoteAddress,
    });
    if ('refusal' in admission)
      return context.text(`${admission.refusal}\n`, 403, { 'x-content-type-options': 'nosniff' });
    context.set('linkOrigin', admission.linkOrigin);
    return next();
  };
}
