/**
 * A stored time to compare with others.
 * @returns 0 for a time that lies ahead: the machine's clock was set back since, so nobody knows how long ago it was.
 */
export function storedTime(atMs: number, nowMs: number): number {
  return atMs > nowMs ? 0 : atMs;
}
