const HALF_A_DAY_MS = 12 * 3_600_000;

/**
 * A moment in the language of the process: the time of day, or date and time where it isn't within half a day.
 * @param atMs milliseconds since the epoch.
 */
export function timeWords(atMs: number, nowMs: number): string {
  const style: Intl.DateTimeFormatOptions =
    Math.abs(atMs - nowMs) < HALF_A_DAY_MS
      ? { hour: '2-digit', minute: '2-digit', second: '2-digit' }
      : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(undefined, style).format(atMs);
}
