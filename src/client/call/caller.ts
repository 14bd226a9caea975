import type { Clock } from '../../base/clock';
import type { Endpoint } from '../../contract/endpoint';
import type { CallHooks } from '../callRecord';
import type { LimitOutcome, Permit } from '../limits/limitCall';
import type { RateLimiter } from '../limits/rateLimiter';
import type { Redactor } from '../../wire/redact';
import type { Transport, TransportResponse } from '../../wire/transport';
import { uploadMs } from '../../wire/transport';
import type { CallOptions } from './callOptions';
import { DEFAULT_DEADLINE_MS } from './callOptions';
import { CallScope } from './callScope';
import { endedError, failureError, failureOf, noSlotError } from './failureError';
import type { PreparedRequest } from './prepareRequest';
import type { Failure, Reading } from './readAnswer';
import type { RecordAttempt } from './recordCall';
import { recordCall } from './recordCall';
import { nextStep } from './retry';

/** What calls need of the rate limiter. */
export type CallLimiter = Pick<RateLimiter, 'enqueue' | 'gauge'>;

/** Where the token of a call comes from. */
export interface TokenPort {
  /** A token that can be used now, without waiting for one. */
  current(): string | undefined;
  get(): Promise<string>;
  /** The platform did not take this one. */
  reject(token: string): void;
}

export interface CallerParts {
  /** For records; system accounts have none. */
  readonly appId?: string | undefined;
  readonly transport: Transport;
  readonly limiter: CallLimiter;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly redactor: Redactor;
  readonly hooks?: CallHooks | undefined;
  readonly headersTimeoutMs?: number | undefined;
  readonly bodyTimeoutMs?: number | undefined;
}

/** One call to make. */
export interface Job {
  readonly request: PreparedRequest;
  /** Tenant and path, for the rate limiter. */
  readonly limitKey: string;
  readonly tokens?: TokenPort | undefined;
}

export type ReadResponse<T> = (endpoint: Endpoint, response: TransportResponse) => Promise<Reading<T>>;

/** Makes calls: token, slot, request, answer, and whatever may be repeated, all within one deadline. */
export class Caller {
  readonly #parts: CallerParts;

  constructor(parts: CallerParts) {
    this.#parts = parts;
  }

  /** @throws SeaTalkError */
  async call<T>(job: Job, options: CallOptions, read: ReadResponse<T>): Promise<T> {
    const scope = this.scope(options, job.request.body);
    try {
      return await this.run(job, options, scope, read);
    } finally {
      scope.dispose();
    }
  }

