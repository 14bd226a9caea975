import type { Clock, Disposable } from '../../base/clock';
import { present } from '../../contract/absent';
import type { ServerFrame } from '../../contract/socketFrames';
import { SOCKET_HANDSHAKE_LIMIT_MS, SocketCode } from '../../contract/socketFrames';
import type { EventEnvelope } from '../../contract/eventTable';
import type { Dial, Line } from './dial';
import { FrameWriter, readServerFrame } from './frames';
import { Heartbeat } from './heartbeat';
import type { CutCause } from './socketState';

/** Why a session is over, as the platform or the network told. */
export type SessionEnd =
  | { readonly kind: 'cut'; readonly cause: CutCause }
  | { readonly kind: 'dead' }
  | { readonly kind: 'kicked' | 'refused'; readonly message: string | undefined };

export interface SessionListener {
  /** The platform accepted the app. */
  registered(session: { readonly token: string; readonly sid: string | undefined }): void;
  event(event: FramedEvent): void;
  /** It's over, once; not called when it was ended from here. */
  ended(end: SessionEnd): void;
}

/** What a frame brought. */
export interface FramedEvent {
  /** Undefined when it is no event. */
  readonly envelope: EventEnvelope | undefined;
  /** As it came. */
  readonly data: unknown;
  /** Says that it arrived, if it asks for that and the session still lives. @returns whether it was said. */
  readonly acknowledge: () => boolean;
}

export interface SessionParts {
  readonly clock: Clock;
  readonly dial: Dial;
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string;
}

type RegisterAnswer = Extract<ServerFrame, { readonly cmd: 'register' }>;

/** One connection to the platform: opens it, registers, keeps it alive, and passes on what it brings. */
export class ClientSession implements Disposable {
  readonly #parts: SessionParts;
  readonly #listener: SessionListener;
  readonly #frames = new FrameWriter();
  readonly #line: Line;
  #limit: Disposable;
  #token: string | undefined;
  #heartbeat: Heartbeat | undefined;
  #isOver = false;

  constructor(parts: SessionParts, listener: SessionListener) {
    this.#parts = parts;
    this.#listener = listener;
    this.#limit = this.#limited('handshake');
    this.#line = parts.dial(parts.url, {
      opened: () => this.#register(),
      message: (text) => this.#receive(text),
      closed: (cause) => this.#end({ kind: 'cut', cause }),
    });
  }

  /** Ends it from here. */
  dispose(): void {
    if (this.#isOver) return;
    this.#stop();
    this.#line.close();
  }

  #register(): void {
    if (this.#isOver) return;
    this.#limit.dispose();
    this.#limit = this.#limited('register');
    this.#line.send(this.#frames.register(this.#parts.appId, this.#parts.appSecret));
  }

  #receive(text: string): void {
    if (this.#isOver) return;
    // Whatever came, the other side is there.
    this.#heartbeat?.heard();
    const read = readServerFrame(text);
    if (!read) return;
    const { frame, data } = read;
    if (frame?.cmd === 'kick') return this.#end({ kind: 'kicked', message: present(frame.message) });
    if (this.#token === undefined) {
      // The platform sends nothing before its answer.
      if (frame?.cmd === 'register') this.#answered(frame);
      return;
    }
    if (!frame) return this.#listener.event({ envelope: undefined, data, acknowledge: () => false });
    if (frame.cmd === 'event')
      this.#listener.event({
        envelope: frame.data,
        data,
        acknowledge: () => this.#acknowledge(present(frame.header?.callback_id)),
      });
    // The session isn't known there any more.
    else if (frame.cmd === 'pong' && isError(frame.code)) this.#end({ kind: 'dead' });
  }

  #answered({ header, data, code, message }: RegisterAnswer): void {
    const token = present(header?.token);
    if (token === undefined || isError(code))
      return this.#end({ kind: 'refused', message: present(message) });
    this.#limit.dispose();
    this.#token = token;
    this.#heartbeat = new Heartbeat(data, {
      clock: this.#parts.clock,
      ping: () => this.#line.send(this.#frames.ping(token)),
      onSilence: () => this.#end({ kind: 'dead' }),
    });
    this.#listener.registered({ token, sid: present(header?.sid) });
  }

  #acknowledge(callbackId: string | undefined): boolean {
    if (this.#isOver || this.#token === undefined || callbackId === undefined) return false;
    this.#line.send(this.#frames.ack(this.#token, callbackId));
    return true;
  }

  #limited(step: 'handshake' | 'register'): Disposable {
    return this.#parts.clock.setTimer(SOCKET_HANDSHAKE_LIMIT_MS, () =>
      this.#end({ kind: 'cut', cause: { kind: 'no_answer', step } }),
    );
  }

  #end(end: SessionEnd): void {
    if (this.#isOver) return;
    this.#stop();
    // Where nobody may be listening there's nobody to say goodbye to.
    if (end.kind === 'kicked' || end.kind === 'refused') this.#line.close();
    else this.#line.terminate();
    this.#listener.ended(end);
  }

  #stop(): void {
    this.#isOver = true;
    this.#limit.dispose();
    this.#heartbeat?.dispose();
  }
}

/** A success often has no code. */
function isError(code: number | null | undefined): boolean {
  return typeof code === 'number' && code !== SocketCode.ok;
}
