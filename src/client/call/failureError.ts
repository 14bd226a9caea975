import { WEBHOOK_SILENCE_SEC } from '../../contract/limits';
import { SeaTalkError } from '../errors';
import { LimitWaitError } from '../limits/limitWaitError';
import type { Redactor } from '../../wire/redact';
import { TransportError } from '../../wire/transport';
import { isLasting, unreachableKind, unreachableReason } from '../../wire/unreachable';
import type { CallScope } from './callScope';
import type { PreparedRequest } from './prepareRequest';
import type { Failure } from './readAnswer';

/** Characters of what the platform says that an error keeps. */
const PLATFORM_MESSAGE_MAX = 1_000;

type Call = Pick<PreparedRequest, 'name' | 'endpoint'>;

/** What a thrown error says about the attempt it ended. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof TransportError)) {
    const reason = 'the request could not be made';
    return { failed: { type: 'nonsense' }, kind: 'invalid', reason, cause: error };
  }
  if (error.phase === 'connect') {
    const why = unreachableReason(error.code);
    const reason = `SeaTalk could not be reached (${error.code ?? why})`;
    const failed = { type: 'transport', phase: 'connect', lasting: isLasting(why) } as const;
    return { failed, kind: unreachableKind(why), reason, cause: error };
  }
  const reason = 'the connection broke before the answer was there';
  return { failed: { type: 'transport', phase: 'lost' }, kind: 'no_answer', reason, cause: error };
}

/** The error a call ends with after its last attempt. */
export function failureError(call: Call, failure: Failure, redactor: Redactor, nowMs: number): SeaTalkError {
  const mayHaveBeenDelivered = call.endpoint.repeat === 'unsafe' && isUncertain(failure);
  const { failed } = failure;
  const lost =
    (failed.type === 'transport' && failed.phase === 'lost') ||
    (failed.type === 'status' && failed.status >= 500);
  return new SeaTalkError({
    kind: mayHaveBeenDelivered && lost ? 'unknown_fate' : failure.kind,
    endpoint: call.name,
    reason: failure.reason,
    code: failure.code,
    status: failure.status,
    xRid: failure.xRid,
    platformMessage:
      failure.platformMessage === undefined
        ? undefined
        : // Cut last: a part of a secret would not be known as one.
          redactor.text(failure.platformMessage).slice(0, PLATFORM_MESSAGE_MAX),
    retryAtMs: retryAtMs(call, failure, nowMs),
    mayHaveBeenDelivered,
    cause: failure.cause === undefined ? undefined : redactor.error(failure.cause),
  });
}

/** Whether the platform may have done what was asked for all the same. */
function isUncertain({ failed, kind }: Failure): boolean {
  if (failed.type === 'transport') return failed.phase === 'lost';
  if (failed.type === 'status') return failed.status >= 500 || failed.status < 400;
  if (failed.type === 'code') return failed.repeat === 'if_safe';
  // Nonsense came back, unless the request was never sent at all.
  return kind !== 'invalid';
}

function retryAtMs(call: Call, failure: Failure, nowMs: number): number | undefined {
  if (failure.kind !== 'rate_limit') return undefined;
  if (call.endpoint.scope === 'system_account') return nowMs + WEBHOOK_SILENCE_SEC * 1000;
  return failure.retryAfterMs === undefined ? undefined : nowMs + failure.retryAfterMs;
}

/** The error of a call given up by its caller or its deadline. */
export function endedError(call: Call, scope: CallScope, sent: boolean): SeaTalkError {
  const mayHaveBeenDelivered = sent && call.endpoint.repeat === 'unsafe';
  const late = scope.ended === 'deadline';
  const reason = late ? 'no answer came before the deadline' : 'the call was cancelled';
  const kind = late ? (mayHaveBeenDelivered ? 'unknown_fate' : 'deadline') : 'cancelled';
  return new SeaTalkError({ kind, endpoint: call.name, reason, mayHaveBeenDelivered });
}

/** The error of a call that got no slot within the rate limit. It was not sent, or rejected when it was. */
export function noSlotError(
  call: Call,
  scope: CallScope,
  error: unknown,
  last: Failure | undefined,
): SeaTalkError {
  if (!(error instanceof LimitWaitError)) throw error;
  if (error.reason === 'disposed') {
    return new SeaTalkError({ kind: 'cancelled', endpoint: call.name, reason: 'the client was closed' });
  }
  if (error.reason === 'aborted' && scope.ended !== 'deadline') return endedError(call, scope, false);
  const limited = last?.kind === 'rate_limit' ? last : undefined;
  return new SeaTalkError({
    kind: 'rate_limit',
    endpoint: call.name,
    reason:
      error.reason === 'quiet'
        ? 'the platform silences this system account after too many messages'
        : 'no slot within the rate limit comes free in time',
    code: limited?.code,
    status: limited?.status,
    xRid: limited?.xRid,
    retryAtMs: error.quietUntilMs ?? error.nextSlotAtMs,
  });
}
