/** The clock of this machine beside that of the platform. */
export interface ClockReading {
  /** How far this machine is ahead, in milliseconds; negative when it is behind. */
  readonly aheadMs: number;
  /** How far that may be wrong, in milliseconds. */
  readonly marginMs: number;
}

/** Below this, nobody notices: answers, tokens and freshness checks have more room. Milliseconds. */
export const CLOCK_SLACK_MS = 30_000;
/** From here on tokens are used after they have ended, or are thrown away too early: they are renewed five minutes before. Milliseconds. */
export const CLOCK_WRONG_MS = 300_000;

/** Half of the Date header's unit. */
const HALF_SECOND_MS = 500;

/**
 * Compares the clocks.
 * @param serverNowMs from the Date header, in whole seconds.
 */
export function readClock(call: {
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly serverNowMs: number;
}): ClockReading {
  const { startedAtMs, durationMs, serverNowMs } = call;
  return {
    aheadMs: Math.round(startedAtMs + durationMs / 2 - (serverNowMs + HALF_SECOND_MS)),
    marginMs: Math.round(durationMs / 2 + HALF_SECOND_MS),
  };
}

/** What is certain of a difference: nothing of it may be the way of the answer. */
export function certainMs({ aheadMs, marginMs }: ClockReading): number {
  return Math.max(0, Math.abs(aheadMs) - marginMs);
}
