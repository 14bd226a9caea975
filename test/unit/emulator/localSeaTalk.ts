import assert from 'node:assert/strict';
import type { Endpoint } from '../../../src/contract/endpoint';
import type { EndpointName, RequestOf, ResponseOf } from '../../../src/contract/endpoints';
import { endpoints } from '../../../src/contract/endpoints';
import type { Emulator, EmulatorOptions } from '../../../src/emulator/emulator';
import { createEmulator } from '../../../src/emulator/emulator';
import { FakeClock } from '../../support/fakeClock';

export const RELEASE_ROOM = 'NDAwNzExMjIzMzQ0';
export const ON_CALL = 'NDAwNzExMjIzMzQ1';
export const PARTNERS = 'NDAwNzExMjIzMzQ5';
export const ALL_HANDS = 'NDAwNzExMjIzMzUw';
export const LEADS = 'NDAwNzExMjIzMzUx';
export const MIRA = 'e_7k2m9q4x';
export const JO = 'e_3v8n1b6c';
export const WEBHOOK_KEY = 'LocalAlertRelayKey000001';

export const text = (content: string, more: { thread_id?: string; quoted_message_id?: string } = {}) => ({
  tag: 'text' as const,
  text: { content },
  ...more,
});

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A local SeaTalk in memory with a clock moved by hand; every successful answer is held to the contract. */
export class LocalSeaTalk {
  readonly clock = new FakeClock();
  readonly emulator: Emulator;
  #token = '';

  constructor(seed: EmulatorOptions['seed'] = 'company', options: EmulatorOptions = {}) {
    this.emulator = createEmulator({ ...options, clock: this.clock, seed });
  }

  /** The token of the default app, or of another one. */
  async token(app: { appId: string; appSecret: string } = this.emulator.app): Promise<string> {
    const answer = await this.ok('getAppAccessToken', { app_id: app.appId, app_secret: app.appSecret });
    return answer.app_access_token;
  }

  /** Calls a row of the table, with a token of the default app unless another is given. */
  async call<Name extends EndpointName>(
    name: Name,
    request: RequestOf<Name> | Record<string, unknown>,
    options: { token?: string; segment?: string } = {},
  ): Promise<Answer> {
    return answerOf(await this.raw(name, request, options));
  }

  /** Calls a row of the table. @returns the answer unread, as one of a fault may be no JSON. */
  async raw<Name extends EndpointName>(
    name: Name,
    request: RequestOf<Name> | Record<string, unknown>,
    options: { token?: string; segment?: string } = {},
  ): Promise<Response> {
    const row: Endpoint = endpoints[name];
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (row.auth === 'token') {
      if (options.token === undefined && this.#token === '') this.#token = await this.token();
      headers['authorization'] = `Bearer ${options.token ?? this.#token}`;
    }
    const path = row.path.replace(/\{\w+\}/, options.segment ?? '');
    if (row.method === 'POST')
      return this.request(path, { method: 'POST', headers, body: JSON.stringify(request) });
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(request as Record<string, unknown>)) {
      for (const one of Array.isArray(value) ? value : [value]) query.append(key, String(one));
    }
    return this.request(`${path}?${query.toString()}`, { headers });
  }

  /** Fails unless the answer has code 0 and is what the contract says. */
  async ok<Name extends EndpointName>(
    name: Name,
    request: RequestOf<Name>,
    options: { token?: string; segment?: string } = {},
  ): Promise<ResponseOf<Name>> {
    const { body } = await this.call(name, request, options);
    assert.equal(body['code'], 0, `${name}: ${JSON.stringify(body)}`);
    return endpoints[name].response.parse(body) as ResponseOf<Name>;
  }

  /** The code of an answer. */
  async code<Name extends EndpointName>(
    name: Name,
    request: RequestOf<Name> | Record<string, unknown>,
    options: { token?: string; segment?: string } = {},
  ): Promise<unknown> {
    return (await this.call(name, request, options)).body['code'];
  }

  /** A control request; fails unless it is answered with 200. */
  async control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const answer = await this.send(`/_local${path}`, {
      method,
      headers: { 'x-local-token': this.emulator.controlToken },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  }

  /** Writes as a person and gives the id the default app knows the message by. */
  async write(message: Record<string, unknown>): Promise<string> {
    const written = await this.control('POST', '/messages', message);
    return (written['message_ids'] as Record<string, string>)[this.emulator.app.appId] ?? '';
  }

  async send(path: string, init: RequestInit): Promise<Answer> {
    return answerOf(await this.request(path, init));
  }

  request(path: string, init: RequestInit): Promise<Response> {
    return this.emulator.request(`http://localhost${path}`, init);
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response;
  return { status, headers, body: (await response.json()) as Record<string, unknown> };
}

export const DAY_MS = 24 * 3_600_000;
