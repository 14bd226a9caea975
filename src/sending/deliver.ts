import { SeaTalkError } from '../client/errors';

/** What became of the part that failed: certainly not delivered, or it can't be known. */
export type Fate = 'not_sent' | 'unknown';

/** Whether a failed send may have been delivered. Only the client's own errors can rule that out. */
export function fateOf(error: unknown): Fate {
  return error instanceof SeaTalkError && !error.mayHaveBeenDelivered ? 'not_sent' : 'unknown';
}

export interface DeliveryFailure {
  /** Index of the part, from 0. */
  readonly part: number;
  readonly fate: Fate;
  readonly error: unknown;
}

/** How the parts of one send were handed over. */
export interface PartsOutcome {
  /** One entry for each part that was sent, in order; the platform leaves the id out at times. */
  readonly messageIds: readonly (string | undefined)[];
  /** Missing when all parts were sent. */
  readonly failure?: DeliveryFailure;
}

export interface DeliveryHooks {
  /** Before a part is handed over. Awaited, so that a record of it is on disk before the send. */
  readonly beforePart: (part: number) => Promise<void>;
  readonly fateOf: (error: unknown) => Fate;
  readonly signal: AbortSignal;
}

/**
 * Sends the parts one after another and stops at the first that fails: order is kept, and no part is ever sent twice.
 * Failures are returned, not thrown.
 */
export async function deliver<Message>(
  messages: readonly Message[],
  sendOne: (message: Message) => Promise<string | undefined>,
  hooks: DeliveryHooks,
): Promise<PartsOutcome> {
  const messageIds: (string | undefined)[] = [];
  for (const [part, message] of messages.entries()) {
    try {
      await hooks.beforePart(part);
      hooks.signal.throwIfAborted();
    } catch (error) {
      // Nothing was handed over yet.
      return { messageIds, failure: { part, fate: 'not_sent', error } };
    }
    try {
      messageIds.push(await sendOne(message));
    } catch (error) {
      return { messageIds, failure: { part, fate: hooks.fateOf(error), error } };
    }
  }
  return { messageIds };
}

/** The parts that can still be sent: never one that may have been delivered. */
export function remaining<Message>(messages: readonly Message[], outcome: PartsOutcome): Message[] {
  if (!outcome.failure) return [];
  return messages.slice(outcome.failure.part + (outcome.failure.fate === 'unknown' ? 1 : 0));
}
