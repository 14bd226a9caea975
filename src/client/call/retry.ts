import type { CodeRepeat } from '../../contract/codes';
import type { Endpoint } from '../../contract/endpoint';

/** How one attempt ended, where it did not succeed. */
export type FailedAttempt =
  /** No answer: not connected, or lost after the request may have been sent. */
  | { readonly type: 'transport'; readonly phase: 'lost' }
  /** `lasting`: until a person changes something, the next attempt would end the same way. */
  | { readonly type: 'transport'; readonly phase: 'connect'; readonly lasting: boolean }
  /** An answer that the HTTP status explains. */
  | { readonly type: 'status'; readonly status: number }
  /** An answer that the result code explains. */
  | { readonly type: 'code'; readonly repeat: CodeRepeat }
  /** An answer that makes no sense. */
  | { readonly type: 'nonsense' };

/**
 * What to do next: `wait` so many milliseconds and send again; `queue` for the rate limiter's next slot and send again; `renew`
 * the token and send again; `stop`; or `unknown_fate`: stop, it may have been delivered.
 */
export type NextStep =
  | { readonly do: 'wait'; readonly waitMs: number }
  | { readonly do: 'queue' | 'renew' | 'stop' | 'unknown_fate' };

/** Attempts for one call, the first included; rate-limit waits and the replay with a new token do not count. */
export const MAX_ATTEMPTS = 5;
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 10_000;

/**
 * Decides whether a call is sent again. A send is repeated only when the platform certainly did not take it: not connected, or
 * rejected with a code that says so. https://open.seatalk.io/docs/reference_server-api-error-code
 * @param attempt 1 for the first.
 * @param random in [0, 1), spreads the waits of many clients.
 */
export function nextStep(
  endpoint: Pick<Endpoint, 'repeat' | 'scope' | 'auth'>,
  failed: FailedAttempt,
  attempt: number,
  random: () => number,
): NextStep {
  const again = (): NextStep =>
    attempt < MAX_ATTEMPTS ? { do: 'wait', waitMs: backOffMs(attempt, random) } : { do: 'stop' };
  const ifSafe = (): NextStep => (endpoint.repeat === 'safe' ? again() : { do: 'unknown_fate' });

  switch (failed.type) {
    case 'transport':
      if (failed.phase === 'lost') return ifSafe();
      return failed.lasting ? { do: 'stop' } : again();
    case 'nonsense':
      return { do: 'stop' };
    case 'status':
      // A system account is silenced for ten minutes; nothing is sent meanwhile.
      if (failed.status === 429) return { do: endpoint.scope === 'app' ? 'queue' : 'stop' };
      if (failed.status === 401 && endpoint.auth === 'token') return { do: 'renew' };
      return failed.status >= 500 ? ifSafe() : { do: 'stop' };
    case 'code':
      return afterCode(endpoint, failed.repeat, again);
  }
  return failed satisfies never;
}

function afterCode(
  endpoint: Pick<Endpoint, 'repeat' | 'auth'>,
  repeat: CodeRepeat,
  again: () => NextStep,
): NextStep {
  if (repeat === 'new_token' && endpoint.auth === 'token') return { do: 'renew' };
  if (repeat === 'wait') return { do: 'queue' };
  // With `if_safe` the platform did answer: the failure of a send keeps its code, and says that a repeat may duplicate.
  if (repeat === 'always' || (repeat === 'if_safe' && endpoint.repeat === 'safe')) return again();
  return { do: 'stop' };
}

/** Doubles each time; the upper half of each wait is random. */
export function backOffMs(attempt: number, random: () => number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + random() / 2));
}
