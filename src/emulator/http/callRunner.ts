import type * as z from 'zod';
import { Code } from '../../contract/codes';
import type { Endpoint } from '../../contract/endpoint';
import type { EndpointName } from '../../contract/endpoints';
import { endpoints } from '../../contract/endpoints';
import type { SystemAccountMessage } from '../../contract/outbound';
import type { AppCallContext, CallContext, FileAnswer } from '../calls/context';
import { appHandlers, openHandlers } from '../calls/handlers';
import { activeAccount, countMessage } from '../calls/sending/systemAccount';
import type { Platform } from '../platform';
import { PlatformError, restRefusals, webhookRefusals } from '../refusal';
import { appOfToken } from '../world/apps';
import { drawReference } from '../world/changes/options';
import { isPermitted } from '../world/permissions';
import type { AppRecord } from '../world/records';
import type { Leniency } from './leniency';
import { readQuery } from './readQuery';
import { validate } from './validate';

/** A call as it came in, before its body is read. */
export interface IncomingCall {
  readonly name: EndpointName;
  readonly origin: string;
  readonly authorization: string | undefined;
  readonly query: URLSearchParams;
  /** The value of the path's placeholder. */
  readonly segment: string;
  readonly json: () => Promise<unknown>;
  /** Called once the app is known. */
  readonly onApp: (appId: string) => void;
  readonly leniency: Leniency;
  /** Called with the body or query as received. */
  readonly onInput: (raw: unknown) => void;
}

/**
 * Runs one call: finds its app, checks rate limits, permissions and input, and then calls the handler.
 * @returns the body of the answer, or a file.
 * @throws PlatformError for every refusal.
 */
export async function runCall(
  platform: Platform,
  call: IncomingCall,
): Promise<Record<string, unknown> | FileAnswer> {
  const row: Endpoint = endpoints[call.name];
  const context: CallContext = {
    world: platform.world,
    live: platform.live,
    cursors: platform.cursors,
    nowMs: platform.clock.now(),
    origin: call.origin,
  };
  if (call.name === 'sendSystemAccountMessage') return webhook(platform, context, call);
  if (call.name === 'getAppAccessToken') return token(platform, context, call);
  const app = appOf(context, call.authorization);
  call.onApp(app.appId);
  const raw = await input(row, call);
  limit(platform, context, call.name, app.appId, raw);
  checkApp(app, row);
  const request = validate(row.request, raw, restRefusals, call.leniency);
  // The schema of the row has just checked that the request fits its handler.
  const handler = appHandlers[call.name] as (
    context: AppCallContext,
    request: unknown,
  ) => Record<string, unknown> | FileAnswer;
  return handler({ ...context, app }, request);
}

async function token(platform: Platform, context: CallContext, call: IncomingCall) {
  const raw = await input(endpoints.getAppAccessToken, call);
  const request = validate(endpoints.getAppAccessToken.request, raw, restRefusals, call.leniency);
  call.onApp(request.app_id);
  // Apps that don't exist share one count: anybody can make up their ids, and each count is kept.
  const key = context.world.apps.has(request.app_id) ? request.app_id : '';
  limit(platform, context, 'getAppAccessToken', key, raw);
  return openHandlers.getAppAccessToken(context, request);
}

async function webhook(platform: Platform, context: CallContext, call: IncomingCall) {
  const reference = `ref:${drawReference(context.live)}`;
  try {
    const account = activeAccount(context.world, call.segment);
    const raw = await input(endpoints.sendSystemAccountMessage, call);
    countMessage(context, platform.limits, account);
    const schema = endpoints.sendSystemAccountMessage.request as z.ZodType<SystemAccountMessage>;
    const message = validate(schema, raw, webhookRefusals, call.leniency);
    const sent = openHandlers.sendSystemAccountMessage(context, account, message);
    return { msg: `success (${reference})`, ...sent };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    throw new PlatformError(error.code, `${error.message} (${reference})`, error.status);
  }
}

/** A token without `Bearer` before it is refused. */
function appOf({ world, nowMs }: CallContext, authorization: string | undefined): AppRecord {
  const [, value] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
  const app = value === undefined ? undefined : appOfToken(world, value, nowMs);
  if (!app)
    throw new PlatformError(
      Code.tokenInvalid,
      'token not valid: expired, unknown, or without "Bearer " before it',
    );
  return app;
}

function limit(
  platform: Platform,
  context: CallContext,
  name: EndpointName,
  key: string,
  raw: unknown,
): void {
  // These two count groups, not calls.
  const groups = name === 'addGroupMembers' || name === 'removeGroupMembers';
  const subject =
    groups && typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'group_id') : undefined;
  if (platform.limits.take(name, key, context.nowMs, typeof subject === 'string' ? subject : undefined))
    return;
  throw new PlatformError(Code.rateLimited, `rate limit of ${endpoints[name].path} exceeded`);
}

/** Calls under /messaging that don't need a bot. */
const WITHOUT_BOT: ReadonlySet<string> = new Set([
  endpoints.setBadge.path,
  endpoints.sendServiceNotice.path,
  endpoints.sendOldServiceNotice.path,
]);

/** Checks that the state of the app and its permissions allow the call. https://open.seatalk.io/docs/reference_server-api-error-code */
function checkApp(app: AppRecord, row: Endpoint): void {
  const messaging = row.path.startsWith('/messaging/');
  if (messaging && !app.botOn && !WITHOUT_BOT.has(row.path))
    throw new PlatformError(Code.botOff, 'the bot capability of the app is off');
  if (app.status === 'offline' || (messaging && app.status !== 'online'))
    throw new PlatformError(Code.notOnline, `the app is not Online but ${app.status}`);
  if (!isPermitted(app, row.permission))
    throw new PlatformError(Code.noPermission, `the app lacks the permission "${row.permission}"`);
}

async function input(row: Endpoint, call: IncomingCall): Promise<unknown> {
  const raw = await rawInput(row, call);
  call.onInput(raw);
  return raw;
}

async function rawInput(row: Endpoint, call: IncomingCall): Promise<unknown> {
  if (row.method === 'POST') return call.json();
  if (row.path.includes('{')) return { opaque: call.segment };
  return readQuery(row.request, call.query, call.leniency);
}
