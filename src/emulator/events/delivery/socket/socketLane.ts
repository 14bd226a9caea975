import type { Clock, Disposable } from '../../../../base/clock';
import { EVENT_REPEATS_MAX } from '../../../../contract/limits';
import type { AttemptOutcome, DropReason } from '../attempt';
import type { AttemptLog, PendingAttempt } from '../attemptLog';
import { BoundedQueue } from '../boundedQueue';
import type { Connection } from '../connection';
import type { DeliveryFaults } from '../deliveryFaults';
import type { QueuedEvent } from '../queuedEvent';
import type { SessionEnd, SessionOwner, SocketSession } from './socketSession';

/**
 * Milliseconds after which an event that wasn't acknowledged is sent again. [?] Nobody has measured it; one of the vendor's packages
 * acknowledges only after its handler has returned, so it can't be a matter of few seconds.
 */
const RESEND_AFTER_MS = 30_000;

/** [?] How often an event is sent at most isn't known; as often as over HTTP. */
const SENDS_MAX = 1 + EVENT_REPEATS_MAX;

export interface SocketLaneParts {
  readonly clock: Clock;
  readonly log: AttemptLog;
  readonly faults: DeliveryFaults;
  /** Why the app gets nothing at the moment, if so. */
  readonly barred: () => DropReason | undefined;
  readonly onChange: () => void;
}

/** [?] The platform's own words aren't known. */
const TAKEN_OVER = 'another connection of this app has taken over';

/** Characters of an event's id in what it is acknowledged by: an id that was typed may have any length. */
const ID_MAX = 64;

type SocketState = Extract<Connection, { readonly method: 'socket' }>['state'];

interface Item {
  readonly event: QueuedEvent;
  /** The same each time it is sent, so that a late acknowledgement counts. */
  readonly callbackId: string;
  sends: number;
  /** Since it was sent, until it is acknowledged or has to be sent again. */
  sent: { readonly pending: PendingAttempt; readonly timer: Disposable } | undefined;
}

/**
 * The events of one app on their way through the WebSocket. They are sent in order without waiting for each other, stay until they
 * are acknowledged, and go out again with the same `event_id` after a while and on the next connection. Events that come while no bot is
 * connected wait for one; whether the platform keeps them isn't known [?].
 */
export class SocketLane implements SessionOwner {
  readonly #parts: SocketLaneParts;
  readonly #items: BoundedQueue<Item>;
  readonly #byCallback = new Map<string, Item>();
  #session: SocketSession | undefined;
  #state: Pick<Extract<Connection, { readonly method: 'socket' }>, 'state' | 'cause' | 'sinceMs'>;

  constructor(parts: SocketLaneParts) {
    this.#parts = parts;
    this.#state = { state: 'waiting', sinceMs: parts.clock.now() };
    this.#items = new BoundedQueue((item) => {
      this.#settle(item, { kind: 'unacknowledged' });
      this.#byCallback.delete(item.callbackId);
      parts.log.drop(item.event, 'queue_full');
    });
  }

  get connection(): Connection {
    const unacknowledged = [...this.#items].filter(({ sent }) => sent !== undefined).length;
    return {
      method: 'socket',
      ...this.#state,
      sid: this.#session?.sid,
      waiting: this.#items.size - unacknowledged,
      unacknowledged,
    };
  }

  push(event: QueuedEvent): void {
    const item: Item = { event, callbackId: this.#newCallbackId(event), sends: 0, sent: undefined };
    this.#byCallback.set(item.callbackId, item);
    this.#items.add(item);
    this.#pump();
  }

  attach(session: SocketSession): void {
    const before = this.#session === session ? undefined : this.#session;
    const isDeaf = this.#state.cause === 'half_open';
    this.#session = session;
    this.#set('connected');
    if (isDeaf) before?.terminate();
    else before?.kick(TAKEN_OVER);
    for (const item of this.#items) this.#unsend(item, { kind: 'disconnected' });
    this.#pump();
  }

  acknowledged(callbackId: string): void {
    const item = this.#byCallback.get(callbackId);
    if (!item || item.sends === 0) return;
    this.#settle(item, { kind: 'acknowledged' });
    this.#remove(item);
  }

  drained(session: SocketSession): void {
    if (session === this.#session) this.#pump();
  }

  ended(session: SocketSession, how: SessionEnd): void {
    if (session !== this.#session) return;
    if (how !== 'closed') return this.#set('dead', how);
    this.#session = undefined;
    for (const item of this.#items) this.#unsend(item, { kind: 'disconnected' });
    this.#set('waiting');
  }

  /** Kicks the bot, if one is connected. @returns whether one was. */
  kick(message = TAKEN_OVER): boolean {
    const session = this.#session;
    if (!session) return false;
    this.#session = undefined;
    session.kick(message);
    for (const item of this.#items) this.#unsend(item, { kind: 'disconnected' });
    this.#set('kicked');
    return true;
  }

  /** Drops what waits, and what isn't acknowledged. */
  empty(): void {
    for (const item of this.#items) {
      this.#remove(item);
      if (item.sent) this.#settle(item, { kind: 'unacknowledged' });
      else this.#parts.log.drop(item.event, 'connection_changed');
    }
  }

  /** Kicks the bot, and drops what waits. */
  dispose(): void {
    this.kick('this app does not get its events by WebSocket any more');
    this.empty();
  }

  #newCallbackId({ eventId }: QueuedEvent): string {
    const id = `cb_${eventId.slice(0, ID_MAX)}`;
    let callbackId = id;
    // Doubled and replayed events share an event id.
    for (let copy = 2; this.#byCallback.has(callbackId); copy++) callbackId = `${id}_${copy}`;
    return callbackId;
  }

  /** Sends what waits, oldest first, as long as there is room. */
  #pump(): void {
    for (const item of this.#items) {
      const session = this.#session;
      if (!session?.isLive || session.isFull) return;
      if (item.sent === undefined) this.#send(session, item);
    }
  }

  #send(session: SocketSession, item: Item): void {
    const { clock, log, faults, barred } = this.#parts;
    const { event } = item;
    const reason = barred();
    if (reason) {
      this.#remove(item);
      return log.drop(event, reason);
    }
    item.sends++;
    const timer = clock.setTimer(RESEND_AFTER_MS, () => {
      this.#unsend(item, { kind: 'unacknowledged' });
      this.#pump();
    });
    const pending = log.begin(event, { method: 'socket', attempt: item.sends });
    item.sent = { pending, timer };
    session.sendEvent(event, item.callbackId, faults.meet(event.appId, 'frame'));
  }

  /** What was sent in vain waits again, or is given up. */
  #unsend(item: Item, outcome: AttemptOutcome): void {
    if (item.sent === undefined) return;
    const isLast = item.sends >= SENDS_MAX;
    this.#settle(item, outcome, isLast || !this.#session?.isLive ? undefined : 0);
    if (isLast) this.#remove(item);
  }

  #settle(item: Item, outcome: AttemptOutcome, retryInMs?: number): void {
    const { sent } = item;
    item.sent = undefined;
    sent?.timer.dispose();
    sent?.pending.end(outcome, retryInMs);
  }

  #remove(item: Item): void {
    this.#items.delete(item);
    this.#byCallback.delete(item.callbackId);
  }

  #set(state: SocketState, cause?: 'no_ping' | 'half_open'): void {
    this.#state = { state, cause, sinceMs: this.#parts.clock.now() };
    this.#parts.onChange();
  }
}
