import type { Clock, Disposable } from '../../../../base/clock';
import type { ClientFrame } from '../../../../contract/socketFrames';
import type { MetFaults } from '../deliveryFaults';
import type { DeliverySwitches } from '../deliverySwitches';
import type { QueuedEvent } from '../queuedEvent';
import type { BotSocket } from './botSocket';
import type { Registration } from './frames';
import {
  eventFrame,
  kickFrame,
  MALFORMED_REGISTER,
  pongFrame,
  readClientFrame,
  refusedFrame,
  registeredFrame,
} from './frames';

/** Where the events of an app wait for a session. */
export interface SessionOwner {
  /** A session is registered, and the bot knows. */
  attach(session: SocketSession): void;
  acknowledged(callbackId: string): void;
  /** There is room to send again. */
  drained(session: SocketSession): void;
  /** Nothing goes through it any more. */
  ended(session: SocketSession, how: SessionEnd): void;
}

/** `no_ping` and `half_open` leave the connection open. */
export type SessionEnd = 'closed' | 'no_ping' | 'half_open';

type RegisterHeader = NonNullable<Extract<ClientFrame, { readonly cmd: 'register' }>['header']>;

/** Decides who may register. */
export interface RegisterDesk {
  register(
    header: Pick<RegisterHeader, 'app_id' | 'app_secret'>,
  ): { readonly refusal: string } | { readonly registration: Registration; readonly owner: SessionOwner };
  readonly switches: () => DeliverySwitches;
}

/**
 * One connection of a bot, from its first frame on. It is silent until the bot registers, and again when a heartbeat is missing: the
 * connection then stays open, as the platform's did. Frames that make no sense are ignored.
 */
export class SocketSession {
  readonly #socket: BotSocket;
  readonly #desk: RegisterDesk;
  readonly #clock: Clock;
  #live: { readonly registration: Registration; readonly timeoutMs: number } | undefined;
  #owner: SessionOwner | undefined;
  #heartbeat: Disposable | undefined;

  /** @param onEnd called when the connection is closed. */
  constructor(socket: BotSocket, desk: RegisterDesk, clock: Clock, onEnd: () => void) {
    this.#socket = socket;
    this.#desk = desk;
    this.#clock = clock;
    socket.listen({
      message: (text) => this.#receive(text),
      drained: () => this.#owner?.drained(this),
      closed: () => {
        this.#end('closed');
        onEnd();
      },
    });
  }

  /** Whether events can be sent. */
  get isLive(): boolean {
    return this.#live !== undefined;
  }

  /** Whether a bot has registered, be it long ago. */
  get isRegistered(): boolean {
    return this.#owner !== undefined;
  }

  get isFull(): boolean {
    return this.#socket.isFull;
  }

  get sid(): string | undefined {
    return this.#live?.registration.sid;
  }

  /** Sends an event, if the session is live. */
  sendEvent(event: QueuedEvent, callbackId: string, faults: MetFaults): void {
    if (!this.#live) return;
    const text = eventFrame(event, callbackId, this.#live.registration.sid);
    const slowMs = faults.get('slow_socket');
    if (faults.has('half_open')) {
      this.#socket.mute();
      this.#end('half_open');
    } else if (faults.has('cut_frame')) this.#socket.sendCut(text);
    else if (slowMs !== undefined) this.#socket.sendSlowly(text, slowMs);
    else this.#socket.send(text);
  }

  /** Says why, then closes. The owner is not told: it kicks. */
  kick(message: string): void {
    this.#owner = undefined;
    this.#stop();
    this.#socket.send(kickFrame(message));
    this.#socket.close();
  }

  /** Ends the connection at once. */
  terminate(): void {
    this.#socket.terminate();
  }

  #receive(text: string): void {
    const frame = readClientFrame(text);
    if (frame === undefined) return;
    if (frame === MALFORMED_REGISTER) return this.#refuse('the register frame is malformed', undefined);
    if (frame.cmd === 'register') return this.#register(frame.header ?? {});
    if (!this.#live) return;
    const { token } = this.#live.registration;
    if (frame.cmd === 'ping') return this.#answerPing(frame.header?.rid, frame.header?.token === token);
    // An acknowledgement with a wrong token counts for nothing; how the platform says so is not known [?].
    if (frame.header?.token === token && frame.header.callback_id)
      this.#owner?.acknowledged(frame.header.callback_id);
  }

  /** A connection may register again, also after it was dead. */
  #register(header: RegisterHeader): void {
    const decided = this.#desk.register(header);
    if ('refusal' in decided) return this.#refuse(decided.refusal, header.rid);
    const { registration, owner } = decided;
    const switches = this.#desk.switches();
    if (this.#owner && this.#owner !== owner) this.#end('closed');
    this.#owner = owner;
    this.#live = { registration, timeoutMs: switches.heartbeat.timeoutSec * 1000 };
    this.#awaitPing();
    this.#socket.send(registeredFrame(registration, switches, header.rid));
    owner.attach(this);
  }

  /** In words, and only then closed: a bare end would make bots try for ever. */
  #refuse(message: string, rid: string | null | undefined): void {
    this.#socket.send(refusedFrame(message, rid));
    this.#socket.close();
    this.#end('closed');
  }

  /** Every ping has its pong; one with a wrong token keeps nothing alive [?]. */
  #answerPing(rid: string | null | undefined, isRight: boolean): void {
    if (isRight) this.#awaitPing();
    this.#socket.send(pongFrame(rid, isRight ? undefined : 'the token is not that of this session'));
  }

  #awaitPing(): void {
    this.#heartbeat?.dispose();
    this.#heartbeat = this.#clock.setTimer(this.#live?.timeoutMs ?? 0, () => this.#end('no_ping'));
  }

  #end(how: SessionEnd): void {
    const owner = this.#owner;
    this.#stop();
    if (how === 'closed') this.#owner = undefined;
    owner?.ended(this, how);
  }

  #stop(): void {
    this.#heartbeat?.dispose();
    this.#heartbeat = undefined;
    this.#live = undefined;
  }
}
