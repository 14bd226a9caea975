import type { Clock, Disposable } from '../base/clock';
import { systemClock } from '../base/clock';
import { BLOCKED_PORTS } from './blockedPorts';
import { failurePhase, isBadRequest } from './failurePhase';
import { QuietUrl } from './quietUrl';
import { announcedLength, collectBody } from './collectBody';
import type { StopSignal, Transport, TransportRequest, TransportResponse } from './transport';
import {
  BodyTooLargeError,
  DEFAULT_BODY_TIMEOUT_MS,
  DEFAULT_HEADERS_TIMEOUT_MS,
  TransportError,
  uploadMs,
} from './transport';
import { PROXY_SIGN_IN } from './unreachable';

export interface FetchTransportOptions {
  /** The host's `fetch`, looked up at each call when it is a function that does so: hosts patch theirs late. */
  readonly fetch: typeof fetch;
  readonly clock?: Clock;
}

/**
 * HTTP inside the editor, over the `fetch` the editor patches: it knows the user's proxy (settings, PAC, environment) and the
 * certificates of the system.
 *
 * Time-outs are ours. A dispatcher of our own would not bring them: VS Code puts its own in place of it as soon as there is a
 * proxy or system certificates are on (they are by default), and with `http.proxySupport: "on"` a dispatcher makes it
 * leave the proxy out. Connecting is bounded by the host's own 10 seconds.
 *
 * Redirects are not followed. That also keeps VS Code on Node's `fetch`, whose errors distinguish a failed connection from a lost answer;
 * its alternative, Chromium's, does not follow `redirect: "manual"`.
 */
export function createFetchTransport(options: FetchTransportOptions): Transport {
  const clock = options.clock ?? systemClock;
  return { send: (sent) => send(options.fetch, clock, sent) };
}

async function send(
  hostFetch: typeof fetch,
  clock: Clock,
  sent: TransportRequest,
): Promise<TransportResponse> {
  if (BLOCKED_PORTS.has(Number(new URL(sent.url).port)))
    throw new TransportError('connect', { code: 'BLOCKED_PORT' });
  // Throws on what can't be a header: `fetch` would do so too, but in words that a broken connection could have.
  const headers = new Headers(sent.headers);
  const guard = new Guard(clock, sent.signal);
  try {
    // Unlike undici's, this clock runs while the body is being sent.
    guard.wait((sent.headersTimeoutMs ?? DEFAULT_HEADERS_TIMEOUT_MS) + uploadMs(sent.body));
    // `fetch` takes anything that turns into a URL, though its type doesn't say so.
    const address = sent.urlIsSecret ? (new QuietUrl(sent.url) as unknown as URL) : sent.url;
    const response = await hostFetch(address, {
      method: sent.method,
      headers,
      redirect: 'manual',
      signal: guard.signal,
      ...(sent.body === undefined ? {} : { body: sent.body }),
    });
    guard.rest();
    return new FetchResponse(response, guard, sent.bodyTimeoutMs ?? DEFAULT_BODY_TIMEOUT_MS);
  } catch (error) {
    guard.end();
    if (isBadRequest(error) && !guard.signal.aborted) throw error;
    throw guard.failure(error) ?? asFailure(error);
  }
}

function asFailure(error: unknown): TransportError {
  if (isProxySignIn(error)) return new TransportError('connect', { code: PROXY_SIGN_IN, cause: error });
  const { phase, code } = failurePhase(error);
  return new TransportError(phase, { code, cause: error });
}

/**
 * Node's `fetch` makes an error of HTTP 407, which only proxies answer. Of all errors it makes in requests like ours, this one alone has a cause
 * without code and words. https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
function isProxySignIn(error: unknown): boolean {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return false;
  const { cause } = error;
  return cause.message === '' && cause.cause === undefined && !('code' in cause) && !('errors' in cause);
}

/** Ends a request when its signal says so, or when nothing came for too long. */
class Guard {
  readonly #clock: Clock;
  readonly #controller = new AbortController();
  readonly #outer: StopSignal | undefined;
  readonly #onAbort = () => this.#controller.abort(this.#outer?.reason);
  #timer: Disposable | undefined;
  #timedOut = false;

  constructor(clock: Clock, outer: StopSignal | undefined) {
    this.#clock = clock;
    this.#outer = outer;
    if (outer?.aborted) this.#onAbort();
    else outer?.addEventListener('abort', this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** From now on at most `timeoutMs` may pass. */
  wait(timeoutMs: number): void {
    this.rest();
    this.#timer = this.#clock.setTimer(timeoutMs, () => {
      this.#timedOut = true;
      this.#controller.abort(new TransportError('read', { code: 'TIMED_OUT' }));
    });
  }

  rest(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  end(): void {
    this.rest();
    this.#outer?.removeEventListener('abort', this.#onAbort);
  }

  /** Why we ended the request; `undefined` if we did not. */
  failure(error: unknown): TransportError | undefined {
    if (this.#timedOut) return new TransportError('read', { code: 'TIMED_OUT', cause: error });
    if (this.#outer?.aborted) return new TransportError('aborted', { cause: error });
    return undefined;
  }
}

class FetchResponse implements TransportResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly #response: Response;
  readonly #guard: Guard;
  readonly #bodyTimeoutMs: number;

  constructor(response: Response, guard: Guard, bodyTimeoutMs: number) {
    this.status = response.status;
    this.headers = Object.fromEntries(response.headers);
    this.#response = response;
    this.#guard = guard;
    this.#bodyTimeoutMs = bodyTimeoutMs;
  }

  async bytes(maxBytes: number): Promise<Uint8Array> {
    if ((announcedLength(this.headers) ?? 0) > maxBytes) {
      this.#guard.end();
      await this.#response.body?.cancel().catch(() => undefined);
      throw new BodyTooLargeError(maxBytes);
    }
    return collectBody(this.stream(), maxBytes);
  }

  async *stream(): AsyncGenerator<Uint8Array> {
    const reader = this.#response.body?.getReader();
    if (reader === undefined) return this.#guard.end();
    let ended = false;
    try {
      while (!ended) {
        this.#guard.wait(this.#bodyTimeoutMs);
        const { value, done } = await reader.read();
        // Not while whoever reads this is busy with what came.
        this.#guard.rest();
        ended = done;
        if (value) yield value;
      }
    } catch (error) {
      ended = true;
      throw (
        this.#guard.failure(error) ??
        new TransportError('read', { code: failurePhase(error).code, cause: error })
      );
    } finally {
      this.#guard.end();
      if (!ended) await reader.cancel().catch(() => undefined);
    }
  }
}
