/** What is known about one key's recent calls, by all processes that share the store. Times are of the monotonic clock, in ms. */
export interface LimitRecord {
  /** When calls were answered, oldest first. A call's slot is freed one window later. */
  answered: number[];
  /** Calls on their way: permit id to the moment it was granted, oldest first. */
  readonly pending: Map<string, number>;
  /** No call goes before. */
  closedUntilMs: number;
  /** When the last rejection was noted. Rejections of calls granted before belong to the same incident. */
  limitedAtMs: number;
  /** Which window, from the shortest, the last closure waited for. */
  rung: number;
  /** One call at a time until one gets through: set by a rejection. */
  probing: boolean;
  /** Factor on the share at `pacedAtMs`, above 0 and up to 1; it grows back with time. */
  pace: number;
  pacedAtMs: number;
}

/** A key that wasn't used lately. */
export function emptyRecord(): LimitRecord {
  return {
    answered: [],
    pending: new Map(),
    closedUntilMs: 0,
    limitedAtMs: 0,
    rung: 0,
    probing: false,
    pace: 1,
    pacedAtMs: 0,
  };
}

/** The longest closure. A wrong guess costs a person an hour then, and a right one costs one rejected call an hour. */
export const MAX_CLOSED_MS = 3_600_000;

/**
 * Brings a record up to `nowMs`: takes calls that were never answered as answered when their lease ended (their process may
 * have died), and drops what is older than `keepMs`.
 */
export function refreshRecord(record: LimitRecord, nowMs: number, leaseMs: number, keepMs: number): void {
  for (const [id, grantedAt] of record.pending) {
    if (grantedAt + leaseMs > nowMs) break;
    record.pending.delete(id);
    stampAnswer(record, grantedAt + leaseMs);
  }
  const old = countUpTo(record.answered, nowMs - keepMs);
  // Dropped in bulk: one removal a call from the front of a long list would be quadratic.
  if (old > 32 || old === record.answered.length) record.answered.splice(0, old);
}

/** Notes an answer, keeping the order. */
export function stampAnswer(record: LimitRecord, atMs: number): void {
  const last = record.answered.at(-1);
  if (last === undefined || last <= atMs) record.answered.push(atMs);
  else record.answered.splice(countUpTo(record.answered, atMs), 0, atMs);
}

/** How many of the ascending `times` are at or before `atMs`. */
export function countUpTo(times: readonly number[], atMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
