import type { Clock } from '../../../../base/clock';
import { EVENT_REPEATS_MAX } from '../../../../contract/limits';
import type { DeliveryAddress } from '../../../../events/deliveryAddress';
import { deliverEvent, eventHeaders } from '../../../../events/deliverEvent';
import type { Transport } from '../../../../wire/transport';
import type { PostOutcome } from '../attempt';
import type { AttemptLog } from '../attemptLog';
import type { QueuedEvent } from '../queuedEvent';

/**
 * Milliseconds before each repeat. [?] The documentation gives their number only. These let a bot come back that is being restarted, and end
 * before a person gives up waiting.
 */
const REPEAT_PAUSES_MS: readonly number[] = [1_000, 2_000, 4_000];

/** What posting needs besides the event. */
export interface PostParts {
  readonly clock: Clock;
  readonly transport: Transport;
  readonly log: AttemptLog;
  readonly address: DeliveryAddress;
  /** The app's, as it is now. */
  readonly signingSecret: () => string | undefined;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
}

/**
 * Posts an event once and records it. Never throws.
 * @param attempt 1 for the first. Up to `EVENT_REPEATS_MAX` more are made while `isRepeated` says so.
 */
export async function postEvent(
  event: QueuedEvent,
  attempt: number,
  isRepeated: (outcome: PostOutcome) => boolean,
  parts: PostParts,
): Promise<PostOutcome> {
  const { log, address } = parts;
  const { body } = event;
  const secret = parts.signingSecret();
  const signingSecret = secret !== undefined && event.wrongSignature ? `not ${secret}` : secret;
  const headers = eventHeaders({ body, signingSecret });
  const pending = log.begin(event, { method: 'callback', attempt, url: address.url, headers });
  const outcome = await post(body, signingSecret, parts);
  const isLast = attempt > EVENT_REPEATS_MAX || !isRepeated(outcome);
  pending.end(outcome, isLast ? undefined : pauseAfter(attempt));
  return outcome;
}

async function post(
  body: string,
  signingSecret: string | undefined,
  { clock, transport, address, signal }: PostParts,
): Promise<PostOutcome> {
  const delivery = { address, body, signingSecret, signal };
  try {
    const { durationMs: _, ...outcome } = await deliverEvent(delivery, { transport, clock });
    return outcome;
  } catch (error) {
    // Whatever is wrong on our side must not end the queue.
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Milliseconds between an attempt and the next one. */
export function pauseAfter(attempt: number): number {
  return REPEAT_PAUSES_MS[attempt - 1] ?? REPEAT_PAUSES_MS.at(-1) ?? 0;
}
