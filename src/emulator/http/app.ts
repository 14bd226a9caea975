import { Hono } from 'hono';
import { getPath } from 'hono/utils/url';
import { sleep } from '../../base/clock';
import { REQUEST_ID_HEADER } from '../../contract/baseUrl';
import { Code } from '../../contract/codes';
import type { Endpoint } from '../../contract/endpoint';
import type { EndpointName } from '../../contract/endpoints';
import { endpointNames, endpoints } from '../../contract/endpoints';
import { FileAnswer } from '../calls/context';
import type { Platform } from '../platform';
import { PlatformError } from '../refusal';
import type { IncomingExchange } from './activity';
import { exchangeOf } from './activity';
import { bodyCap } from './bodyCap';
import type { IncomingCall } from './callRunner';
import { runCall } from './callRunner';
import { cutConnection, cutMidway } from './cutConnection';
import type { Fault } from './faults';
import { CALL_CAPS, JsonBodyError, readJsonBody } from './jsonBody';
import { Leniency } from './leniency';
import { hostGuard } from './hostGuard';
import type { RouteApp, RouteContext } from './routeApp';
import { CONTROL_PREFIX } from './routeApp';
import type { ServedHosts } from './servedHosts';

/** Room for a card with three images of 5 MB. */
const MAX_BODY_BYTES = 24 * 1024 * 1024;

export interface RouteOptions {
  readonly platform: Platform;
  readonly hosts: ServedHosts;
  /** Makes a new value of `x-rid`. */
  readonly requestId: () => string;
}

/** Makes the platform's routes, one for each row of the endpoint table. */
export function createRoutes({ platform, hosts, requestId }: RouteOptions): RouteApp {
  const app: RouteApp = new Hono({ getPath: (request) => pathOf(request, platform.strict) });
  app.use(async (context, next) => {
    const rid = requestId();
    context.set('rid', rid);
    await next();
    context.res.headers.set(REQUEST_ID_HEADER, rid);
  });
  app.use(hostGuard(hosts));
  app.use(
    bodyCap(MAX_BODY_BYTES, (context) =>
      context.json({ code: Code.tooLong, message: 'the body is too large' }, 413),
    ),
  );
  for (const name of endpointNames) {
    const row: Endpoint = endpoints[name];
    app.on(row.method, row.path.replace(/\{(\w+)\}/, ':segment'), (context) =>
      answerCall(platform, context, name),
    );
  }
  app.notFound((context) => {
    const { method, path } = context.req;
    const message = `no such call: ${method} ${path}`;
    if (!path.startsWith(CONTROL_PREFIX)) {
      const atMs = platform.clock.now();
      const rid = context.get('rid');
      const answer = { status: 404, body: { code: Code.notFound, message } };
      platform.traffic.add(exchangeOf({ atMs, durationMs: 0, rid, name: undefined, method, path, answer }));
    }
    return context.json({ code: Code.notFound, message }, 404);
  });
  app.onError((error, context) => context.json({ code: SERVER_ERROR, message: error.message }, 500));
  return app;
}

/** Characters of an app's id in the log. Anybody can make one up for a token call. */
const MAX_APP_ID = 64;
const SERVER_ERROR = 2;

/** The path of a request. A page of the documentation prints one with a doubled slash. */
function pathOf(request: Request, strict: boolean): string {
  const path = getPath(request);
  return strict ? path : path.replaceAll(/\/{2,}/g, '/');
}

interface Outcome {
  readonly status: number;
  readonly body: Record<string, unknown> | Uint8Array;
  readonly contentType?: string;
  readonly retryAfterSec?: number | undefined;
}

async function answerCall(platform: Platform, context: RouteContext, name: EndpointName): Promise<Response> {
  const rid = context.get('rid');
  const atMs = platform.clock.now();
  const fault = platform.faults.meet(name);
  const leniency = new Leniency(platform.strict);
  // The path was matched without the slashes.
  if (getPath(context.req.raw).includes('//')) leniency.accepts('doubledSlash');
  let appId: string | undefined;
  let request: unknown;
  const record = (given: IncomingExchange['answer']) =>
    platform.traffic.add(
      exchangeOf({
        atMs,
        durationMs: platform.clock.now() - atMs,
        rid,
        name,
        method: context.req.method,
        path: endpoints[name].path,
        appId,
        faultId: fault?.id,
        remarks: leniency.remarks,
        request,
        answer: given,
      }),
    );
  if (fault?.delayMs) await sleep(platform.clock, fault.delayMs, platform.stopping).catch(() => undefined);
  if (fault?.cut === 'before') {
    record(undefined);
    return cutConnection(context);
  }
  const early = fault && !fault.afterEffect && fault.cut === undefined ? injected(fault, name) : undefined;
  const real =
    early ??
    (await outcome(platform, context, name, {
      leniency,
      onApp: (id) => (appId = id.slice(0, MAX_APP_ID)),
      onInput: (raw) => (request = raw),
    }));
  const late = fault?.afterEffect ? injected(fault, name) : undefined;
  const { status, body, contentType, retryAfterSec } = late ?? real;
  if (fault?.cut === 'after') {
    record(undefined);
    return cutConnection(context);
  }
  record({ status, body });
  const headers = new Headers({ 'content-type': contentType ?? 'application/json; charset=utf-8' });
  if (retryAfterSec !== undefined) headers.set('retry-after', String(retryAfterSec));
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  if (fault?.cut === 'midway') return cutMidway(context, status, headers, bytes);
  return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers });
}

async function outcome(
  platform: Platform,
  context: RouteContext,
  name: EndpointName,
  { leniency, onApp, onInput }: Pick<IncomingCall, 'leniency' | 'onApp' | 'onInput'>,
): Promise<Outcome> {
  try {
    const body = await runCall(platform, {
      name,
      origin: context.get('linkOrigin'),
      authorization: context.req.header('authorization'),
      query: new URL(context.req.url).searchParams,
      segment: context.req.param('segment') ?? '',
      json: () => readJson(context),
      leniency,
      onApp,
      onInput,
    });
    if (body instanceof FileAnswer) return { status: 200, body: body.bytes, contentType: body.contentType };
    return { status: 200, body: { code: Code.ok, ...body } };
  } catch (error) {
    if (error instanceof PlatformError)
      return { status: error.status, body: failure(name, error.code, error.message) };
    const message = error instanceof Error ? error.message : String(error);
    return { status: 500, body: failure(name, SERVER_ERROR, message) };
  }
}

/** Answers of webhooks have the text under another key. */
function failure(name: EndpointName, code: number, message: string): Record<string, unknown> {
  return name === 'sendSystemAccountMessage' ? { code, msg: message } : { code, message };
}

/** The answer of a fault instead of the call's own; undefined when the fault only delays. */
function injected(fault: Fault, name: EndpointName): Outcome | undefined {
  if (fault.code === undefined && fault.status === undefined) return undefined;
  return {
    status: fault.status ?? 200,
    body: fault.code === undefined ? {} : failure(name, fault.code, fault.message ?? 'injected fault'),
    retryAfterSec: fault.retryAfterSec,
  };
}

async function readJson(context: RouteContext): Promise<unknown> {
  try {
    return await readJsonBody(context, CALL_CAPS);
  } catch (error) {
    if (!(error instanceof JsonBodyError)) throw error;
    throw new PlatformError(Code.invalidInput, error.message, 400);
  }
}
