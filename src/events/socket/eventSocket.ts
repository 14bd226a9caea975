import type { Clock, Disposable } from '../../base/clock';
import { systemClock } from '../../base/clock';
import { oneLine } from '../../base/plainText';
import { SEATALK_SOCKET_URL } from '../../contract/socketFrames';
import type { ArrivalFate, EventExchange } from '../../traffic/exchange';
import { Redactor } from '../../wire/redact';
import { EventInbox } from '../eventInbox';
import { exchangeOfArrival } from '../exchangeOfArrival';
import type { ReceivedEvent } from '../receivedEvent';
import { BackOff } from './backOff';
import type { FramedEvent, SessionEnd } from './clientSession';
import { ClientSession } from './clientSession';
import type { Dial } from './dial';
import { dialWithWs } from './dial';
import type { SocketState } from './socketState';
import { readSocketUrl } from './socketUrl';

export interface EventSocketOptions {
  /** The platform's by default. `ws:` only for a local SeaTalk. */
  readonly url?: string | undefined;
  readonly appId: string;
  readonly appSecret: string;
  readonly clock?: Clock | undefined;
  /**
   * Takes an event over, each once. Events come in order; the next one doesn't wait for the promise of the one before. An event is
   * acknowledged when this has returned or resolved; when it throws or rejects, it isn't, and the platform may send it again.
   */
  readonly onEvent: (event: ReceivedEvent) => void | Promise<void>;
  /** Called with each new state, the first one included. */
  readonly onState: (state: SocketState) => void;
  /** Called with what the other functions given here throw. */
  readonly onError: (error: unknown) => void;
  /** Gets a record of everything that came as an event. */
  readonly record?: ((exchange: EventExchange) => void) | undefined;
  /** Learns the secrets of the connection, so that a log that uses it hides them. */
  readonly redactor?: Redactor | undefined;
  readonly dial?: Dial | undefined;
  /** From 0 up to 1, as `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** After a kick, in milliseconds. Sooner would take the connection away from a program that just started. */
const AFTER_KICK_MS = 60_000;
/** A connection that lasted so many milliseconds was a good one: the next pause is the shortest again. */
const STEADY_MS = 60_000;
const WORDS_MAX = 300;

/**
 * Receives the events of an app through the platform's WebSocket, in place of its bot: the platform has one connection for each app, and a newer one
 * takes over. Connects again by itself after a cut, with growing pauses; once after a kick; never after a refusal.
 */
export class EventSocket implements Disposable {
  readonly #options: EventSocketOptions;
  readonly #url: string;
  readonly #clock: Clock;
  readonly #redactor: Redactor;
  readonly #inbox: EventInbox;
  readonly #backOff: BackOff;
  readonly #hiddenSecret: Disposable;
  #hiddenToken: Disposable | undefined;
  #session: ClientSession | undefined;
  /** On the clock that doesn't jump. */
  #connectedAt: number | undefined;
  #retry: Disposable | undefined;
  #wasKicked = false;
  #state: SocketState = { kind: 'connecting' };

  /**
   * Starts to connect, and stays connected until it is disposed.
   * @throws TypeError for an address that no secret may travel to; see {@link readSocketUrl}.
   */
  static connect(options: EventSocketOptions): EventSocket {
    const socket = new EventSocket(options, readSocketUrl(options.url ?? SEATALK_SOCKET_URL));
    socket.#open();
    return socket;
  }

  private constructor(options: EventSocketOptions, url: string) {
    const { clock = systemClock, redactor = new Redactor(), random = Math.random } = options;
    this.#options = options;
    this.#url = url;
    this.#clock = clock;
    this.#redactor = redactor;
    this.#inbox = new EventInbox(options);
    this.#backOff = new BackOff(random);
    this.#hiddenSecret = redactor.register(options.appSecret);
  }

  get state(): SocketState {
    return this.#state;
  }

  /** Closes the connection and stays away. */
  dispose(): void {
    if (this.#state.kind === 'stopped') return;
    this.#retry?.dispose();
    this.#session?.dispose();
    this.#forget();
    this.#set({ kind: 'stopped' });
  }

  #open(): void {
    this.#set({ kind: 'connecting' });
    // A listener may have stopped it.
    if (this.#state.kind !== 'connecting') return;
    const { appId, appSecret, dial = dialWithWs } = this.#options;
    const parts = { clock: this.#clock, dial, url: this.#url, appId, appSecret };
    this.#session = new ClientSession(parts, {
      registered: ({ token, sid }) => {
        this.#hiddenToken?.dispose();
        this.#hiddenToken = this.#redactor.register(token);
        this.#connectedAt = this.#clock.monotonic();
        this.#set({ kind: 'connected', sinceMs: this.#clock.now(), sid });
      },
      event: (event) => void this.#take(event),
      ended: (end) => this.#ended(end),
    });
  }

  #ended(end: SessionEnd): void {
    const lastedMs = this.#clock.monotonic() - (this.#connectedAt ?? this.#clock.monotonic());
    if (lastedMs >= STEADY_MS) this.#backOff.reset();
    this.#session = undefined;
    this.#connectedAt = undefined;
    switch (end.kind) {
      case 'cut':
        return this.#set({ kind: 'waiting', untilMs: this.#retryIn(this.#backOff.next()), cause: end.cause });
      case 'dead':
        return this.#set({ kind: 'dead', untilMs: this.#retryIn(this.#backOff.next()) });
      case 'kicked': {
        const untilMs = this.#wasKicked ? undefined : this.#retryIn(AFTER_KICK_MS);
        this.#wasKicked = true;
        return this.#set({ kind: 'kicked', untilMs, message: this.#words(end.message) });
      }
      case 'refused':
        return this.#set({ kind: 'refused', reason: this.#words(end.message) });
    }
  }

  /** @returns when that is, to be shown. */
  #retryIn(ms: number): number {
    this.#retry = this.#clock.setTimer(ms, () => this.#open());
    return this.#clock.now() + ms;
  }

  async #take({ envelope, data, acknowledge }: FramedEvent): Promise<void> {
    const atMs = this.#clock.now();
    const startedAt = this.#clock.monotonic();
    const event = envelope && { envelope, body: JSON.stringify(data), via: 'socket' as const, atMs };
    const fate = event ? await this.#inbox.take(event) : 'not_an_event';
    const isAcknowledged = isTaken(fate) && acknowledge();
    this.#record(
      exchangeOfArrival({
        via: 'socket',
        fate,
        isAcknowledged,
        atMs,
        durationMs: this.#clock.monotonic() - startedAt,
        request: { method: 'event', url: new URL(this.#url).origin, body: data },
      }),
    );
  }

  #record(exchange: EventExchange): void {
    this.#guarded(() => this.#options.record?.(exchange));
  }

  #set(state: SocketState): void {
    this.#state = state;
    if (state.kind === 'refused' || (state.kind === 'kicked' && state.untilMs === undefined)) this.#forget();
    this.#guarded(() => this.#options.onState(state));
  }

  #guarded(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** The platform's words, which are anything: fit to be shown, and without a secret. */
  #words(message: string | undefined): string {
    return oneLine(this.#redactor.text(message ?? ''), WORDS_MAX);
  }

  #forget(): void {
    this.#hiddenSecret.dispose();
    this.#hiddenToken?.dispose();
  }
}

function isTaken(fate: ArrivalFate): boolean {
  return fate === 'accepted' || fate === 'repeated';
}
