import { randomUUID } from 'node:crypto';
import type { Clock } from '../../base/clock';
import { REQUEST_ID_HEADER } from '../../contract/baseUrl';
import type { Redactor } from '../../wire/redact';
import type { TransportResponse } from '../../wire/transport';
import type { CallRecord } from '../callRecord';
import { serverNowMs } from '../serverNow';
import type { PreparedRequest } from './prepareRequest';
import type { Reading } from './readAnswer';

/** Records one request of a call when it has ended. */
export type RecordAttempt = (
  /** On the monotonic clock, in milliseconds. */
  startedMs: number,
  response: TransportResponse | undefined,
  reading: Reading<unknown>,
) => void;

export interface RecordParts {
  readonly appId?: string | undefined;
  readonly clock: Clock;
  readonly redactor: Redactor;
}

/** Starts the records of one call; they go to `onCall`, one an attempt. Made only if there is a reader. */
export function recordCall(
  onCall: (record: CallRecord) => void,
  { appId, clock, redactor }: RecordParts,
  request: PreparedRequest,
): (attempt: number) => RecordAttempt {
  const callId = randomUUID();
  return (attempt) => (startedMs, response, reading) => {
    const durationMs = clock.monotonic() - startedMs;
    const failure = reading.ok ? undefined : reading.failure;
    const answer = reading.ok ? reading.answer : failure?.answer;
    const { platformMessage } = failure ?? {};
    onCall({
      callId,
      appId,
      endpoint: request.name,
      method: request.endpoint.method,
      path: redactor.text(request.label),
      startedAtMs: clock.now() - durationMs,
      durationMs,
      attempt,
      status: response?.status,
      code: reading.ok ? (request.endpoint.answer === 'json' ? 0 : undefined) : failure?.code,
      platformMessage: platformMessage === undefined ? undefined : redactor.text(platformMessage),
      xRid: response?.headers[REQUEST_ID_HEADER],
      serverNowMs: serverNowMs(response),
      errorKind: failure?.kind,
      unreadable: faultsOf(reading).map((fault) => redactor.text(fault)),
      requestBody: () => redactor.value(request.fields),
      responseBody: () => redactor.value(answer),
    });
  };
}

function faultsOf(reading: Reading<unknown>): readonly string[] {
  return reading.ok ? (reading.unreadable ?? []).flatMap(({ faults }) => faults) : [];
}
