import type { RateWindow } from '../../contract/endpoint';
import type { LimitRecord } from './limitRecord';
import { MAX_CLOSED_MS } from './limitRecord';
import { holdMs } from './windowUse';

/** Factor on the pace for each incident. */
const PACE_DOWN = 0.5;
/** Added to the pace for each {@link paceStepMs} without an incident: slow, because someone else needs the rest. */
const PACE_UP = 0.05;
const PACE_MIN = 0.1;

/** For calls without a published window, or where only an unpublished one explains the rejection. */
const UNPUBLISHED: readonly RateWindow[] = [
  { limit: 1, windowMs: 1_000 },
  { limit: 1, windowMs: 60_000 },
];

/** How often the pace grows back by a step: once in the longest window, but at least once a minute. */
function paceStepMs(windows: readonly RateWindow[]): number {
  return Math.min(60_000, Math.max(1_000, ...windows.map((window) => window.windowMs)));
}

/** The factor on the share at `nowMs`. */
export function paceAt(record: LimitRecord, windows: readonly RateWindow[], nowMs: number): number {
  if (record.pace >= 1) return 1;
  const steps = Math.floor((nowMs - record.pacedAtMs) / paceStepMs(windows));
  return Math.min(1, record.pace + steps * PACE_UP);
}

/** When the pace grows next; never, while it is full. */
export function nextPaceStepAtMs(record: LimitRecord, windows: readonly RateWindow[], nowMs: number): number {
  if (paceAt(record, windows, nowMs) >= 1) return Infinity;
  const step = paceStepMs(windows);
  return record.pacedAtMs + (Math.floor((nowMs - record.pacedAtMs) / step) + 1) * step;
}

/**
 * Reacts to a rejection: closes the key and lowers its pace.
 *
 * The answer does not say which window was full. The shortest is tried first: it costs a second, and most bursts are over then.
 * One call probes afterwards; if it is rejected too, before any got through, the shortest window was not it, and the next
 * longer one is waited for. A call that gets through ends the search: later rejections mean that we and someone else together
 * are too fast, and the lowered pace answers that better than a longer closure would.
 *
 * @param grantedAtMs when the rejected call got its permit: calls that were on their way together count as one incident.
 * @param retryAfterMs the server's own wait, instead of a guess.
 */
export function noteRejection(
  record: LimitRecord,
  windows: readonly RateWindow[],
  rejection: { grantedAtMs: number; answeredAtMs: number; nowMs: number; retryAfterMs?: number | undefined },
): void {
  const ladder = (windows.length > 0 ? windows : UNPUBLISHED).toSorted((a, b) => a.windowMs - b.windowMs);
  if (rejection.grantedAtMs > record.limitedAtMs) {
    record.rung = record.probing ? Math.min(record.rung + 1, ladder.length - 1) : 0;
    record.pace = Math.max(PACE_MIN, paceAt(record, windows, rejection.nowMs) * PACE_DOWN);
    record.pacedAtMs = rejection.nowMs;
  }
  record.probing = true;
  // The time of noting, not of the answer: another process may have granted a call in between.
  record.limitedAtMs = Math.max(record.limitedAtMs, rejection.nowMs);
  const guess = ladder[record.rung];
  const waitMs = rejection.retryAfterMs ?? (guess ? holdMs(guess) : 0);
  record.closedUntilMs = Math.max(
    record.closedUntilMs,
    rejection.answeredAtMs + Math.min(waitMs, MAX_CLOSED_MS),
  );
}

/** A call got through: the key is open again if the call was granted after the last rejection. */
export function noteSuccess(record: LimitRecord, grantedAtMs: number): void {
  if (!record.probing || grantedAtMs <= record.limitedAtMs) return;
  record.probing = false;
  record.rung = 0;
}

/** Whether a call that was granted after the last rejection is on its way. */
export function probeOut(record: LimitRecord): boolean {
  for (const grantedAt of record.pending.values()) if (grantedAt > record.limitedAtMs) return true;
  return false;
}
