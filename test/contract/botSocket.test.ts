import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as http from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { ServerFrame } from '../../src/contract/socketFrames';
import { serverFrame } from '../../src/contract/socketFrames';
import type { Emulator } from '../../src/emulator/emulator';
import { createEmulator } from '../../src/emulator/emulator';
import { FakeClock } from '../support/fakeClock';

/** A bot that connects as bots in use do. */
class Bot {
  readonly #ws: WebSocket;
  readonly #frames: ServerFrame[] = [];
  #wake: () => void = () => undefined;

  constructor(url: string, options: { origin?: string } = {}) {
    this.#ws = new WebSocket(`${url.replace('http:', 'ws:')}/ws/bot`, options);
    this.#ws.on('message', (data: Buffer, isBinary) => {
      assert.equal(isBinary, false);
      this.#frames.push(serverFrame.parse(JSON.parse(data.toString('utf8'))));
      this.#wake();
    });
    this.#ws.on('error', () => undefined);
  }

  get ws(): WebSocket {
    return this.#ws;
  }

  async open(): Promise<this> {
    await once(this.#ws, 'open');
    return this;
  }

  send(frame: object): void {
    this.#ws.send(JSON.stringify(frame));
  }

  /** The next frame that comes. */
  async next(): Promise<ServerFrame> {
    while (this.#frames.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    const frame = this.#frames.shift();
    assert.ok(frame);
    return frame;
  }

  async register({ appId, appSecret }: Emulator['app']): Promise<string> {
    this.send({ cmd: 'register', header: { app_id: appId, app_secret: appSecret, rid: 'r1' } });
    const answer = await this.next();
    assert.ok(answer.cmd === 'register' && answer.header?.token);
    return answer.header.token;
  }

  async closed(): Promise<number> {
    const [code] = (await once(this.#ws, 'close')) as [number];
    return code;
  }
}

describe('the WebSocket of the local SeaTalk over loopback', () => {
  let clock: FakeClock;
  let emulator: Emulator;
  let url: string;
  beforeEach(async () => {
    clock = new FakeClock();
    emulator = createEmulator({ clock });
    ({ url } = await emulator.start());
    emulator.deliveries.useSocket(emulator.app.appId);
  });
  afterEach(() => emulator.stop());
  const bot = () => new Bot(url).open();
  const test = (value: string) =>
    emulator.deliveries.sendTest(emulator.app.appId, 'interactive_message_click', { value });
  const eventOf = (frame: ServerFrame) => {
    assert.ok(frame.cmd === 'event');
    return frame.data.event['value'];
  };

  it('lets a bot register, brings it events, and takes its acknowledgements and pings', async () => {
    const one = await bot();
    const token = await one.register(emulator.app);
    const eventId = test('hello');
    const frame = await one.next();
    assert.ok(frame.cmd === 'event' && frame.data.event_id === eventId);
    const acknowledged = new Promise<void>((resolve) => {
      emulator.deliveries.onDidRecord(({ outcome }) => {
        if (outcome.kind === 'acknowledged') resolve();
      });
    });
    one.send({ cmd: 'ack', header: { token, callback_id: frame.header?.callback_id, rid: 'r2' } });
    await acknowledged;
    one.send({ cmd: 'ping', header: { token, rid: 'r3' } });
    assert.deepEqual(await one.next(), { cmd: 'pong', header: { rid: 'r3' } });
  });

  it('says why it refuses a registration before it closes', async () => {
    const one = await bot();
    one.send({ cmd: 'register', header: { app_id: emulator.app.appId, app_secret: 'guess', rid: 'r1' } });
    const closed = one.closed();
    const message = 'app_secret is invalid';
    assert.deepEqual(await one.next(), { cmd: 'register', header: { rid: 'r1' }, code: 1, message });
    assert.equal(await closed, 1000);
  });

  it('kicks the older of two connections, and then closes it', async () => {
    const first = await bot();
    await first.register(emulator.app);
    const closed = first.closed();
    const second = await bot();
    await second.register(emulator.app);
    assert.equal((await first.next()).cmd, 'kick');
    await closed;
    test('to the newer one');
    assert.equal(eventOf(await second.next()), 'to the newer one');
  });

  it('survives frames that make no sense, and goes on', async () => {
    const one = await bot();
    one.ws.send('no JSON');
    one.ws.send(Buffer.from([0xff, 0x00]));
    one.ws.send('{"cmd":"register"', { binary: true });
    one.ws.send('[]');
    one.ws.send(`{"cmd":"ping","x":${'['.repeat(50_000)}`);
    one.ws.send('x'.repeat(1024 * 1024));
    await one.register(emulator.app);
  });

  it('closes on a frame above 1 MiB, and serves others', async () => {
    const one = await bot();
    const closed = one.closed();
    one.ws.send('x'.repeat(1024 * 1024 + 1));
    assert.equal(await closed, 1009);
    await (await bot()).register(emulator.app);
  });

  it('closes on bytes that are no frame, and serves others', async () => {
    const one = await bot();
    const closed = one.closed();
    // The client keeps its socket to itself.
    (Reflect.get(one.ws, '_socket') as Socket).write(Buffer.alloc(64, 0xff));
    assert.equal(await closed, 1002);
    await (await bot()).register(emulator.app);
  });

  it('answers pings of the protocol, which keep no session alive', async () => {
    const one = await bot();
    await one.register(emulator.app);
    one.ws.ping('still there?');
    const [data] = (await once(one.ws, 'pong')) as [Buffer];
    assert.equal(data.toString(), 'still there?');
    await clock.advance(10_000);
    const connection = emulator.deliveries.connectionOf(emulator.app.appId);
    assert.equal(connection.method === 'socket' && connection.state, 'dead');
    assert.equal(one.ws.readyState, WebSocket.OPEN);
  });

  it('offers no compression and no sub-protocol, and splits no frame', async () => {
    const { port } = new URL(url);
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits',
    };
    const request = http.request({ host: '127.0.0.1', port, path: '/ws/bot', headers }).end();
    const [answer, socket] = (await once(request, 'upgrade')) as [http.IncomingMessage, Socket];
    assert.equal(answer.statusCode, 101);
    assert.equal(answer.headers['sec-websocket-extensions'], undefined);
    assert.equal(answer.headers['sec-websocket-protocol'], undefined);
    let bytes = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => (bytes = Buffer.concat([bytes, part])));
    socket.on('error', () => undefined);
    const { appId, appSecret } = emulator.app;
    const header = { app_id: appId, app_secret: appSecret, rid: 'r'.repeat(100) };
    socket.write(masked(JSON.stringify({ cmd: 'register', header })));
    while (bytes.length === 0) await once(socket, 'data');
    assert.equal(bytes[0], 0x81);
    bytes = Buffer.alloc(0);
    const value = 'x'.repeat(900_000);
    test(value);
    while (bytes.length < value.length) await once(socket, 'data');
    // Final, text, and a length of eight bytes.
    assert.deepEqual([bytes[0], bytes[1]], [0x81, 127]);
    assert.equal(Number(bytes.readBigUInt64BE(2)), bytes.length - 10);
    socket.destroy();
  });

  for (const bytes of [10, 30_000, 300_000])
    it(`brings an event of ${bytes} bytes slowly, in order and whole`, async () => {
      const one = await bot();
      const token = await one.register(emulator.app);
      emulator.deliveries.faults.add({ name: 'slow_socket', ms: 1_000, count: 1 });
      const value = 'đ'.repeat(bytes / 2);
      test(value);
      test('next');
      one.send({ cmd: 'ping', header: { token, rid: 'r2' } });
      await clock.advance(1_000);
      assert.equal(eventOf(await one.next()), value);
      const rest = [await one.next(), await one.next()];
      assert.deepEqual(new Set(rest.map(({ cmd }) => cmd)), new Set(['event', 'pong']));
    });

  it('breaks in the middle of a frame when a fault says so, and brings it whole the next time', async () => {
    const one = await bot();
    await one.register(emulator.app);
    emulator.deliveries.faults.add({ name: 'cut_frame', count: 1 });
    const closed = one.closed();
    test('in two');
    assert.equal(await closed, 1006);
    const two = await bot();
    await two.register(emulator.app);
    assert.equal(eventOf(await two.next()), 'in two');
  });

  it('goes deaf and dumb when a fault says so, and stays open', async () => {
    const one = await bot();
    const token = await one.register(emulator.app);
    emulator.deliveries.faults.add({ name: 'half_open', count: 1 });
    test('never arrives there');
    one.send({ cmd: 'ping', header: { token, rid: 'r2' } });
    const two = await bot();
    const closed = one.closed();
    await two.register(emulator.app);
    assert.equal(eventOf(await two.next()), 'never arrives there');
    assert.equal(await closed, 1006);
  });

  for (const [what, path, headers, status] of [
    ['pages of other origins', '/ws/bot', { origin: 'http://evil.example' }, 403],
    ['other hosts', '/ws/bot', { host: 'evil.example' }, 403],
    ['other paths', '/ws/other', {}, 404],
  ] as const)
    it(`stays shut for ${what}`, async () => {
      const ws = new WebSocket(`${url.replace('http:', 'ws:')}${path}`, { headers });
      ws.on('error', () => undefined);
      const [, answer] = (await once(ws, 'unexpected-response')) as [unknown, http.IncomingMessage];
      assert.equal(answer.statusCode, status);
      answer.resume();
      ws.terminate();
    });

  it('opens for the own origin, and with a query', async () => {
    const one = await new Bot(url, { origin: url }).open();
    await one.register(emulator.app);
    const ws = new WebSocket(`${url.replace('http:', 'ws:')}/ws/bot?v=1`);
    await once(ws, 'open');
    ws.terminate();
  });

  it('ends with the local SeaTalk, and is there again when that starts again', async () => {
    const one = await bot();
    await one.register(emulator.app);
    const closed = one.closed();
    await emulator.stop();
    assert.equal(await closed, 1006);
    assert.equal(clock.armed, 0);
    ({ url } = await emulator.start());
    await (await bot()).register(emulator.app);
  });
});

/** A frame as clients send them. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text);
  assert.ok(payload.length < 2 ** 16 && payload.length >= 126);
  const head = Buffer.from([0x81, 0x80 | 126, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
