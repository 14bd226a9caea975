import type { RateWindow } from '../../contract/endpoint';

/** A person waits for an `interactive` call; sweeps, refreshes and scripts are `bulk`. */
export type LimitPriority = 'interactive' | 'bulk';

/**
 * How a permitted call ended, as far as the limiter cares:
 * - `ok`: answered, whatever the answer was, except a rate rejection;
 * - `limited`: rejected with code 101 (webhooks: 8, 101) or HTTP 429;
 * - `unknown`: sent, no answer read (time-out, cut connection, 5xx from a proxy);
 * - `unsent`: certainly never reached the platform (connect or DNS failure, cancelled before sending).
 */
export type LimitOutcome = 'ok' | 'limited' | 'unknown' | 'unsent';

/** One call that needs a slot. */
export interface LimitCall {
  /** Calls with one key share one queue and one set of windows: tenant (app or system account) and path. */
  readonly key: string;
  /** The windows of the endpoint table's row; all are respected together. None: only rejections hold the call back. */
  readonly windows: readonly RateWindow[];
  readonly priority: LimitPriority;
  readonly signal?: AbortSignal | undefined;
  /** The latest moment a slot is of use, on the monotonic clock in milliseconds. It is absolute so that it survives a repeat. */
  readonly deadlineAtMs?: number | undefined;
}

/** Leave to send one call now. It holds its slots until one window after {@link Permit.answered}. */
export interface Permit {
  /**
   * Must be called once for every permit, as soon as status and code are known (for a download: with the headers).
   * Further calls do nothing.
   * @param retryAfterMs the wait the server asked for with a rejection; obeyed as it is, at most an hour.
   */
  answered(outcome: LimitOutcome, retryAfterMs?: number): void;
  /** Waits for another slot at the call's old place in the queue, under its old deadline and signal. */
  again(): Promise<Permit>;
}

/** A call in the queue. */
export interface WaitingCall {
  /** @throws LimitWaitError (as a rejection) when no slot comes in time, or the wait is cancelled. */
  readonly permit: Promise<Permit>;
  /** How many calls go before this one; `undefined` once it waits no more. Counts the queue: for display, not for loops. */
  position(): number | undefined;
  /** Earliest moment this call can go as things stand, in milliseconds since the epoch; `undefined` once it waits no more. */
  expectedAtMs(): number | undefined;
}

/** What is left of one window. */
export interface WindowGauge {
  /** Calls the platform allows all senders of this app or account together. */
  readonly limit: number;
  readonly windowMs: number;
  /** Calls out of `limit` that we allow ourselves now: the share, lowered for a while after a rejection. */
  readonly share: number;
  /** Slots taken by calls on their way or answered less than a window ago, in all editor windows. */
  readonly used: number;
  /** Slots an interactive call finds free now. */
  readonly left: number;
  /** When the next interactive call finds a slot in this window, in milliseconds since the epoch; now, if there is one. */
  readonly nextSlotAtMs: number;
}

/** A key's state, to be shown. */
export interface LimitGauge {
  readonly windows: readonly WindowGauge[];
  readonly waiting: { readonly interactive: number; readonly bulk: number };
  /** Closed after a rejection until then, in milliseconds since the epoch; `undefined` while open. */
  readonly closedUntilMs: number | undefined;
  /** 1, or less for a while after a rejection. */
  readonly pace: number;
}
