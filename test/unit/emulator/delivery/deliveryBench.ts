import assert from 'node:assert/strict';
import type { EventEnvelope } from '../../../../src/contract/eventTable';
import { eventEnvelope } from '../../../../src/contract/eventTable';
import type { ServerFrame } from '../../../../src/contract/socketFrames';
import { serverFrame } from '../../../../src/contract/socketFrames';
import { Deliveries } from '../../../../src/emulator/events/delivery/deliveries';
import type { EventApp } from '../../../../src/emulator/events/delivery/eventApp';
import type { BotSocket, BotSocketListener } from '../../../../src/emulator/events/delivery/socket/botSocket';
import type { OutgoingEvent } from '../../../../src/emulator/events/outgoingEvent';
import type { TransportRequest } from '../../../../src/wire/transport';
import { FakeClock, settle } from '../../../support/fakeClock';
import type { FakeAnswer } from '../../client/support/fakeTransport';
import { FakeTransport } from '../../client/support/fakeTransport';

export const APP = 'MTAwMDAwMDAwMDAx';
export const OTHER_APP = 'MTAwMDAwMDAwMDAy';
export const SECRET = 'invented-secret-1';
export const SIGNING = 'invented-signing-1';
export const URL = 'http://localhost:3000/callback';

/** Never comes. */
export const silence = new Promise<FakeAnswer>(() => undefined);

/** What a bot does with a request; challenges are answered for it. */
export type BotAnswer = (
  envelope: EventEnvelope,
  request: TransportRequest,
) => FakeAnswer | Promise<FakeAnswer>;

/** Deliveries with a clock moved by hand, bots behind a transport without a network, and sockets without a server. */
export class DeliveryBench {
  readonly clock = new FakeClock();
  readonly apps = new Map<string, EventApp>();
  readonly errors: unknown[] = [];
  readonly transport: FakeTransport;
  readonly deliveries: Deliveries;
  /** What a bot at any URL answers; 200 by default. */
  answer: BotAnswer = () => ({ body: '' });
  /** Whether the bot's own `answer` gets challenges, too. */
  answersChallenges = false;
  #nextId = 5_500_101;

  constructor() {
    for (const appId of [APP, OTHER_APP])
      this.apps.set(appId, {
        appId,
        appSecret: SECRET,
        signingSecret: SIGNING,
        status: 'online',
        botOn: true,
      });
    this.transport = new FakeTransport((request) => {
      const envelope = eventEnvelope.parse(JSON.parse(request.body ?? ''));
      if (envelope.event_type === 'event_verification' && !this.answersChallenges)
        return { body: envelope.event };
      return this.answer(envelope, request);
    });
    this.deliveries = new Deliveries({
      clock: this.clock,
      transport: this.transport,
      app: (appId) => this.apps.get(appId),
      newEventId: () => String(this.#nextId++),
      randomly: (bytes) => 'a1'.repeat(bytes),
      onError: (error) => this.errors.push(error),
    });
  }

  /** Gives an app a callback URL that is verified. */
  async withCallback(appId = APP, url = URL): Promise<void> {
    assert.deepEqual(await this.deliveries.setCallback(appId, url), { verified: true });
    this.transport.sent.length = 0;
    this.deliveries.clear();
  }

  /** What was posted, without challenges. */
  get posted(): EventEnvelope[] {
    return this.transport.sent
      .map(({ body }) => eventEnvelope.parse(JSON.parse(body ?? '')))
      .filter(({ event_type: type }) => type !== 'event_verification');
  }

  /** What was posted, by the texts of {@link said}. */
  get postedTexts(): string[] {
    return this.posted.map(textOf);
  }

  /** Somebody says something to the bot. */
  say(text: string, more: Partial<OutgoingEvent> = {}): void {
    this.deliveries.push({
      appId: APP,
      type: 'message_from_bot_subscriber',
      body: { seatalk_id: '9012345678', message: { tag: 'text', text: { content: text } } },
      atMs: this.clock.now(),
      by: { kind: 'person', seatalkId: '9012345678' },
      place: { kind: 'direct', appId: APP, seatalkId: '9012345678' },
      ...more,
    });
  }

  /** How the attempts ended, each as `text attempt kind`. */
  get story(): string[] {
    return this.deliveries
      .attempts()
      .filter(({ cause }) => cause !== 'verification')
      .map(({ body, attempt, outcome }) => {
        const how = outcome.kind === 'dropped' ? `dropped: ${outcome.reason}` : outcome.kind;
        return `${textOf(eventEnvelope.parse(JSON.parse(body)))} ${attempt} ${how}`;
      });
  }

  /** A bot connects, and registers unless told otherwise. */
  bot(appId?: string, secret = SECRET): FakeBot {
    const bot = new FakeBot();
    this.deliveries.connect(bot);
    if (appId !== undefined) bot.register(appId, secret);
    return bot;
  }

  settle = settle;
}

function textOf({ event, event_type: type }: EventEnvelope): string {
  const { message } = event as { message?: { text?: { content?: string } } };
  return message?.text?.content ?? type;
}

/** The bot's end of a WebSocket without a network. */
export class FakeBot implements BotSocket {
  readonly got: ServerFrame[] = [];
  isFull = false;
  /** How its connection is. */
  state: 'open' | 'muted' | 'closed' | 'cut' = 'open';
  slowMs: number | undefined;
  #listener: BotSocketListener | undefined;
  #nextRid = 1;