  /** The time and patience of a call made with {@link run}. */
  scope(options: CallOptions, body?: string): CallScope {
    const deadlineMs = options.deadlineMs ?? DEFAULT_DEADLINE_MS + uploadMs(body);
    return new CallScope(this.#parts.clock, deadlineMs, options.signal);
  }

  /** As {@link call}, in a scope that its owner ends. @throws SeaTalkError */
  async run<T>(job: Job, options: CallOptions, scope: CallScope, read: ReadResponse<T>): Promise<T> {
    const { clock, random, redactor, hooks } = this.#parts;
    const { request, tokens } = job;
    const recorder = hooks?.onCall && recordCall(hooks.onCall.bind(hooks), this.#parts, request);
    let token = tokens && (tokens.current() ?? (await this.#token(job, tokens, scope)));
    let permit = await this.#queue(job, options, scope);
    let renewed = false;
    for (let attempt = 1; ;) {
      // Another one may have come while the call was queued.
      token = tokens?.current() ?? token;
      if (options.beforeRequest) await this.#before(options.beforeRequest.bind(options), permit);
      const reading = await this.#try(job, token, scope, permit, read, recorder?.(attempt));
      if (reading.ok) return reading.value;
      const { failure } = reading;
      const step = nextStep(request.endpoint, failure.failed, attempt, random);
      if (step.do === 'wait' && step.waitMs < scope.remainingMs) {
        await this.#pause(job, step.waitMs, scope);
        attempt += 1;
      } else if (step.do === 'renew' && tokens && token !== undefined && !renewed) {
        renewed = true;
        tokens.reject(token);
        token = await this.#token(job, tokens, scope);
      } else if (step.do !== 'queue') {
        throw failureError(request, failure, redactor, clock.now());
      }
      permit = await this.#again(job, options, scope, permit, failure);
    }
  }

  async #token({ request }: Job, tokens: TokenPort, scope: CallScope): Promise<string> {
    try {
      return await scope.race(tokens.get());
    } catch (error) {
      throw scope.ended === undefined ? error : endedError(request, scope, false);
    }
  }

  async #pause({ request }: Job, waitMs: number, scope: CallScope): Promise<void> {
    try {
      await scope.pause(waitMs);
    } catch {
      throw endedError(request, scope, false);
    }
  }

  async #queue(job: Job, options: CallOptions, scope: CallScope): Promise<Permit> {
    const waiting = this.#parts.limiter.enqueue({
      key: job.limitKey,
      windows: job.request.endpoint.windows,
      priority: options.priority ?? 'interactive',
      // The limiter has the deadline, so that the caller's own signal is all that it needs beside.
      signal: scope.outer,
      deadlineAtMs: scope.deadlineAtMs,
    });
    if (options.onQueued) {
      const nextSlotAtMs = waiting.expectedAtMs();
      if (nextSlotAtMs !== undefined && nextSlotAtMs > this.#parts.clock.now()) {
        options.onQueued({ position: waiting.position() ?? 0, nextSlotAtMs });
      }
    }
    try {
      return await waiting.permit;
    } catch (error) {
      throw noSlotError(job.request, scope, error, undefined);
    }
  }

  async #again(
    job: Job,
    options: CallOptions,
    scope: CallScope,
    permit: Permit,
    failure: Failure,
  ): Promise<Permit> {
    const next = permit.again();
    if (failure.kind === 'rate_limit') {
      const closedUntilMs = this.#parts.limiter.gauge(job.limitKey)?.closedUntilMs;
      options.onQueued?.({ position: 0, nextSlotAtMs: closedUntilMs ?? this.#parts.clock.now() });
    }
    try {
      return await next;
    } catch (error) {
      throw noSlotError(job.request, scope, error, failure);
    }
  }

  /** @throws what `beforeRequest` throws; the slot is given back. */
  async #before(beforeRequest: () => Promise<void>, permit: Permit): Promise<void> {
    try {
      await beforeRequest();
    } catch (error) {
      permit.answered('unsent');
      throw error;
    }
  }

  /** Sends the request once and reads its answer. @throws SeaTalkError when the call was given up meanwhile */
  async #try<T>(
    job: Job,
    token: string | undefined,
    scope: CallScope,
    permit: Permit,
    read: ReadResponse<T>,
    record: RecordAttempt | undefined,
  ): Promise<Reading<T>> {
    const { transport, clock, headersTimeoutMs, bodyTimeoutMs } = this.#parts;
    const { request } = job;
    const startedMs = clock.monotonic();
    let response: TransportResponse | undefined;
    let reading: Reading<T>;
    try {
      response = await transport.send({
        method: request.endpoint.method,
        url: request.url,
        urlIsSecret: request.endpoint.auth === 'webhook',
        headers: headersFor(request, token),
        body: request.body,
        signal: scope,
        headersTimeoutMs,
        bodyTimeoutMs,
      });
      reading = await read(request.endpoint, response);
    } catch (error) {
      reading = { ok: false, failure: failureOf(error) };
    }
    permit.answered(limitOutcome(reading), reading.ok ? undefined : reading.failure.retryAfterMs);
    record?.(startedMs, response, reading);
    const gaveUp = !reading.ok && reading.failure.status === undefined && scope.ended !== undefined;
    if (gaveUp) throw endedError(request, scope, limitOutcome(reading) !== 'unsent');
    return reading;
  }
}

function headersFor(request: PreparedRequest, token: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  return headers;
}

function limitOutcome(reading: Reading<unknown>): LimitOutcome {
  if (reading.ok) return 'ok';
  const { failed, kind, status } = reading.failure;
  if (kind === 'rate_limit') return 'limited';
  if (failed.type === 'transport') return failed.phase === 'connect' ? 'unsent' : 'unknown';
  if (status === undefined) return 'unsent';
  return status >= 500 ? 'unknown' : 'ok';
}
