import type { ErrorKind } from '../contract/errorKind';
import { SIGNATURE_HEADER } from '../wire/signature';
import { unreachableKind } from '../wire/unreachable';
import type { EventExchange } from '../traffic/exchange';
import type { DeliveryOutcome, EventDelivery } from './deliverEvent';
import { HIDDEN_SIGNATURE, parsedObject, textIn } from './recordedEvent';

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
  const event = parsedObject(body);
  const answer = 'answer' in outcome ? outcome.answer : undefined;
  return {
    kind: 'event',
    side: 'out',
    name: textIn(event, 'event_type'),
    appId: textIn(event, 'app_id'),
    atMs,
    durationMs: outcome.durationMs,
    request: {
      method: 'POST',
      url: address.origin,
      headers: {
        'content-type': 'application/json',
        ...(signingSecret === undefined ? {} : { [SIGNATURE_HEADER.toLowerCase()]: HIDDEN_SIGNATURE }),
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
    ids: { event: textIn(event, 'event_id') },
  };
}

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
