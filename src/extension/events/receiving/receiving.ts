import type { Clock, Disposable } from '../../../base/clock';
import { DisposableSlot } from '../../../base/slot';
import type { DeliveryAddress } from '../../../events/deliveryAddress';
import { EventForwarder } from '../../../events/forward';
import type { ReceivedEvent } from '../../../events/receivedEvent';
import { EventReceiver } from '../../../events/receiver/eventReceiver';
import { EventSocket } from '../../../events/socket/eventSocket';
import type { EventExchange } from '../../../traffic/exchange';
import type { Transport } from '../../../wire/transport';
import type { EventRecord } from '../model/eventLog';
import { forwardedAttempt } from '../model/forwardedAttempt';
import type { RealEvents, ReceivingApp } from '../model/realEvents';

export interface ReceivingOptions {
  readonly events: RealEvents;
  readonly clock: Clock;
  /** Carries events to the bot on this machine. */
  readonly transport: Transport;
  /** Called for each event of a group: what is shown of it may be read again. */
  readonly onNews: (app: ReceivingApp, place: GroupNews) => void;
  /** Called with what fails on the way of an event. */
  readonly onError: (error: unknown) => void;
}

/** Where something happened, by the platform's ids. */
export interface GroupNews {
  readonly groupId: string;
  readonly threadId: string | undefined;
}

/** An app with what the platform lets it in by. */
export interface SocketCredentials {
  readonly app: ReceivingApp;
  readonly appId: string;
  readonly appSecret: string;
  /** The platform's by default. */
  readonly url?: string | undefined;
}

/** A bot on this machine, and what it checks signatures with. */
export interface ForwardTarget {
  readonly app: ReceivingApp;
  readonly address: DeliveryAddress;
  readonly signingSecret: string;
}

interface Forward extends Disposable {
  readonly address: DeliveryAddress;
  readonly forwarder: EventForwarder;
}

/** The ways by which events of a real app come to this window and go on to a bot on this machine; each at most once. */
export class Receiving implements Disposable {
  readonly #options: ReceivingOptions;
  readonly #socket = new DisposableSlot();
  readonly #receiver = new DisposableSlot();
  readonly #forward = new DisposableSlot<Forward>();
  #isDisposed = false;

  constructor(options: ReceivingOptions) {
    this.#options = options;
  }

  /**
   * Takes the app's connection to the platform. Whoever has it now loses it.
   * @throws TypeError for an address that no secret may travel to.
   */
  receive(credentials: SocketCredentials): void {
    this.#socket.clear();
    try {
      this.#socket.set(this.#connect(credentials));
    } catch (error) {
      this.stopReceiving();
      throw error;
    }
  }

  /** Gives the connection back. Forwarding ends with the last way in. */
  stopReceiving(): void {
    this.#socket.clear();
    this.#options.events.set({ reception: undefined });
    this.#endForwarding();
  }

  /**
   * Listens on this machine for events that somebody else forwards.
   * @param port from 0, which takes a free one, to 65535.
   * @returns the address to forward to.
   * @throws the system's error when the port can't be had.
   */
  async listen(app: ReceivingApp, port: number, signingSecret: string): Promise<string> {
    this.#receiver.clear();
    const { events, clock, onError } = this.#options;
    const receiver = await EventReceiver.listen({
      port,
      signingSecret,
      clock,
      onError,
      onEvent: (event) => this.#take(event, app),
      record: (exchange) => this.#note(exchange),
    }).catch((error: unknown) => {
      this.stopListening();
      throw error;
    });
    const close = () => void receiver.close();
    if (this.#isDisposed) close();
    else this.#receiver.set({ dispose: close });
    events.set({ listening: { app, port: receiver.port, url: receiver.url, notes: [] } });
    return receiver.url;
  }

  stopListening(): void {
    this.#receiver.clear();
    this.#options.events.set({ listening: undefined });
    this.#endForwarding();
  }

  /** Hands each event that comes from now on to a bot. @throws TypeError for an address that isn't on this machine. */
  forward(target: ForwardTarget): void {
    this.#forward.set(this.#forwardTo(target));
    const { app, address } = target;
    this.#options.events.set({ forwarding: { app, address } });
  }

  stopForwarding(): void {
    this.#forward.clear();
    this.#options.events.set({ forwarding: undefined });
  }

  /** Hands one event that came earlier to a bot, once. @throws TypeError for an address that isn't on this machine. */
  async replay(event: EventRecord, target: ForwardTarget): Promise<void> {
    const forward = this.#forwardTo(target);
    try {
      await this.#pass(event, forward, true);
    } finally {
      forward.dispose();
    }
  }

  stopAll(): void {
    this.stopReceiving();
    this.stopListening();
    this.stopForwarding();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#socket.dispose();
    this.#receiver.dispose();
    this.#forward.dispose();
  }

  #connect({ app, appId, appSecret, url }: SocketCredentials): Disposable {
    const { events, clock, onError } = this.#options;
    let isOver = false;
    const socket = EventSocket.connect({
      ...(url !== undefined && { url }),
      appId,
      appSecret,
      clock,
      onError,
      onEvent: (event) => this.#take(event, app),
      onState: (state) => {
        if (!isOver) events.set({ reception: { app, state } });
      },
    });
    return {
      dispose: () => {
        isOver = true;
        socket.dispose();
      },
    };
  }

  #forwardTo({ address, signingSecret }: ForwardTarget): Forward {
    const { transport, clock } = this.#options;
    const forwarder = new EventForwarder({ address, signingSecret, transport, clock });
    return { address, forwarder, dispose: () => forwarder.dispose() };
  }

  #endForwarding(): void {
    const { reception, listening } = this.#options.events;
    if (!reception && !listening) this.stopForwarding();
  }

  /** The platform's acknowledgement doesn't wait for the bot: it is about whether the event arrived here. */
  #take(event: ReceivedEvent, app: ReceivingApp): void {
    const record = this.#options.events.add(event, app);
    const { groupId, threadId } = record.facts;
    if (groupId !== undefined) this.#options.onNews(app, { groupId, threadId });
    const forward = this.#forward.value;
    if (forward) this.#pass(record, forward, false).catch(this.#options.onError);
  }

  async #pass(event: EventRecord, { address, forwarder }: Forward, isReplay: boolean): Promise<void> {
    const { events, clock } = this.#options;
    const begun = { id: events.nextId(), atMs: clock.now(), address, isReplay };
    events.put(event.key, forwardedAttempt(event, begun));
    events.put(event.key, forwardedAttempt(event, begun, await forwarder.forward(event)));
  }

  #note({ atMs, request, arrival }: EventExchange): void {
    // Those that were handed on have rows of their own.
    if (!arrival || arrival.fate === 'accepted' || arrival.fate === 'repeated') return;
    const { method, headers } = request;
    this.#options.events.note({ atMs, fate: arrival.fate, method, host: headers?.['host'] });
  }
}
