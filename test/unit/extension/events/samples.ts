import type { EventEnvelope } from '../../../../src/contract/eventTable';
import { sampleEvent } from '../../../../src/contract/eventTable';
import type { Delivery } from '../../../../src/extension/events/model/delivery';
import { readDeliveries } from '../../../../src/extension/events/model/delivery';

/** An attempt as `GET /deliveries` lists it. */
export function attemptJson(id: number, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    id,
    app_id: 'app',
    event_id: '7',
    event_type: 'user_enter_chatroom_with_bot',
    cause: 'event',
    method: 'callback',
    attempt: 1,
    at_ms: 1_767_225_900_000,
    duration_ms: 12,
    url: 'http://localhost:3000/callback',
    headers: { 'Content-Type': 'application/json' },
    body: bodyOf(),
    outcome: { kind: 'delivered', status: 200, headers: {}, body: '', body_bytes: 0, body_is_cut: false },
    ...changes,
  };
}

/** An attempt as it is read. */
export function attempt(id: number, changes: Readonly<Record<string, unknown>> = {}): Delivery {
  const [read] = readDeliveries({ deliveries: [attemptJson(id, changes)] });
  if (!read) throw new Error('The sample is no delivery');
  return read;
}

export function bodyOf(event: EventEnvelope = sampleEvent('user_enter_chatroom_with_bot')): string {
  return JSON.stringify(event);
}
