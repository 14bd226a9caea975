import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import type { Clock } from '../../base/clock';
import { startOf } from '../../base/clusters';
import { EVENT_ANSWER_LIMIT_MS } from '../../contract/limits';
import { SIGNATURE_HEADER } from '../../wire/signature';
import { HIDDEN_SIGNATURE, parsedObject } from '../recordedEvent';

/** Characters of a header or a path in the record. */
const SHOWN_MAX = 200;
const SHOWN_HEADERS = ['host', 'content-type', 'user-agent'];

/** One request and its answer. */
export class Visit {
  readonly atMs: number;
  /** As far as it was read. */
  body: Uint8Array | undefined;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #clock: Clock;
  readonly #startedAt: number;

  constructor(request: IncomingMessage, response: ServerResponse, clock: Clock) {
    this.#request = request;
    this.#response = response;
    this.#clock = clock;
    this.atMs = clock.now();
    this.#startedAt = clock.monotonic();
  }

  get method(): string {
    return this.#request.method ?? '';
  }

  get path(): string {
    return startOf(this.#request.url?.split('?', 1)[0] ?? '', SHOWN_MAX);
  }

  /** Those that help, without the signature. */
  get headers(): Readonly<Record<string, string>> {
    const { headers } = this.#request;
    const signature = SIGNATURE_HEADER.toLowerCase();
    const shown = SHOWN_HEADERS.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, startOf(value, SHOWN_MAX)] as const] : [];
    });
    return {
      ...Object.fromEntries(shown),
      ...(headers[signature] === undefined ? {} : { [signature]: HIDDEN_SIGNATURE }),
    };
  }

  /** The body as a record has it. */
  get json(): unknown {
    if (!this.body) return undefined;
    const text = Buffer.from(this.body).toString('utf8');
    return parsedObject(text) ?? text;
  }

  get durationMs(): number {
    return this.#clock.monotonic() - this.#startedAt;
  }

  /** @param then called when the answer is on its way, or can't be any more. */
  answer(status: number, body: object, then: () => void): void {
    this.#dropRest();
    finished(this.#response, { readable: false }, () => then());
    const allow = status === 405 ? { allow: 'POST' } : {};
    this.#response
      .writeHead(status, {
        'content-type': 'application/json',
        'x-content-type-options': 'nosniff',
        ...allow,
      })
      .end(JSON.stringify(body));
  }

  /** Whoever is still sending gets the answer only when all was sent; nobody may send for ever. */
  #dropRest(): void {
    const request = this.#request;
    if (request.complete) return;
    request.resume();
    const { socket } = request;
    const limit = this.#clock.setTimer(EVENT_ANSWER_LIMIT_MS, () => socket.destroy());
    const stop = () => {
      limit.dispose();
      socket.off('close', stop);
    };
    request.once('end', stop);
    // An answered request hears nothing of the end of its connection.
    socket.once('close', stop);
  }
}
