import type { ErrorKind } from '../contract/errorKind';
import type { EventArrival, EventExchange, ExchangeRequest, ExchangeResponse } from '../traffic/exchange';
import { textIn } from './recordedEvent';

/** What came, and what became of it. */
export interface ArrivalRecord extends EventArrival {
  /** When it came, in milliseconds since the epoch. */
  readonly atMs: number;
  /** Milliseconds from then to the answer. */
  readonly durationMs: number;
  readonly request: ExchangeRequest;
  /** What was answered over HTTP. */
  readonly response?: ExchangeResponse | undefined;
}

/** An event that came to us, as an exchange. */
export function exchangeOfArrival(record: ArrivalRecord): EventExchange {
  const { via, fate, isAcknowledged, atMs, durationMs, request, response } = record;
  const { body } = request;
  return {
    kind: 'event',
    side: 'in',
    name: textIn(body, 'event_type'),
    appId: textIn(body, 'app_id'),
    atMs,
    durationMs,
    request,
    response,
    attempt: 1,
    errorKind: errorKindOf(record),
    ids: { event: textIn(body, 'event_id') },
    arrival: { via, fate, isAcknowledged },
  };
}

/** As the platform sees it, for whom every answer but 200 is none. */
function errorKindOf({ via, fate }: EventArrival): ErrorKind | undefined {
  switch (fate) {
    case 'accepted':
    case 'repeated':
    case 'challenge':
      return undefined;
    case 'failed':
    case 'too_many':
      return 'no_answer';
    case 'foreign_host':
    case 'web_page':
    case 'wrong_path':
    case 'wrong_method':
    case 'too_large':
    case 'too_slow':
    case 'unsigned':
    case 'wrong_signature':
    case 'not_an_event':
    case 'stale':
      return via === 'socket' ? 'no_answer' : 'bad_answer';
  }
}
