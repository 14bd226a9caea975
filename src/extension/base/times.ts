/** A moment as people say it: time of day, with the date when it is not near. Takes milliseconds since the epoch. */
export function clockTime(atMs: number, nowMs: number = Date.now()): string {
  const near = Math.abs(atMs - nowMs) < 12 * 3_600_000;
  const style: Intl.DateTimeFormatOptions = near
    ? { hour: '2-digit', minute: '2-digit', second: '2-digit' }
    : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(undefined, style).format(atMs);
}
