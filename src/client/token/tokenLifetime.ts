/** Values up to this are seconds from now, larger ones Unix time; the platform's own samples disagree. */
const LARGEST_DURATION_SEC = 1_000_000_000;
/** Documented are two hours. A token that claims to live longer than this is renewed all the same. */
const LONGEST_LIFETIME_MS = 24 * 3_600_000;
const LONGEST_MARGIN_MS = 300_000;

/**
 * How long a token lives from now, in milliseconds; `undefined` for a lifetime that can't be: no number, or over already.
 * @param expire as the platform answers it: Unix seconds, or seconds from now. https://open.seatalk.io/docs/get-app-access-token
 * @param serverNowMs the server's time, from its Date header: it shows whether a token has ended or the clock here is wrong.
 */
export function tokenLifetimeMs(expire: number, nowMs: number, serverNowMs?: number): number | undefined {
  if (!Number.isFinite(expire)) return undefined;
  if (expire <= LARGEST_DURATION_SEC) return expire > 0 ? bounded(expire * 1000) : undefined;
  const lifetimeMs = expire * 1000 - nowMs;
  if (lifetimeMs > 0) return bounded(lifetimeMs);
  if (serverNowMs === undefined) return undefined;
  const byServerMs = expire * 1000 - serverNowMs;
  return byServerMs > 0 ? bounded(byServerMs) : undefined;
}

interface Span {
  readonly obtainedAtMs: number;
  readonly expiresAtMs: number;
}

/** When a new token is asked for: five minutes early, or a tenth of its life where that is less. */
export function renewAtMs(token: Span): number {
  return token.expiresAtMs - marginMs(token);
}

/** Until when a token is used if no new one comes: half a minute before its end at most. */
export function usableUntilMs(token: Span): number {
  return token.expiresAtMs - marginMs(token) / 10;
}

function marginMs({ obtainedAtMs, expiresAtMs }: Span): number {
  return Math.min(LONGEST_MARGIN_MS, Math.max(0, expiresAtMs - obtainedAtMs) / 10);
}

function bounded(lifetimeMs: number): number {
  return Math.min(lifetimeMs, LONGEST_LIFETIME_MS);
}
