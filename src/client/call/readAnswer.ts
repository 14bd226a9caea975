import { REQUEST_ID_HEADER } from '../../contract/baseUrl';
import type { CodeEntry } from '../../contract/codes';
import { restCodes, webhookCodes } from '../../contract/codes';
import type { Endpoint } from '../../contract/endpoint';
import type { ErrorKind } from '../../contract/errorKind';
import type { Unreadable } from '../../contract/tolerant';
import { readTolerantly } from '../../contract/tolerant';
import type { TransportResponse } from '../../wire/transport';
import { BodyTooLargeError } from '../../wire/transport';
import type { FailedAttempt } from './retry';

/** The largest JSON answer that is read: a page of 100 messages of full length stays far below. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** An answer that isn't a success, with what is needed to go on and to explain it. */
export interface Failure {
  readonly failed: FailedAttempt;
  readonly kind: ErrorKind;
  readonly reason: string;
  readonly status?: number | undefined;
  readonly code?: number | undefined;
  readonly xRid?: string | undefined;
  readonly platformMessage?: string | undefined;
  /** The wait the platform asked for. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
  /** What was read, for records. */
  readonly answer?: unknown;
}

export type Reading<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly answer?: unknown;
      /** What of the answer could not be read. */
      readonly unreadable?: readonly Unreadable[];
    }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Reads a JSON answer: HTTP status, result code, and the call's own schema.
 * @throws TransportError when the body does not come.
 */
export async function readAnswer(endpoint: Endpoint, response: TransportResponse): Promise<Reading<unknown>> {
  let bytes: Uint8Array;
  try {
    bytes = await response.bytes(MAX_ANSWER_BYTES);
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    return failing(response, { failed: NONSENSE, kind: 'too_large', reason: error.message });
  }
  const json = parseJson(bytes);
  return interpret(endpoint, response, json);
}

/** What a parsed answer says; `undefined` stands for one that isn't JSON. */
export function interpret(
  endpoint: Endpoint,
  response: Pick<TransportResponse, 'status' | 'headers'>,
  json: unknown,
): Reading<unknown> {
  const { status } = response;
  const code = codeOf(json);
  if (status >= 200 && status < 300 && code === 0) {
    const parsed = readTolerantly(endpoint.response, json);
    if (parsed.ok) return { ok: true, value: parsed.data, answer: json, unreadable: parsed.unreadable };
    const reason = 'the call worked, but its answer does not have the documented shape';
    return failing(
      response,
      { failed: NONSENSE, kind: 'bad_answer', reason, cause: parsed.error, code },
      json,
    );
  }
  return failing(response, explain(endpoint, status, code), json);
}

/** What an unsuccessful answer means. A known code explains more than the status, except for the two that ask to come back. */
function explain(endpoint: Endpoint, status: number, code: number | undefined): Explained {
  const table = endpoint.scope === 'app' ? restCodes : webhookCodes;
  const entry = code === undefined ? undefined : table[code];
  if (entry && status !== 429 && status !== 401) return ofCode(entry, code);
  if (status >= 200 && status < 300) {
    if (code === undefined) return { ...BAD, reason: 'the answer is not what the platform sends' };
    return {
      ...BAD,
      kind: 'server',
      reason: 'the platform answered with a code that is not documented',
      code,
    };
  }
  return { ...ofStatus(status), code };
}

type Explained = Pick<Failure, 'failed' | 'kind' | 'reason' | 'code'>;

const NONSENSE: FailedAttempt = { type: 'nonsense' };
const BAD: Explained = { failed: NONSENSE, kind: 'bad_answer', reason: '' };

function ofCode(entry: CodeEntry, code: number | undefined): Explained {
  return { failed: { type: 'code', repeat: entry.repeat }, kind: entry.kind, reason: entry.meaning, code };
}

function ofStatus(status: number): Explained {
  const failed: FailedAttempt = { type: 'status', status };
  const http = `HTTP status ${status}`;
  if (status >= 500) return { failed, kind: 'server', reason: `the platform failed with ${http}` };
  switch (status) {
    case 401:
      return { failed, kind: 'auth', reason: `the access token was rejected with ${http}` };
    case 403:
      return {
        failed,
        kind: 'permission',
        reason: `access was refused with ${http}: the IP allow-list, a permission or the scope`,
      };
    case 404:
      return { failed, kind: 'not_found', reason: `the address does not exist (${http})` };
    case 407:
      return { failed, kind: 'proxy_sign_in', reason: `the proxy asks for a sign-in (${http})` };
    case 413:
      return { failed, kind: 'too_large', reason: `the request is too large (${http})` };
    case 429:
      return { failed, kind: 'rate_limit', reason: `the rate limit is used up (${http})` };
    default:
      return status >= 400
        ? { failed, kind: 'invalid', reason: `the request was refused with ${http}` }
        : {
            failed,
            kind: 'bad_answer',
            reason: `the answer leads elsewhere (${http}), and is not followed with a secret`,
          };
  }
}

function failing(
  response: Pick<TransportResponse, 'status' | 'headers'>,
  explained: Explained & { cause?: unknown },
  answer?: unknown,
): { ok: false; failure: Failure } {
  const { status, headers } = response;
  return {
    ok: false,
    failure: {
      ...explained,
      status,
      xRid: headers[REQUEST_ID_HEADER],
      platformMessage: messageOf(answer),
      retryAfterMs: retryAfterMs(headers),
      answer,
    },
  };
}

function codeOf(json: unknown): number | undefined {
  if (typeof json !== 'object' || json === null || !('code' in json)) return undefined;
  return typeof json.code === 'number' ? json.code : undefined;
}

/** REST says `message`, system accounts `msg`. */
function messageOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  if ('message' in json && typeof json.message === 'string') return json.message;
  return 'msg' in json && typeof json.msg === 'string' ? json.msg : undefined;
}

/** @returns `undefined` for what is not JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** `Retry-After` in seconds; as a date it is left alone, clocks differ. */
function retryAfterMs(headers: Readonly<Record<string, string>>): number | undefined {
  const text = headers['retry-after']?.trim();
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) * 1000 : undefined;
}
