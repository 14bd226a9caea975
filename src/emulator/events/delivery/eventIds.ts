/** Ids a millisecond, so that those of the next start are higher. */
const IDS_PER_MS = 1_000;

/**
 * Makes event ids: decimal numbers that count up, also across restarts: a bot that de-duplicates would drop the first events of the next
 * local SeaTalk. They fit into a double.
 * @param nowMs Unix ms of the start.
 */
export function eventIds(nowMs: number): () => string {
  let next = nowMs * IDS_PER_MS + 1;
  return () => String(next++);
}
