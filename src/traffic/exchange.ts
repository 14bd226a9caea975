import type { ErrorKind } from '../contract/errorKind';
import type { EndpointName } from '../contract/endpoints';

/** Header names are in lower case. */
export type ExchangeHeaders = Readonly<Record<string, string>>;

export interface ExchangeRequest {
  readonly method: string;
  /** Path or URL for people to read: keys and names of files in it stay placeholders. With the query. */
  readonly url: string;
  readonly headers?: ExchangeHeaders | undefined;
  /**
   * JSON as a value, other text as a string; undefined where there is none or it isn't kept. The record of a producer may
   * make it at each reading, which costs a copy.
   */
  readonly body?: unknown;
}

export interface ExchangeResponse {
  /** HTTP status. */
  readonly status: number;
  readonly headers?: ExchangeHeaders | undefined;
  /** As {@link ExchangeRequest.body}; undefined for files. */
  readonly body?: unknown;
  /** The platform's result code. */
  readonly code?: number | undefined;
  /** The platform's own words for a refusal. */
  readonly message?: string | undefined;
}

/** What links an exchange to others, and to messages on screen. */
export interface ExchangeIds {
  readonly message?: string | undefined;
  readonly thread?: string | undefined;
  /** `event_id`: repeats of an event carry the same one. */
  readonly event?: string | undefined;
  /** The platform's `x-rid`, the same in the record of the caller and of the platform. */
  readonly rid?: string | undefined;
  /** Shared by all attempts of one call. */
  readonly call?: string | undefined;
}

interface Happened {
  /** When the request was sent or came in, in milliseconds since the epoch on the clock of whoever recorded it. */
  readonly atMs: number;
  /** Milliseconds from then to the end of the answer, or of waiting for one. */
  readonly durationMs: number;
  /** `out`: we sent the request. `in`: it came to us. */
  readonly side: 'out' | 'in';
  readonly appId?: string | undefined;
  readonly request: ExchangeRequest;
  /** Undefined when no answer was given. */
  readonly response?: ExchangeResponse | undefined;
  /** 1 for the first request of a call and the first posting of an event, and wherever the sender's count isn't known. */
  readonly attempt: number;
  /** Undefined where this request succeeded. */
  readonly errorKind?: ErrorKind | undefined;
  /** The injected fault of the local platform that shaped the answer. */
  readonly faultId?: string | undefined;
  /** What the local platform accepted or ignored though it isn't documented. */
  readonly remarks?: readonly string[] | undefined;
  readonly ids: ExchangeIds;
}

/** A call of the platform's REST API or of a system account's webhook. */
export interface CallExchange extends Happened {
  readonly kind: 'call';
  /** Undefined for a path that isn't in the table of endpoints. */
  readonly name: EndpointName | undefined;
}

/** An event: posted to a bot, or received in its place. */
export interface EventExchange extends Happened {
  readonly kind: 'event';
  /** `event_type`, known to us or not; undefined where the body has none. */
  readonly name: string | undefined;
  /** Of an event that came to us. */
  readonly arrival?: EventArrival | undefined;
}

/** How an event came to us, and what became of it. */
export interface EventArrival {
  /**
   * `callback`: posted over HTTP; `response` is what was answered. `socket`: through the platform's WebSocket, which knows no status; there
   * `response` is undefined, and `isAcknowledged` says what was answered.
   */
  readonly via: 'callback' | 'socket';
  readonly fate: ArrivalFate;
  /** Whether an acknowledgement was sent through the WebSocket. */
  readonly isAcknowledged?: boolean | undefined;
}

/**
 * - `accepted`: new, and handed on;
 * - `repeated`: it had come before, so it was answered and not handed on;
 * - `challenge`: the verification of a callback URL, answered;
 * - `failed`: whoever it was handed to failed, so that the platform may send it again;
 * - `too_many`: not handed on, since too many before it are still being handed on.
 *
 * All others are rejections.
 */
export type ArrivalFate = 'accepted' | 'repeated' | 'challenge' | 'failed' | 'too_many' | ArrivalRejection;

/**
 * Why what came in was rejected:
 * - `foreign_host`: for a host that we don't answer as, as after DNS rebinding; `web_page`: a page in a browser sent it;
 * - `wrong_path`, `wrong_method`: not where, or not as, the platform posts events;
 * - `too_large`, `too_slow`: the body exceeds what is read, or didn't come in time;
 * - `unsigned`, `wrong_signature`: not from the platform, or the signing secret isn't that of the app;
 * - `not_an_event`: no JSON, or not the envelope of an event;
 * - `stale`: its `timestamp` is too far from now, as in something recorded and sent again.
 */
export type ArrivalRejection =
  | 'foreign_host'
  | 'web_page'
  | 'wrong_path'
  | 'wrong_method'
  | 'too_large'
  | 'too_slow'
  | 'unsigned'
  | 'wrong_signature'
  | 'not_an_event'
  | 'stale';

/**
 * One request and its answer, whoever recorded it: the client what it sent, the local platform what it got and what it posted,
 * the editor the events it posted and received. A call that is repeated makes one exchange an attempt.
 */
export type Exchange = CallExchange | EventExchange;

/**
 * The ids that the bodies of an exchange carry: of the message it sends, changes or reports, of that message's thread, of
 * the event.
 */
export function idsInBodies(request: unknown, response: unknown): ExchangeIds {
  const event = field(request, 'event');
  const message = field(event, 'message') ?? event ?? field(request, 'message');
  return {
    message: text(response, 'message_id') ?? text(message, 'message_id') ?? text(request, 'message_id'),
    thread: text(message, 'thread_id') ?? text(request, 'thread_id'),
    event: text(request, 'event_id'),
  };
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** The platform writes `""` or `"0"` where there is no thread. */
function text(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === 'string' && found !== '' && found !== '0' ? found : undefined;
}
