import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../base/clock';
import type { Subscribe } from '../../../base/emitter';
import { Emitter } from '../../../base/emitter';
import type { EventEnvelope, EventType } from '../../../contract/eventTable';
import { eventTable } from '../../../contract/eventTable';
import type { Transport } from '../../../wire/transport';
import type { ChatPlace } from '../../world/messageRecords';
import type { OutgoingEvent } from '../outgoingEvent';
import { AppDelivery } from './appDelivery';
import type { Attempt } from './attempt';
import { AttemptLog } from './attemptLog';
import type { CallbackResult, Connection } from './connection';
import { DeliveryFaults } from './deliveryFaults';
import type { DeliverySwitches } from './deliverySwitches';
import { defaultSwitches } from './deliverySwitches';
import type { EventApp } from './eventApp';
import { barredOf } from './eventApp';
import type { LoopPause } from './loopGuard';
import { LoopGuard } from './loopGuard';
import type { QueuedEvent } from './queuedEvent';
import { fitsFrame, queued } from './queuedEvent';
import type { BotSocket } from './socket/botSocket';
import { SocketDesk } from './socket/socketDesk';

export interface DeliveriesOptions {
  readonly clock: Clock;
  readonly transport: Transport;
  /** The app as it is now. */
  readonly app: (appId: string) => EventApp | undefined;
  /** Makes a decimal number that no other event has. */
  readonly newEventId: () => string;
  /** Random hexadecimal characters, two for each byte: for challenges and tokens. */
  readonly randomly?: (bytes: number) => string;
  /** Called with what a listener throws, and with an event that is no JSON. */
  readonly onError: (error: unknown) => void;
}

/** What changes when a delivery is repeated. */
export interface ReplayOptions {
  /** `same`, the default, as a repeat of the platform's has it; `new` as if it had happened again. */
  readonly eventId?: 'same' | 'new' | undefined;
  /** Another envelope instead of the one that was sent. */
  readonly envelope?: EventEnvelope | undefined;
  readonly wrongSignature?: boolean | undefined;
}

/** How the local SeaTalk gets events to bots: by HTTP callback or through the WebSocket, one way at a time for each app. */
export class Deliveries {
  readonly faults = new DeliveryFaults();
  readonly #options: DeliveriesOptions;
  readonly #randomly: (bytes: number) => string;
  readonly #log: AttemptLog;
  readonly #guard: LoopGuard;
  readonly #desk: SocketDesk;
  readonly #apps = new Map<string, AppDelivery>();
  readonly #changed: Emitter<string>;
  #switches = defaultSwitches;

  /** Fires with the id of an app when its connection changed, or a pause of it. */
  readonly onDidChange: Subscribe<string>;
  /** Fires when an attempt begins, and again when it ended. */
  readonly onDidRecord: Subscribe<Attempt>;
  /** Fires when the attempts are forgotten. */
  readonly onDidClear: Subscribe<void>;

