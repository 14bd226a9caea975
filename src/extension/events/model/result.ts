import { EVENT_REPEATS_MAX } from '../../../contract/limits';
import type { Delivery } from './delivery';

/**
 * What a person wants to know of an event at a glance. `retrying`: it failed, and will be tried again; `failed`: it won't; `dropped`: it was
 * never sent, or a fault swallowed it; `received`: it came to this window, and is for no bot.
 */
export const eventResults = ['delivered', 'received', 'pending', 'retrying', 'failed', 'dropped'] as const;
export type EventResult = (typeof eventResults)[number];

/** How an attempt ended, for those who look at it alone. */
export function resultOf({ outcome, attempt, retry_in_ms: retryInMs }: Delivery): EventResult {
  switch (outcome.kind) {
    case 'pending':
      return 'pending';
    case 'delivered':
    case 'acknowledged':
      return 'delivered';
    case 'dropped':
    case 'lost':
      return 'dropped';
    // Through the WebSocket an event is sent again whenever the bot is back, which has no time.
    case 'disconnected':
    case 'unacknowledged':
      return attempt > EVENT_REPEATS_MAX ? 'failed' : 'retrying';
    default:
      return retryInMs === undefined ? 'failed' : 'retrying';
  }
}

/** How an event ended: as the attempt that began last. @param attempts in the order in which they began. */
export function resultOfAll(attempts: readonly Delivery[]): EventResult {
  const last = attempts.at(-1);
  return last ? resultOf(last) : 'received';
}