  listen(listener: BotSocketListener): void {
    this.#listener = listener;
  }

  send(text: string): void {
    if (this.state === 'open') this.got.push(serverFrame.parse(JSON.parse(text)));
  }

  sendSlowly(text: string, ms: number): void {
    this.slowMs = ms;
    this.send(text);
  }

  sendCut(): void {
    this.#close('cut');
  }

  mute(): void {
    this.state = 'muted';
  }

  close(): void {
    this.#close('closed');
  }

  terminate(): void {
    this.#close('cut');
  }

  /** The bot itself hangs up. */
  hangUp(): void {
    this.#close('closed');
  }

  /** The bot sends a frame, or any text. */
  sends(frame: object | string): void {
    if (this.state === 'open')
      this.#listener?.message(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  register(appId: string, secret = SECRET): void {
    this.sends({
      cmd: 'register',
      header: { app_id: appId, app_secret: secret, rid: `r${this.#nextRid++}` },
    });
  }

  ping(token = this.token): void {
    this.sends({ cmd: 'ping', header: { token, rid: `r${this.#nextRid++}` } });
  }

  /** Acknowledges the last event that came, or another one. */
  ack(callbackId = this.lastCallbackId, token = this.token): void {
    this.sends({
      cmd: 'ack',
      header: { token, callback_id: callbackId, rid: `r${this.#nextRid++}` },
    });
  }

  /** There is room again. */
  drains(): void {
    this.isFull = false;
    this.#listener?.drained();
  }

  get token(): string | undefined {
    const answer = this.got.findLast((frame) => frame.cmd === 'register');
    return answer?.header?.token ?? undefined;
  }

  get events(): EventEnvelope[] {
    return this.got.flatMap((frame) => (frame.cmd === 'event' ? [frame.data] : []));
  }

  get texts(): string[] {
    return this.events.map(textOf);
  }

  get commands(): string[] {
    return this.got.map(({ cmd }) => cmd);
  }

  get lastCallbackId(): string | undefined {
    const frame = this.got.findLast(({ cmd }) => cmd === 'event');
    return frame?.cmd === 'event' ? (frame.header?.callback_id ?? undefined) : undefined;
  }

  #close(state: 'closed' | 'cut'): void {
    if (this.state === 'closed' || this.state === 'cut') return;
    this.state = state;
    this.#listener?.closed();
  }
}
