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

/**
 * Adds to a record what one process knows and could not store, because the disk was full, for example.
 * @param known that process's own record: what was in the store when it last saw it, and its calls since.
 * @param idPrefix begins the ids of that process's permits.
 */
export function addUnsaved(record: LimitRecord, known: LimitRecord, idPrefix: string): void {
  record.answered = unionOf(record.answered, known.answered);
  for (const id of record.pending.keys()) {
    // Answered meanwhile.
    if (id.startsWith(idPrefix) && !known.pending.has(id)) record.pending.delete(id);
  }
  const pending = new Map([...record.pending, ...known.pending]);
  record.pending.clear();
  for (const [id, at] of [...pending].toSorted(([, a], [, b]) => a - b)) record.pending.set(id, at);
  record.closedUntilMs = Math.max(record.closedUntilMs, known.closedUntilMs);
  if (known.limitedAtMs > record.limitedAtMs) {
    const { limitedAtMs, rung, probing, pace, pacedAtMs } = known;
    Object.assign(record, { limitedAtMs, rung, probing, pace, pacedAtMs });
  }
}

/** Each time as often as the list has it that has it more often: both have grown out of one. Both are ascending. */
function unionOf(first: readonly number[], second: readonly number[]): number[] {
  const union: number[] = [];
  for (let a = 0, b = 0; a < first.length || b < second.length;) {
    const [left, right] = [first[a] ?? Infinity, second[b] ?? Infinity];
    union.push(Math.min(left, right));
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
  return union;
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
