import type { DeliveryEnd } from '../../../events/deliverEvent';
import type { DeliveryCause } from './queuedEvent';

/** Why an event never left, or will not be tried again. */
export type DropReason =
  /** The app has neither a verified callback URL nor the WebSocket. */
  | 'not_connected'
  /** The app isn't online, its bot is off, or there is no such app. */
  | 'not_online'
  /** Too many events were waiting, and this was the oldest. */
  | 'queue_full'
  /** It is larger than a frame of the WebSocket may be. */
  | 'too_large'
  /** The loop guard paused this chat for the app. */
  | 'paused'
  /** The app was connected in another way meanwhile, or the local SeaTalk was stopped or reset. */
  | 'connection_changed';

/** How one attempt ended, or that it hasn't. */
export type AttemptOutcome =
  | { readonly kind: 'pending' }
  /** Over HTTP. */
  | PostOutcome
  /** WebSocket: the bot acknowledged it, didn't in time, or the connection ended before. */
  | { readonly kind: 'acknowledged' | 'unacknowledged' | 'disconnected' }
  /** A fault swallowed it. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'dropped'; readonly reason: DropReason };

/** How one posting ended; `failed` is a mistake of the local SeaTalk itself. */
export type PostOutcome = DeliveryEnd | { readonly kind: 'failed'; readonly message: string };

/** One attempt to deliver one event. A record is never changed: another with the same `id` takes its place. */
export interface Attempt {
  /** Counts up; later attempts have higher ones. */
  readonly id: number;
  readonly appId: string;
  readonly eventId: string;
  readonly type: string;
  readonly cause: DeliveryCause;
  readonly method: 'callback' | 'socket' | 'none';
  /** 1 for the first; 0 where nothing was tried. */
  readonly attempt: number;
  /** Unix ms on the clock of the local SeaTalk. */
  readonly atMs: number;
  /** Milliseconds; 0 while it is pending. */
  readonly durationMs: number;
  /** Of the callback. */
  readonly url: string | undefined;
  /** Of the request, names as they were sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** The event with its envelope, as JSON. */
  readonly body: string;
  readonly outcome: AttemptOutcome;
  /** Milliseconds from the end of this attempt to the next one; undefined when there is none, or none that has a time. */
  readonly retryInMs: number | undefined;
}
