import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';

/** The local SeaTalk's own controls, apart from the platform's paths. */
export const CONTROL_PREFIX = '/_local';

export interface RouteEnv {
  /** Absent for a request from memory. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    rid: string;
    /** Where links in the answer lead. */
    linkOrigin: string;
  };
}
export type RouteApp = Hono<RouteEnv>;
export type RouteContext = Context<RouteEnv>;
