import type { RateLimiterOptions } from './rateLimiter';
import { RateLimiter } from './rateLimiter';

/**
 * The limiter for system-account webhooks, where one message too many silences the account for minutes.
 *
 * - All of the window by default: the account's messages are all ours, as a rule. No reserve by default either, for the same
 *   reason. Slots freed a window after the answer, with the margin for the clock, are exact enough for that.
 * - A request of unknown fate may still reach the platform long after we gave up; it holds its slot ten seconds longer.
 * - After a rejection (codes 8 and 101, HTTP 429) calls fail with reason `quiet` until the silence is over, then one message
 *   probes.
 *
 * https://open.seatalk.io/docs/system-account
 */
export class SystemAccountLimiter extends RateLimiter {
  /** @param options `quietMs` is the length of the silence, in milliseconds. */
  constructor(options: RateLimiterOptions & { readonly quietMs: number }) {
    super({ share: 1, reserve: 0, unknownGraceMs: 10_000, ...options });
  }
}
