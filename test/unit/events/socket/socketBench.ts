import assert from 'node:assert/strict';
import type { ClientFrame } from '../../../../src/contract/socketFrames';
import { clientFrame } from '../../../../src/contract/socketFrames';
import type { ReceivedEvent } from '../../../../src/events/receivedEvent';
import type { Dial, Line, LineListener } from '../../../../src/events/socket/dial';
import type { EventSocketOptions } from '../../../../src/events/socket/eventSocket';
import { EventSocket } from '../../../../src/events/socket/eventSocket';
import type { CutCause, SocketState } from '../../../../src/events/socket/socketState';
import type { EventExchange } from '../../../../src/traffic/exchange';
import { FakeClock, settle } from '../../../support/fakeClock';

export const APP = 'MTAwMDAwMDAwMDAx';
export const SECRET = 'invented-secret-1';
export const TOKEN = 'tk_invented_91';

/** The platform's end of a connection without a network. */
export class FakeLine implements Line {
  readonly url: string;
  readonly got: ClientFrame[] = [];
  state: 'opening' | 'open' | 'closed' | 'terminated' | 'cut' = 'opening';
  readonly #listener: LineListener;

  constructor(url: string, listener: LineListener) {
    this.url = url;
    this.#listener = listener;
  }

  send(text: string): void {
    if (this.state === 'open') this.got.push(clientFrame.parse(JSON.parse(text)));
  }

  close(): void {
    this.#closed('closed', { kind: 'closed', code: 1000 });
  }

  terminate(): void {
    this.#closed('terminated', { kind: 'closed', code: 1006 });
  }

  open(): this {
    this.state = 'open';
    this.#listener.opened();
    return this;
  }

  /** Sends a frame, or any text. */
  says(frame: object | string): this {
    this.#listener.message(typeof frame === 'string' ? frame : JSON.stringify(frame));
    return this;
  }

  /** Answers the registration as seen live: no code, interval 20, time-out 10. */
  accepts(more: object = {}): this {
    return this.says({
      cmd: 'register',
      header: { token: TOKEN, sid: 's7', app_id: APP, rid: 'r1' },
      data: { heartbeat_interval: 20, heartbeat_timeout: 10 },
      message: 'ok',
      ...more,
    });
  }

  /** Brings an event. */
  event(eventId: string, header: object = { callback_id: `cb_${eventId}`, sid: 's7' }): this {
    return this.says({ cmd: 'event', header, data: envelope(eventId) });
  }

  pong(): this {
    return this.says({ cmd: 'pong', header: { rid: 'r2' } });
  }

  /** The connection ends. */
  cut(cause: CutCause = { kind: 'closed', code: 1006 }): void {
    this.#closed('cut', cause);
  }

  /** What was acknowledged, by callback id. */
  get acks(): (string | null | undefined)[] {
    return this.got.flatMap((frame) => (frame.cmd === 'ack' ? [frame.header?.callback_id] : []));
  }

  get pings(): number {
    return this.got.filter(({ cmd }) => cmd === 'ping').length;
  }

  #closed(state: 'closed' | 'terminated' | 'cut', cause: CutCause): void {
    if (this.state !== 'opening' && this.state !== 'open') return;
    this.state = state;
    this.#listener.closed(cause);
  }
}

export function envelope(eventId: string, more: object = {}) {
  return {
    event_id: eventId,
    event_type: 'message_from_bot_subscriber',
    timestamp: 1_767_225_700,
    app_id: APP,
    event: { message: { tag: 'text', text: { content: `text ${eventId}` } } },
    ...more,
  };
}

/** A socket whose other end, time and chance are moved by hand. */
export class SocketBench {
  readonly clock = new FakeClock();
  readonly lines: FakeLine[] = [];
  readonly states: SocketState[] = [];
  readonly events: ReceivedEvent[] = [];
  readonly records: EventExchange[] = [];
  readonly errors: unknown[] = [];
  chance = 0;
  /** What is done with an event beside keeping it. */
  onEvent: (event: ReceivedEvent) => void | Promise<void> = () => undefined;
  readonly #dial: Dial = (url, listener) => {
    const line = new FakeLine(url, listener);
    this.lines.push(line);
    return line;
  };

  connect(more: Partial<EventSocketOptions> = {}): EventSocket {
    return EventSocket.connect({
      appId: APP,
      appSecret: SECRET,
      clock: this.clock,
      dial: this.#dial,
      random: () => this.chance,
      onEvent: (event) => {
        this.events.push(event);
        return this.onEvent(event);
      },
      onState: (state) => this.states.push(state),
      onError: (error) => this.errors.push(error),
      record: (exchange) => this.records.push(exchange),
      ...more,
    });
  }

  /** The latest connection. */
  get line(): FakeLine {
    const line = this.lines.at(-1);
    assert.ok(line);
    return line;
  }

  get state(): SocketState {
    const state = this.states.at(-1);
    assert.ok(state);
    return state;
  }

  get ids(): string[] {
    return this.events.map(({ envelope: { event_id: id } }) => id);
  }

  get fates(): unknown[] {
    return this.records.map(({ arrival }) => [arrival?.fate, arrival?.isAcknowledged]);
  }

  /** Answers pings while time passes. */
  async alive(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 5_000) {
      await this.clock.advance(Math.min(5_000, ms - passed));
      this.line.pong();
    }
  }

  settle = settle;
}
