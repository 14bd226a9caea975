import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { DeliveryOutcome } from '../../../events/deliverEvent';
import type { Delivery } from './delivery';
import type { EventRecord } from './eventLog';

/** What is known of an attempt before it has ended. */
export interface AttemptBegun {
  readonly id: number;
  readonly atMs: number;
  readonly address: DeliveryAddress;
  /** The person asked for it, after the event had come. */
  readonly isReplay: boolean;
}

/** Handing an event of a real app to a bot on this machine, as attempts of the local SeaTalk are shown. Nothing of it is signed here. */
export function forwardedAttempt(
  event: EventRecord,
  begun: AttemptBegun,
  outcome?: DeliveryOutcome,
): Delivery {
  return {
    id: begun.id,
    app_id: event.appId,
    event_id: event.eventId,
    event_type: event.type,
    cause: begun.isReplay ? 'replay' : 'event',
    method: 'callback',
    attempt: 1,
    at_ms: begun.atMs,
    duration_ms: outcome?.durationMs ?? 0,
    url: begun.address.url,
    headers: { 'content-type': 'application/json' },
    body: event.body,
    outcome: outcome ? outcomeOf(outcome) : { kind: 'pending' },
    retry_in_ms: undefined,
  };
}

function outcomeOf(outcome: DeliveryOutcome): Delivery['outcome'] {
  if ('answer' in outcome) {
    const { status, headers, body } = outcome.answer;
    return {
      kind: outcome.kind,
      status,
      headers: Object.fromEntries(headers),
      body: body.text ?? null,
      body_bytes: body.bytes,
      body_is_cut: body.isCut,
    };
  }
  if (outcome.kind === 'unreachable')
    return { kind: outcome.kind, reason: outcome.reason, code: outcome.code };
  return outcome.kind === 'broken' ? { kind: outcome.kind, code: outcome.code } : { kind: outcome.kind };
}
