import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import { startOf } from '../base/clusters';
import type { Transport, TransportResponse } from '../wire/transport';
import { TransportError } from '../wire/transport';
import { EVENT_ANSWER_LIMIT_MS } from '../contract/limits';
import type { AnswerBody } from '../wire/answerBody';
import { readAnswerBody } from '../wire/answerBody';
import type { DeliveryAddress } from './deliveryAddress';
import { SIGNATURE_HEADER, sign } from '../wire/signature';
import type { UnreachableReason } from '../wire/unreachable';
import { unreachableReason } from '../wire/unreachable';

export interface EventDelivery {
  readonly address: DeliveryAddress;
  /** The event as JSON; these very characters are signed and sent. */
  readonly body: string;
  /** The app's signing secret. Without one the event is sent unsigned, which the platform never does. */
  readonly signingSecret?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface DeliveryParts {
  readonly transport: Transport;
  readonly clock?: Clock | undefined;
}

/** What a bot answered. */
export interface DeliveryAnswer {
  readonly status: number;
  /** Those worth showing, in a fixed order; names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: AnswerBody;
}

/** How a delivery ended, without its time. */
export type DeliveryEnd =
  | {
      /** `delivered`: 200, the answer the platform asks for. `answered`: anything else that isn't a redirect. */
      readonly kind: 'delivered' | 'answered';
      readonly answer: DeliveryAnswer;
    }
  | {
      /** Not followed: nothing is known of the platform following one. */
      readonly kind: 'redirected';
      readonly answer: DeliveryAnswer;
    }
  /** Nothing was sent. */
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason; readonly code: string | undefined }
  /** The connection ended before an answer; the bot may have the event. */
  | { readonly kind: 'broken'; readonly code: string | undefined }
  /** No whole answer within the platform's limit; the bot may have the event. */
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cancelled' };

/** How a delivery ended. */
export type DeliveryOutcome = DeliveryEnd & {
  /** From the first attempt to connect to the end of the answer, in milliseconds. */
  readonly durationMs: number;
};

/** Names of headers that help; cookies and the like stay out. */
const SHOWN_HEADERS = ['content-type', 'location', 'allow', 'retry-after', 'www-authenticate', 'server'];
const HEADER_MAX = 300;
/** The one the platform was seen with. */
const USER_AGENT = 'Go-http-client/1.1';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The headers an event is posted with, signature included. */
export function eventHeaders({
  body,
  signingSecret,
}: Pick<EventDelivery, 'body' | 'signingSecret'>): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'application/json',
    'User-Agent': USER_AGENT,
    ...(signingSecret === undefined
      ? {}
      : { [SIGNATURE_HEADER]: sign(Buffer.from(body, 'utf8'), signingSecret) }),
  };
}

/**
 * Posts one event to a bot the way the platform does: signed, waiting five seconds, following nothing, once. Never throws for
 * anything the other side or the network does. https://open.seatalk.io/docs/list-of-events
 */
export async function deliverEvent(
  { address, body, signingSecret, signal }: EventDelivery,
  { transport, clock = systemClock }: DeliveryParts,
): Promise<DeliveryOutcome> {
  const startedAt = clock.monotonic();
  const limit = new AbortController();
  const timer = clock.setTimer(EVENT_ANSWER_LIMIT_MS, () => limit.abort());
  const took = () => ({ durationMs: clock.monotonic() - startedAt });
  try {
    const response = await transport.send({
      method: 'POST',
      url: address.url,
      // People put tokens into addresses; they must stay out of the editor's log.
      urlIsSecret: true,
      headers: eventHeaders({ body, signingSecret }),
      body,
      signal: signal ? AbortSignal.any([signal, limit.signal]) : limit.signal,
    });
    const answer = await readAnswer(response);
    return { kind: kindOf(response), answer, ...took() };
  } catch (error) {
    if (signal?.aborted) return { kind: 'cancelled', ...took() };
    if (limit.signal.aborted) return { kind: 'timeout', ...took() };
    if (!(error instanceof TransportError)) throw error;
    const { phase, code } = error;
    if (phase !== 'connect') return { kind: 'broken', code, ...took() };
    return { kind: 'unreachable', reason: unreachableReason(code), code, ...took() };
  } finally {
    timer.dispose();
  }
}

async function readAnswer(response: TransportResponse): Promise<DeliveryAnswer> {
  const { status, headers } = response;
  const shown = SHOWN_HEADERS.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, startOf(value, HEADER_MAX)] as const];
  });
  return { status, headers: shown, body: await readAnswerBody(response.stream()) };
}

function kindOf({ status, headers }: TransportResponse): 'delivered' | 'redirected' | 'answered' {
  if (status === 200) return 'delivered';
  return REDIRECTS.has(status) && headers['location'] !== undefined ? 'redirected' : 'answered';
}
