import type { Attempt } from '../events/delivery/attempt';
import type { Connection } from '../events/delivery/connection';
import type { DeliveryFault } from '../events/delivery/deliveryFaults';
import type { DeliverySwitches } from '../events/delivery/deliverySwitches';
import type { LoopPause } from '../events/delivery/loopGuard';
import type { AppRecord } from '../world/records';

/** How an app gets its events. */
export function connectionJson({ appId, name }: AppRecord, connection: Connection) {
  const app = { app_id: appId, name, method: connection.method };
  switch (connection.method) {
    case 'none':
      return app;
    case 'callback': {
      const { url, state, reason, deliversTo, waiting } = connection;
      return { ...app, url, state, reason, delivers_to: deliversTo ?? null, waiting };
    }
    case 'socket': {
      const { state, cause, sinceMs, sid, waiting, unacknowledged } = connection;
      return { ...app, state, cause, since_ms: sinceMs, sid, waiting, unacknowledged };
    }
  }
}

/** An attempt to deliver an event. */
export function attemptJson(attempt: Attempt) {
  const { id, appId, eventId, type, cause, method, atMs, durationMs, url, headers, body } = attempt;
  return {
    id,
    app_id: appId,
    event_id: eventId,
    event_type: type,
    cause,
    method,
    attempt: attempt.attempt,
    at_ms: atMs,
    duration_ms: durationMs,
    url,
    headers,
    body,
    outcome: outcomeJson(attempt),
    retry_in_ms: attempt.retryInMs,
  };
}

function outcomeJson({ outcome }: Attempt) {
  if (!('answer' in outcome)) return outcome;
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

export function pauseJson({ appId, place, atMs }: LoopPause) {
  return { app_id: appId, place, at_ms: atMs };
}

export function faultJson({ id, name, app, ms, count, met }: DeliveryFault) {
  return { id, name, app, ms, count, met };
}

export function switchesJson({ heartbeat, registerCode, loopLimit }: DeliverySwitches) {
  return {
    heartbeat: { interval_sec: heartbeat.intervalSec, timeout_sec: heartbeat.timeoutSec },
    register_code: registerCode,
    loop_limit: loopLimit ?? null,
  };
}
