import type { AddressProblem } from '../../../events/deliveryAddress';

/** Why the platform refuses a callback URL, in the words of https://open.seatalk.io/docs/server-apis-event-callback */
export type RefusalReason =
  | 'unreachable'
  /** Not within 5 seconds, after 3 retries. */
  | 'no_answer'
  /** Wrong or malformed: not HTTP 200, no JSON, or not the challenge. */
  | 'wrong_answer'
  | 'verification_running'
  | 'internal_error'
  /** None of the platform's: the app was connected in another way before it was decided. */
  | 'cancelled';

/** What came of setting a callback URL. */
export type CallbackResult =
  | { readonly verified: true }
  | {
      readonly verified: false;
      readonly reason: RefusalReason;
      /** What is wrong with the URL itself. */
      readonly problem?: AddressProblem | undefined;
    };

/** How an app gets its events, as a view shows it. An app has one way at a time. */
export type Connection =
  | { readonly method: 'none' }
  | {
      readonly method: 'callback';
      /** As it was set last. */
      readonly url: string;
      readonly state: 'verifying' | 'verified' | 'refused';
      /** Only when it is refused. */
      readonly reason?: RefusalReason | undefined;
      /** Where events go now: the last URL that was verified. */
      readonly deliversTo: string | undefined;
      /** Events that wait for earlier ones. */
      readonly waiting: number;
    }
  | {
      readonly method: 'socket';
      /**
       * `waiting` for a bot to register; `connected`; `dead`: the connection is open and nothing goes through it; `kicked`: no bot has
       * registered since.
       */
      readonly state: 'waiting' | 'connected' | 'dead' | 'kicked';
      /** Why it is dead: the bot sent no ping in time, or a fault made it so. */
      readonly cause?: 'no_ping' | 'half_open' | undefined;
      /** Since when it is so, Unix ms on the clock of the local SeaTalk. */
      readonly sinceMs: number;
      /** Of the session, while there is one. */
      readonly sid?: string | undefined;
      /** Events to send. */
      readonly waiting: number;
      /** Events sent and not acknowledged yet. */
      readonly unacknowledged: number;
    };
