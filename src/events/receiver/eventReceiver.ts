import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../base/clock';
import { systemClock } from '../../base/clock';
import type { ArrivalFate, EventExchange } from '../../traffic/exchange';
import { SIGNATURE_HEADER } from '../../wire/signature';
import { exchangeOfArrival } from '../exchangeOfArrival';
import { RecentEvents } from '../recentEvents';
import type { ReceivedEvent } from '../receivedEvent';
import type { ReceiverTerms } from './judgeRequest';
import { judgeBody, REJECTION_STATUS, rejectHead } from './judgeRequest';
import { readBody } from './readBody';
import { Visit } from './visit';

export interface EventReceiverOptions {
  /** 0, the default, picks a free one. */
  readonly port?: number | undefined;
  /** Where events are accepted; `/callback` by default. Starts with a slash, has no query. */
  readonly path?: string | undefined;
  /** The app's signing secret. */
  readonly signingSecret: string;
  /** Host names to answer as beside this machine's own, without port: those of a tunnel that keeps its own name in the request. */
  readonly hosts?: readonly string[] | undefined;
  /** Milliseconds that `timestamp` may be away from now; 5 minutes by default. Infinity accepts events of any age. */
  readonly freshnessMs?: number | undefined;
  /** Bytes of a body that is read; 8 MiB by default. */
  readonly maxBytes?: number | undefined;
  readonly clock?: Clock | undefined;
  /** Gets each event once, in order, after it was answered. */
  readonly onEvent: (event: ReceivedEvent) => void | Promise<void>;
  /** Called with what the other functions given here throw. */
  readonly onError: (error: unknown) => void;
  /** Gets a record of every request, with what became of it. */
  readonly record?: ((exchange: EventExchange) => void) | undefined;
}

const HOST = '127.0.0.1';
const DEFAULT_PATH = '/callback';
const FRESHNESS_MS = 5 * 60_000;
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_CONNECTIONS = 100;

/**
 * Receives events over HTTP in place of a bot, for whoever forwards a public address to this machine. Listens on this machine only. Answers as the
 * platform wants it: at once, the challenge of a verification with its value. Only what the platform has signed is accepted.
 * https://open.seatalk.io/docs/server-apis-event-callback
 */
export class EventReceiver {
  readonly #options: EventReceiverOptions;
  readonly #clock: Clock;
  readonly #server: Server;
  readonly #terms: Omit<ReceiverTerms, 'port'>;
  readonly #recent = new RecentEvents();

  /**
   * @throws the system's error when the port can't be had; TypeError for a path that isn't one, and without a signing secret.
   */
  static async listen(options: EventReceiverOptions): Promise<EventReceiver> {
    const receiver = new EventReceiver(options);
    const server = receiver.#server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, HOST, () => {
        server.off('error', reject);
        server.on('error', options.onError);
        resolve();
      });
    });
    return receiver;
  }

  private constructor(options: EventReceiverOptions) {
    const { path = DEFAULT_PATH, hosts = [], signingSecret, freshnessMs = FRESHNESS_MS } = options;
    if (!/^\/[^\s?#]*$/u.test(path)) throw new TypeError('A path starts with a slash and has no query');
    // Anybody could sign with an empty one.
    if (signingSecret === '') throw new TypeError('The signing secret is empty');
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#terms = { path, hosts, signingSecret, freshnessMs };
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.maxConnections = MAX_CONNECTIONS;
  }

  get port(): number {
    const address = this.#server.address();
    return isAddress(address) ? address.port : 0;
  }

  /** Where to forward events to. */
  get url(): string {
    return `http://${HOST}:${this.port}${this.#terms.path}`;
  }

  /** Stops listening and ends all connections. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const visit = new Visit(request, response, this.#clock);
    // Somebody who hangs up in the middle is no fault of ours.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    const terms = { ...this.#terms, port: this.port };
    const rejection = rejectHead(request, terms);
    if (rejection) return this.#answer(visit, rejection);
    const bytes = await readBody(request, this.#options.maxBytes ?? MAX_BYTES, this.#clock);
    if (bytes === 'gone') return;
    if (typeof bytes === 'string') return this.#answer(visit, bytes);
    const signature = request.headers[SIGNATURE_HEADER.toLowerCase()];
    visit.body = bytes;
    const judged = judgeBody(bytes, signature, terms, this.#clock.now());
    if (typeof judged === 'string') return this.#answer(visit, judged);
    const { envelope, text } = judged;
    if (envelope.event_type === 'event_verification') {
      const { seatalk_challenge: challenge } = envelope.event;
      if (typeof challenge !== 'string') return this.#answer(visit, 'not_an_event');
      return this.#answer(visit, 'challenge', { seatalk_challenge: challenge });
    }
    if (!this.#recent.add(envelope.event_id)) return this.#answer(visit, 'repeated');
    this.#answer(visit, 'accepted', undefined, () => {
      void this.#handOn({ envelope, body: text, via: 'callback', atMs: visit.atMs });
    });
  }

  /** @param then called when the answer is on its way, or can't be any more. */
  #answer(
    visit: Visit,
    fate: Exclude<ArrivalFate, 'failed' | 'too_many'>,
    body: object = {},
    then?: () => void,
  ): void {
    const isRejected = fate !== 'accepted' && fate !== 'repeated' && fate !== 'challenge';
    const status = isRejected ? REJECTION_STATUS[fate] : 200;
    const answer = isRejected ? { error: fate } : body;
    visit.answer(status, answer, () => {
      this.#record(visit, fate, { status, body: answer });
      then?.();
    });
  }

  #record(
    visit: Visit,
    fate: ArrivalFate,
    response: { readonly status: number; readonly body: object },
  ): void {
    const { atMs, durationMs, headers } = visit;
    // Only where it's wrong: what is right may be a secret of whoever forwards.
    const path = fate === 'wrong_path' ? visit.path : '';
    const url = `http://${HOST}:${this.port}${path}`;
    const request = { method: visit.method, url, headers, body: visit.json };
    try {
      this.#options.record?.(
        exchangeOfArrival({ via: 'callback', fate, atMs, durationMs, request, response }),
      );
    } catch (error) {
      this.#options.onError(error);
    }
  }

  async #handOn(event: ReceivedEvent): Promise<void> {
    try {
      await this.#options.onEvent(event);
    } catch (error) {
      this.#options.onError(error);
    }
  }
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
