import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { RouteApp } from '../http/routeApp';
import { CONTROL_PREFIX } from '../http/routeApp';
import type { Platform } from '../platform';
import type { SeedChoice } from '../seed/seedFile';
import { addActRoutes } from './actRoutes';
import { addAppRoutes } from './appRoutes';
import { addChangeRoutes } from './changeRoutes';
import { addConnectionRoutes } from './connectionRoutes';
import { addChatRoutes } from './chatRoutes';
import { ControlError } from './controlRequest';
import { addDeliveryRoutes } from './deliveryRoutes';
import { addGroupRoutes } from './groupRoutes';
import { addMessageRoutes } from './messageRoutes';
import { addPeopleRoutes } from './peopleRoutes';
import { addStateRoutes } from './stateRoutes';
import { addTroubleRoutes } from './troubleRoutes';

const CONTROL_TOKEN_HEADER = 'x-local-token';

export interface ControlOptions {
  readonly platform: Platform;
  readonly controlToken: string;
  /** Starts over from a seed, the one of the start when left out. */
  readonly reset: (seed?: SeedChoice) => void;
}

/**
 * Adds the control routes of the local SeaTalk, below a prefix of their own. Each needs the control token in a header that no web page
 * can set across origins. Answers are JSON: the result, or `{ error }` with HTTP 400 or 404; that of `/changes` goes on.
 */
export function addControlRoutes(app: RouteApp, options: ControlOptions): void {
  const control: RouteApp = new Hono();
  control.use(async (context, next) => {
    if (!same(context.req.header(CONTROL_TOKEN_HEADER) ?? '', options.controlToken))
      return context.json({ error: `the header ${CONTROL_TOKEN_HEADER} is missing or wrong` }, 401);
    return next();
  });
  addStateRoutes(control, options.platform, options.reset);
  addAppRoutes(control, options.platform);
  addPeopleRoutes(control, options.platform);
  addGroupRoutes(control, options.platform);
  addMessageRoutes(control, options.platform);
  addActRoutes(control, options.platform);
  addChatRoutes(control, options.platform);
  addTroubleRoutes(control, options.platform);
  addChangeRoutes(control, options.platform);
  addConnectionRoutes(control, options.platform);
  addDeliveryRoutes(control, options.platform);
  control.onError((error, context) =>
    context.json({ error: error.message }, error instanceof ControlError ? error.status : 400),
  );
  app.route(CONTROL_PREFIX, control);
}

function same(given: string, expected: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(expected);
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}
