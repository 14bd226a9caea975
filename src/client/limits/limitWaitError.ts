/**
 * Why a call got no slot: its `deadline` comes before one is free, its signal `aborted` the wait, the system account is
 * `quiet` after a rejection, or the limiter was `disposed`.
 */
export type LimitWaitReason = 'deadline' | 'aborted' | 'quiet' | 'disposed';

const MESSAGES: Record<LimitWaitReason, string> = {
  deadline: 'No slot within the rate limit comes free before the deadline',
  aborted: 'The wait for a slot within the rate limit was cancelled',
  quiet: 'The platform silences this system account after too many messages',
  disposed: 'The rate limiter was closed while the call waited',
};

/** A call that was never sent because it got no slot. */
export class LimitWaitError extends Error {
  override readonly name = 'LimitWaitError';
  readonly reason: LimitWaitReason;
  /** When the call could have gone as far as known, in milliseconds since the epoch. */
  readonly nextSlotAtMs: number | undefined;
  /** With reason `quiet`: the end of the silence, in milliseconds since the epoch. */
  readonly quietUntilMs: number | undefined;

  constructor(
    reason: LimitWaitReason,
    options: { nextSlotAtMs?: number; quietUntilMs?: number; cause?: unknown } = {},
  ) {
    super(MESSAGES[reason], options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = reason;
    this.nextSlotAtMs = options.nextSlotAtMs;
    this.quietUntilMs = options.quietUntilMs;
  }
}
