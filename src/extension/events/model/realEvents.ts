import type { Clock, Disposable } from '../../../base/clock';
import type { Subscribe } from '../../../base/emitter';
import { GatheringEmitter } from '../../../base/emitter';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import type { ReceivedEvent } from '../../../events/receivedEvent';
import type { SocketState } from '../../../events/socket/socketState';
import type { ArrivalFate } from '../../../traffic/exchange';
import type { Delivery } from './delivery';
import { eventFacts } from './eventFacts';
import type { EventRecord } from './eventLog';
import { EventLog } from './eventLog';

/** Milliseconds in which changes are gathered into one drawing. */
const GATHER_MS = 100;
/** Requests kept that brought no event. */
const NOTES_MAX = 20;

/** Keeps their keys apart from those of the local SeaTalk, which may know the same app. No App ID begins like this. */
const KEY_START = 'real ';

/** Whether a key is that of an event of a real app. */
export function isReal(key: string): boolean {
  return key.startsWith(KEY_START);
}

/** The app whose events are received. */
export interface ReceivingApp {
  /** Of its profile. */
  readonly id: string;
  readonly name: string;
  readonly production: boolean;
}

/** A WebSocket in place of the app's bot. */
export interface Reception {
  readonly app: ReceivingApp;
  readonly state: SocketState;
}

/** A request to a listening port that brought no event. */
export interface ArrivalNote {
  /** Counts up. */
  readonly id: number;
  /** Unix ms. */
  readonly atMs: number;
  readonly fate: ArrivalFate;
  readonly method: string;
  /** The host it was sent to; undefined where it named none. */
  readonly host: string | undefined;
}

/** A port that events are forwarded to by somebody else. */
export interface Listening {
  readonly app: ReceivingApp;
  readonly port: number;
  /** With the path. */
  readonly url: string;
  /** Newest first. */
  readonly notes: readonly ArrivalNote[];
}

/** A bot on this machine that gets each event as it comes. */
export interface Forwarding {
  readonly app: ReceivingApp;
  readonly address: DeliveryAddress;
}

interface Sources {
  readonly reception: Reception | undefined;
  readonly listening: Listening | undefined;
  readonly forwarding: Forwarding | undefined;
}

/** The events of real apps that this window received, and by what ways they come. Kept in memory only. */
export class RealEvents implements Disposable {
  readonly log = new EventLog();
  readonly #changed: GatheringEmitter;
  #sources: Sources = { reception: undefined, listening: undefined, forwarding: undefined };
  #lastId = 0;

  /** Fires after any change, once for a burst of them. */
  readonly onDidChange: Subscribe<void>;

  /** @param onError called with what a listener throws. */
  constructor(clock: Clock, onError: (error: unknown) => void) {
    this.#changed = new GatheringEmitter(clock, GATHER_MS, onError);
    this.onDidChange = this.#changed.subscribe;
  }

  get reception(): Reception | undefined {
    return this.#sources.reception;
  }

  get listening(): Listening | undefined {
    return this.#sources.listening;
  }

  get forwarding(): Forwarding | undefined {
    return this.#sources.forwarding;
  }

  /** Replaces what is given. Listeners are called at once: what a person started or stopped should show. */
  set(sources: Partial<Sources>): void {
    this.#sources = { ...this.#sources, ...sources };
    this.#changed.fire();
  }

  /** Keeps an event. @returns what is kept of it. */
  add({ envelope, body, via, atMs }: ReceivedEvent, { id, name }: ReceivingApp): EventRecord {
    const { event_id: eventId, event_type: type, app_id: appId } = envelope;
    const record = this.log.add({
      key: `${KEY_START}${id} ${eventId}`,
      appId,
      eventId,
      type,
      atMs,
      cause: 'event',
      body,
      facts: eventFacts(body),
      received: { profileId: id, appName: name, via },
      attempts: [],
    });
    this.#changed.fireSoon();
    return record;
  }

  /** Keeps what is known of handing an event to a bot. */
  put(key: string, attempt: Delivery): void {
    this.log.putTo(key, attempt);
    this.#changed.fireSoon();
  }

  /** Keeps a request that brought no event. */
  note(note: Omit<ArrivalNote, 'id'>): void {
    const { listening } = this.#sources;
    if (!listening) return;
    const notes = [{ ...note, id: this.nextId() }, ...listening.notes].slice(0, NOTES_MAX);
    this.#sources = { ...this.#sources, listening: { ...listening, notes } };
    this.#changed.fireSoon();
  }

  /** A number that nothing else here has. */
  nextId(): number {
    return ++this.#lastId;
  }

  clear(): void {
    this.log.clear();
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
