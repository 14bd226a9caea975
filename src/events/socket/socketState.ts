import type { UnreachableReason } from '../../wire/unreachable';

/** Why there is no connection, where another try may make one. */
export type CutCause =
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason; readonly code: string | undefined }
  /** What is there answered with an HTTP status instead of a WebSocket. */
  | { readonly kind: 'rejected'; readonly status: number }
  /** Nothing came in time: no connection, or no answer to the registration. */
  | { readonly kind: 'no_answer'; readonly step: 'handshake' | 'register' }
  /** It ended. `code` is the close code of the protocol: 1006 where the connection just broke. */
  | { readonly kind: 'closed'; readonly code: number };

/**
 * How the connection is, for views. No state holds a secret. Times are milliseconds since the epoch, to be shown; the waiting itself doesn't go
 * by that clock.
 */
export type SocketState =
  /** Connects, or waits for the answer to its registration. */
  | { readonly kind: 'connecting' }
  /** Events come in. */
  | { readonly kind: 'connected'; readonly sinceMs: number; readonly sid: string | undefined }
  /** The connection ended or never came about; the next try is at `untilMs`. */
  | { readonly kind: 'waiting'; readonly untilMs: number; readonly cause: CutCause }
  /** The connection was open and nothing came through it any more, so it was given up; the next try is at `untilMs`. */
  | { readonly kind: 'dead'; readonly untilMs: number }
  /**
   * Another connection of the app took over, in the platform's words. The next try is at `untilMs`; undefined after the second time, as two
   * programs would go on taking turns: a person has to decide.
   */
  | { readonly kind: 'kicked'; readonly untilMs: number | undefined; readonly message: string }
  /** The platform doesn't accept the app or its secret, in its words. It isn't tried again. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Ended from here. */
  | { readonly kind: 'stopped' };
