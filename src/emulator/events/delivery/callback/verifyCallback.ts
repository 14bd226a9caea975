import { sleep } from '../../../../base/clock';
import type { EventEnvelope } from '../../../../contract/eventTable';
import { EVENT_REPEATS_MAX } from '../../../../contract/limits';
import type { DeliveryAnswer } from '../../../../events/deliverEvent';
import type { PostOutcome } from '../attempt';
import type { CallbackResult, RefusalReason } from '../connection';
import { queued } from '../queuedEvent';
import type { PostParts } from './postEvent';
import { pauseAfter, postEvent } from './postEvent';

/**
 * Verifies a callback URL as the portal does when it is saved: posts a challenge, signed, and expects the same value with HTTP 200 within
 * 5 seconds. Only silence is repeated, three times. Never throws. https://open.seatalk.io/docs/server-apis-event-callback
 */
export async function verifyCallback(envelope: EventEnvelope, parts: PostParts): Promise<CallbackResult> {
  const event = queued(envelope, 'verification');
  const challenge = envelope.event['seatalk_challenge'];
  for (let attempt = 1; ; attempt++) {
    const outcome = await postEvent(event, attempt, isSilence, parts);
    if ('answer' in outcome)
      return outcome.kind === 'delivered' && holds(outcome.answer, challenge)
        ? { verified: true }
        : { verified: false, reason: 'wrong_answer' };
    const reason = reasonOf(outcome);
    if (reason) return { verified: false, reason };
    if (attempt > EVENT_REPEATS_MAX) return { verified: false, reason: 'no_answer' };
    await sleep(parts.clock, pauseAfter(attempt), parts.signal).catch(() => undefined);
    if (parts.signal.aborted) return { verified: false, reason: 'cancelled' };
  }
}

/** Undefined for silence, which is repeated. */
function reasonOf({ kind }: PostOutcome): RefusalReason | undefined {
  if (kind === 'unreachable' || kind === 'cancelled') return kind;
  return kind === 'failed' ? 'internal_error' : undefined;
}

/** Nothing answered, or not to the end. */
function isSilence({ kind }: PostOutcome): boolean {
  return kind === 'timeout' || kind === 'broken';
}

function holds({ body }: DeliveryAnswer, challenge: unknown): boolean {
  try {
    const answer: unknown = JSON.parse(body.text ?? '');
    return (
      typeof answer === 'object' && answer !== null && Reflect.get(answer, 'seatalk_challenge') === challenge
    );
  } catch {
    return false;
  }
}