  constructor(options: DeliveriesOptions) {
    const { clock, app, onError, randomly = randomHex } = options;
    this.#options = options;
    this.#randomly = randomly;
    this.#log = new AttemptLog(clock, onError);
    this.#guard = new LoopGuard(clock, this.#switches.loopLimit);
    this.#changed = new Emitter(onError);
    this.onDidChange = this.#changed.subscribe;
    this.onDidRecord = this.#log.onDidRecord;
    this.onDidClear = this.#log.onDidClear;
    this.#desk = new SocketDesk({
      clock,
      app,
      randomly,
      lane: (appId) => this.#apps.get(appId)?.socket,
      switches: () => this.#switches,
    });
  }

  get switches(): DeliverySwitches {
    return this.#switches;
  }

  /** They hold for sessions that register, and events that come, from now on. */
  setSwitches(switches: Partial<DeliverySwitches>): void {
    this.#switches = { ...this.#switches, ...switches };
    this.#guard.limit = this.#switches.loopLimit;
  }

  /** Takes an event over. Never throws and never waits. */
  push(event: OutgoingEvent): void {
    try {
      const { appId, type, body, atMs } = event;
      const made = queued(this.#envelope(appId, type, body, atMs), 'event');
      const admission = this.#guard.admit(event);
      if (admission === 'passes') return this.#deliver(made);
      this.#log.drop(made, 'paused');
      if (admission === 'starts') this.#changed.fire(appId);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /**
   * Delivers an event that nothing in the world has raised.
   * @param body what stands under `event`; the contract's sample without it.
   * @returns its `event_id`.
   */
  sendTest(appId: string, type: EventType, body?: Readonly<Record<string, unknown>>): string {
    const now = this.#options.clock.now();
    const made = queued(this.#envelope(appId, type, body ?? eventTable[type].sample, now), 'test');
    this.#deliver(made);
    return made.eventId;
  }

  /**
   * Delivers again what an attempt delivered, to wherever the app gets its events now.
   * @returns its `event_id`; undefined when the attempt isn't known any more.
   */
  replay(attemptId: number, options: ReplayOptions = {}): string | undefined {
    const attempt = this.#log.find(attemptId);
    if (!attempt) return undefined;
    const { envelope, eventId = 'same', wrongSignature = false } = options;
    // The log holds what `queued` wrote.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const before = envelope ?? (JSON.parse(attempt.body) as EventEnvelope);
    const id = eventId === 'new' ? { event_id: this.#options.newEventId() } : {};
    const made = { ...queued({ ...before, ...id }, 'replay', wrongSignature), appId: attempt.appId };
    this.#deliver(made);
    return made.eventId;
  }

  /** Verifies a callback URL and uses it from then on, as when it is saved in the portal. */
  setCallback(appId: string, url: string): Promise<CallbackResult> {
    return this.#of(appId).setCallback(url);
  }

  /** Delivers through the WebSocket from now on. */
  useSocket(appId: string): void {
    this.#of(appId).useSocket();
  }

  /** Delivers nothing to the app from now on. */
  disconnect(appId: string): void {
    const app = this.#apps.get(appId);
    this.#apps.delete(appId);
    app?.disconnect();
  }

  /** Kicks the bot that is connected for the app, as another connection of it would. @returns whether one was. */
  kick(appId: string): boolean {
    return this.#apps.get(appId)?.socket?.kick() ?? false;
  }

  connectionOf(appId: string): Connection {
    return this.#apps.get(appId)?.connection ?? { method: 'none' };
  }

  /** The latest attempts of all apps, oldest first. */
  attempts(): readonly Attempt[] {
    return this.#log.attempts;
  }

  /** Forgets the attempts. */
  clear(): void {
    this.#log.clear();
  }

  /** Chats in which an app gets nothing, because of a loop. */
  get pauses(): readonly LoopPause[] {
    return this.#guard.pauses;
  }

  /**
   * Ends pauses.
   * @param place all chats of the app without it.
   * @returns how many ended.
   */
  resume(appId: string, place?: ChatPlace): number {
    const ended = this.#guard.resume(appId, place);
    if (ended > 0) this.#changed.fire(appId);
    return ended;
  }

  /** Takes over a WebSocket that a bot has opened. */
  connect(socket: BotSocket): void {
    this.#desk.receive(socket);
  }

  /** Starts over with another world: connections of apps that are in it stay, and what is on the way is dropped. */
  reset(): void {
    for (const [appId, app] of this.#apps)
      if (this.#options.app(appId)) app.empty();
      else this.disconnect(appId);
    this.faults.clear();
    this.#guard.clear();
    this.#log.clear();
  }

  /** Drops what is on the way and ends all sockets. Deliveries can go on after that. */
  stop(): void {
    for (const app of this.#apps.values()) app.stop();
    this.#desk.stop();
  }

  dispose(): void {
    this.stop();
    this.#changed.dispose();
    this.#log.dispose();
  }

  #deliver(event: QueuedEvent): void {
    const reason = fitsFrame(event) ? barredOf(this.#options.app(event.appId)) : 'too_large';
    const app = this.#apps.get(event.appId);
    if (reason) this.#log.drop(event, reason);
    else if (app) app.push(event);
    else this.#log.drop(event, 'not_connected');
  }

  #of(appId: string): AppDelivery {
    const known = this.#apps.get(appId);
    if (known) return known;
    const { clock, transport, app } = this.#options;
    const made = new AppDelivery({
      clock,
      transport,
      log: this.#log,
      faults: this.faults,
      barred: () => barredOf(app(appId)),
      signingSecret: () => app(appId)?.signingSecret,
      challenge: () =>
        this.#envelope(appId, 'event_verification', { seatalk_challenge: this.#randomly(8) }, clock.now()),
      onChange: () => this.#changed.fire(appId),
    });
    this.#apps.set(appId, made);
    return made;
  }

  #envelope(
    appId: string,
    type: EventType,
    body: Readonly<Record<string, unknown>>,
    atMs: number,
  ): EventEnvelope {
    return {
      event_id: this.#options.newEventId(),
      event_type: type,
      timestamp: Math.floor(atMs / 1000),
      app_id: appId,
      event: body,
    };
  }
}

function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
