import { Code, restCodes, webhookCodes } from '../../contract/codes';
import type { EndpointName } from '../../contract/endpoints';
import type { ErrorKind } from '../../contract/errorKind';
import type { CallExchange, ExchangeResponse } from '../../traffic/exchange';
import { idsInBodies } from '../../traffic/exchange';
import type { LoggedExchange } from '../../traffic/trafficLog';

/** A call that came in, and how it was answered. */
export interface IncomingExchange {
  /** Unix ms on the clock of the local SeaTalk. */
  readonly atMs: number;
  readonly durationMs: number;
  readonly rid: string;
  /** Undefined for a path that isn't in the endpoint table. */
  readonly name: EndpointName | undefined;
  readonly method: string;
  /** With placeholders in place of keys and names of files. */
  readonly path: string;
  readonly appId?: string | undefined;
  /** The injected fault that shaped the answer. */
  readonly faultId?: string | undefined;
  /** What was accepted or ignored though it isn't documented. */
  readonly remarks?: readonly string[] | undefined;
  /** The body or query as received; undefined when it wasn't read. */
  readonly request?: unknown;
  /** Undefined when the connection was cut instead. */
  readonly answer:
    { readonly status: number; readonly body: Record<string, unknown> | Uint8Array } | undefined;
}

/** The record of a call. It keeps only the ids from the bodies. */
export function exchangeOf(call: IncomingExchange): CallExchange {
  const { atMs, durationMs, rid, name, method, path, appId, faultId, remarks, request, answer } = call;
  const response = answer && { status: answer.status, ...resultOf(answer.body) };
  return {
    kind: 'call',
    side: 'in',
    name,
    atMs,
    durationMs,
    appId,
    request: { method, url: path },
    response,
    attempt: 1,
    errorKind: errorKindOf(name, response),
    faultId,
    remarks,
    ids: { ...idsInBodies(request, answer?.body), rid },
  };
}

function resultOf(body: Record<string, unknown> | Uint8Array): Pick<ExchangeResponse, 'code' | 'message'> {
  if (body instanceof Uint8Array) return { code: undefined, message: undefined };
  const { code, message, msg }: { code?: unknown; message?: unknown; msg?: unknown } = body;
  const text = code === Code.ok ? undefined : (message ?? msg);
  return {
    code: typeof code === 'number' ? code : undefined,
    message: typeof text === 'string' ? text : undefined,
  };
}

function errorKindOf(
  name: EndpointName | undefined,
  response: ExchangeResponse | undefined,
): ErrorKind | undefined {
  if (!response) return 'no_answer';
  const { status, code } = response;
  if (code !== undefined && code !== Code.ok)
    return (name === 'sendSystemAccountMessage' ? webhookCodes : restCodes)[code]?.kind ?? 'server';
  if (status < 400) return undefined;
  return status === 429 ? 'rate_limit' : 'server';
}

/** A call as the control route lists it, without its body, its token and the webhook's key. */
export interface Activity {
  /** Unix ms on the clock of the local SeaTalk. */
  readonly atMs: number;
  readonly rid: string | undefined;
  /** Name in the endpoint table; undefined for a path that isn't in it. */
  readonly call: string | undefined;
  readonly method: string;
  /** With placeholders in place of keys and names of files. */
  readonly path: string;
  readonly appId: string | undefined;
  /** HTTP status; 0 when the connection was cut instead. */
  readonly status: number;
  readonly code: number | undefined;
  readonly message: string | undefined;
  readonly durationMs: number;
  /** The injected fault that shaped the answer. */
  readonly faultId: string | undefined;
  /** What was accepted or ignored though it isn't documented: a mistake that the platform may not forgive. */
  readonly remarks: readonly string[];
}

export function activityOf(exchange: LoggedExchange): Activity {
  const { atMs, ids, name, request, appId, response, durationMs, faultId, remarks = [] } = exchange;
  return {
    atMs,
    rid: ids.rid,
    call: name,
    method: request.method,
    path: request.url,
    appId,
    status: response?.status ?? 0,
    code: response?.code,
    message: response?.message,
    durationMs,
    faultId,
    remarks,
  };
}
