import type { ErrorKind } from '../contract/errorKind';
import { SIGNATURE_HEADER } from '../wire/signature';
import { unreachableKind } from '../wire/unreachable';
import type { EventExchange } from '../traffic/exchange';
import type { DeliveryOutcome, EventDelivery } from './deliverEvent';

export interface DeliveryMoment {
  /** When the posting began, in milliseconds since the epoch. */
  readonly atMs: number;
  /** 1, unless the event is posted again. */
  readonly attempt?: number;
}

/** What was posted to a bot and how that ended, as an exchange. The address is given by its origin: its path may hold a token. */
export function exchangeOfDelivery(
  { address, body, signingSecret }: Pick<EventDelivery, 'address' | 'body' | 'signingSecret'>,
  outcome: DeliveryOutcome,
  { atMs, attempt = 1 }: DeliveryMoment,
): EventExchange {
  const event = parsed(body);
  const answer = 'answer' in outcome ? outcome.answer : undefined;
  return {
    kind: 'event',
    side: 'out',
    name: text(event, 'event_type'),
    appId: text(event, 'app_id'),
    atMs,
    durationMs: outcome.durationMs,
    request: {
      method: 'POST',
      url: address.origin,
      headers: {
        'content-type': 'application/json',
        ...(signingSecret === undefined ? {} : { [SIGNATURE_HEADER.toLowerCase()]: HIDDEN }),
      },
      body: event ?? body,
    },
    response: answer && {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: answer.body.text,
    },
    attempt,
    errorKind: errorKindOf(outcome),
    ids: { event: text(event, 'event_id') },
  };
}

/** In place of a signature: with the body beside it, a short secret could be found by trying. */
const HIDDEN = '[redacted]';

/** The platform counts every answer but 200 as none. */
function errorKindOf(outcome: DeliveryOutcome): ErrorKind | undefined {
  switch (outcome.kind) {
    case 'delivered':
      return undefined;
    case 'answered':
    case 'redirected':
      return 'bad_answer';
    case 'unreachable':
      return unreachableKind(outcome.reason);
    case 'broken':
    case 'timeout':
      return 'no_answer';
    case 'cancelled':
      return 'cancelled';
  }
}

function parsed(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function text(event: object | undefined, key: string): string | undefined {
  const value: unknown = event && Reflect.get(event, key);
  return typeof value === 'string' ? value : undefined;
}
