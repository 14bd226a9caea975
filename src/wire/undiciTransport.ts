import type { Dispatcher } from 'undici';
import connect from 'undici/lib/api/api-connect.js';
import request from 'undici/lib/api/api-request.js';
import UndiciDispatcher from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import { failurePhase, isBadRequest } from './failurePhase';
import { announcedLength, collectBody } from './collectBody';
import type { StopSignal, Transport, TransportRequest, TransportResponse } from './transport';
import {
  BodyTooLargeError,
  DEFAULT_BODY_TIMEOUT_MS,
  DEFAULT_CONNECT_TIMEOUT_MS,
  DEFAULT_HEADERS_TIMEOUT_MS,
  TransportError,
} from './transport';

// The package's main file does this when it loads; proxies tunnel with it.
UndiciDispatcher.prototype.connect = connect;

/**
 * How long an idle connection is kept. Just under the minute after which common load balancers close theirs: a send that meets a
 * closing connection is a send of unknown fate.
 */
const KEEP_ALIVE_MS = 55_000;

export interface UndiciTransportOptions {
  /** Milliseconds; 10 000 by default. */
  readonly connectTimeoutMs?: number;
  /** Instead of one that follows `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`; closed with the transport. */
  readonly dispatcher?: Dispatcher;
}

/**
 * HTTP outside the editor: undici, with the proxy of the environment. Inside the editor use `createFetchTransport`, which goes
 * the editor's way.
 */
export function createUndiciTransport(
  options: UndiciTransportOptions = {},
): Transport & { close(): Promise<void> } {
  const dispatcher =
    options.dispatcher ??
    new EnvHttpProxyAgent({
      connect: { timeout: options.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS },
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
    });
  return {
    send: (sent) => send(dispatcher, sent),
    close: () => dispatcher.close(),
  };
}

function send(dispatcher: Dispatcher, sent: TransportRequest): Promise<TransportResponse> {
  const pathAt = sent.url.indexOf('/', sent.url.indexOf('://') + 3);
  return new Promise((resolve, reject) => {
    const options: Dispatcher.RequestOptions = {
      origin: pathAt < 0 ? sent.url : sent.url.slice(0, pathAt),
      path: pathAt < 0 ? '/' : sent.url.slice(pathAt),
      method: sent.method,
      // A copy: proxy agents add to it.
      headers: { ...sent.headers },
      body: sent.body ?? null,
      signal: sent.signal,
      headersTimeout: sent.headersTimeoutMs ?? DEFAULT_HEADERS_TIMEOUT_MS,
      bodyTimeout: sent.bodyTimeoutMs ?? DEFAULT_BODY_TIMEOUT_MS,
    };
    request.call(dispatcher, options, (error, data) => {
      if (error) reject(asFailure(error, sent.signal));
      else resolve(new UndiciResponse(data, sent.signal));
    });
  });
}

/** What an error before the answer's head means. */
function asFailure(error: Error, signal: StopSignal | undefined): Error {
  if (signal?.aborted) return new TransportError('aborted', { cause: error });
  if (isBadRequest(error)) return error;
  const { phase, code } = failurePhase(error);
  return new TransportError(phase, { code, cause: error });
}

class UndiciResponse implements TransportResponse {
  readonly status: number;
  readonly #data: Dispatcher.ResponseData;
  #headers: Readonly<Record<string, string>> | undefined;
  readonly #signal: StopSignal | undefined;

  constructor(data: Dispatcher.ResponseData, signal: StopSignal | undefined) {
    this.status = data.statusCode;
    this.#data = data;
    this.#signal = signal;
  }

  get headers(): Readonly<Record<string, string>> {
    return (this.#headers ??= single(this.#data.headers));
  }

  async bytes(maxBytes: number): Promise<Uint8Array> {
    const length = announcedLength(this.headers);
    if (length !== undefined && length > maxBytes) {
      this.#data.body.on('error', () => undefined).destroy();
      throw new BodyTooLargeError(maxBytes);
    }
    try {
      // With a length, the parser itself holds the body to it.
      return await (length === undefined ? collectBody(this.#data.body, maxBytes) : this.#data.body.bytes());
    } catch (error) {
      throw error instanceof BodyTooLargeError ? error : this.#failure(error);
    }
  }

  async *stream(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.#data.body as AsyncIterable<Uint8Array>) yield chunk;
    } catch (error) {
      throw this.#failure(error);
    }
  }

  #failure(error: unknown): TransportError {
    if (this.#signal?.aborted) return new TransportError('aborted', { cause: error });
    return new TransportError('read', { code: failurePhase(error).code, cause: error });
  }
}

function single(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) flat[name] = last;
  }
  return flat;
}
