import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as http from 'node:http';
import * as net from 'node:net';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { eventTypes, sampleEvent } from '../../src/contract/eventTable';
import type { Emulator } from '../../src/emulator/emulator';
import { createEmulator } from '../../src/emulator/emulator';
import type { ReceivedEvent } from '../../src/events/receivedEvent';
import type { EventSocketOptions } from '../../src/events/socket/eventSocket';
import { EventSocket } from '../../src/events/socket/eventSocket';
import type { SocketState } from '../../src/events/socket/socketState';
import { FakeClock } from '../support/fakeClock';
import { until } from '../support/until';
import type { Loopback } from './support/loopback';
import { closedPort, listen } from './support/loopback';

type StateOf<Kind extends SocketState['kind']> = Extract<SocketState, { readonly kind: Kind }>;

/** A socket of the product, and what came of it. */
class Receiving {
  readonly events: ReceivedEvent[] = [];
  readonly errors: unknown[] = [];
  readonly socket: EventSocket;
  #states: SocketState[] = [];
  #wake: () => void = () => undefined;

  constructor(options: Pick<EventSocketOptions, 'url' | 'appId' | 'appSecret' | 'clock'>) {
    this.socket = EventSocket.connect({
      ...options,
      random: () => 0,
      onEvent: (event) => {
        this.events.push(event);
        this.#wake();
      },
      onState: (state) => {
        this.#states.push(state);
        this.#wake();
      },
      onError: (error) => this.errors.push(error),
    });
  }

  /** The next state of a kind, of those not waited for yet. */
  async next<Kind extends SocketState['kind']>(kind: Kind): Promise<StateOf<Kind>> {
    for (;;) {
      const state = this.#states.shift();
      // Its kind says which one it is.
      if (state?.kind === kind) return state as StateOf<Kind>;
      if (state === undefined) await this.#awake();
    }
  }

  /** Waits until so many events came. */
  async count(events: number): Promise<ReceivedEvent[]> {
    while (this.events.length < events) await this.#awake();
    return this.events;
  }

  get values(): unknown[] {
    return this.events.map(({ envelope }) => envelope.event['value']);
  }

  #awake(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }
}

describe('the events of a real app over loopback, from the local SeaTalk', () => {
  let clock: FakeClock;
  let emulator: Emulator;
  let port: number;
  /** In between, so that the address stays while the local SeaTalk comes and goes. */
  let way: Loopback;
  let url: string;
  const open: Receiving[] = [];
  const servers: Loopback[] = [];

  beforeEach(async () => {
    clock = new FakeClock();
    emulator = createEmulator({ clock, allowedHosts: ['127.0.0.1'] });
    ({ port } = await emulator.start());
    emulator.deliveries.useSocket(emulator.app.appId);
    way = await listen(
      net.createServer((socket) => {
        const onward = net.connect(port, '127.0.0.1');
        onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
        socket.on('close', () => onward.destroy());
        socket.pipe(onward).pipe(socket);
      }),
    );
    url = `${way.url.replace('http:', 'ws:')}/ws/bot`;
  });
  afterEach(async () => {
    for (const { socket, errors } of open.splice(0)) {
      socket.dispose();
      assert.deepEqual(errors, []);
    }
    await emulator.stop();
    await way.close();
    for (const server of servers.splice(0)) await server.close();
    // Nothing goes on in vain.
    await until('no timer is left', () => clock.armed === 0);
  });
  const receive = (more: Partial<EventSocketOptions> = {}) => {
    const { appId, appSecret } = emulator.app;
    const receiving = new Receiving({ url, appId, appSecret, clock, ...more });
    open.push(receiving);
    return receiving;
  };
  const test = (value: string) =>
    emulator.deliveries.sendTest(emulator.app.appId, 'interactive_message_click', { value });
  /** Waits until the local SeaTalk has so many acknowledgements. */
  const acknowledged = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () =>
        emulator.deliveries.attempts().filter(({ outcome }) => outcome.kind === 'acknowledged').length >=
        count;
      if (look()) return resolve();
      const listening = emulator.deliveries.onDidRecord(() => {
        if (!look()) return;
        listening.dispose();
        resolve();
      });
    });

  const raw = async (onConnection: (socket: net.Socket) => void) => {
    const server = await listen(net.createServer(onConnection));
    servers.push(server);
    return `${server.url.replace('http:', 'ws:')}/ws/bot`;
  };
  const web = async (handler: http.RequestListener) => {
    const server = await listen(http.createServer(handler));
    servers.push(server);
    return `${server.url.replace('http:', 'ws:')}/ws/bot`;
  };
  for (const registerCode of [true, false])
    it(`arrive, all ${eventTypes.length} types once and in order, after an answer ${registerCode ? 'with' : 'without'} a code`, async () => {
      emulator.deliveries.setSwitches({ registerCode });
      const receiving = receive();
      const { sid } = await receiving.next('connected');
      assert.equal(sid, 's1');
      const ids = eventTypes.map((type) => emulator.deliveries.sendTest(emulator.app.appId, type));
      await acknowledged(ids.length);
      assert.equal(receiving.events.length, 11);
      for (const [n, { envelope, body, via }] of receiving.events.entries()) {
        const type = eventTypes[n];
        assert.ok(type);
        const { event } = sampleEvent(type);
        assert.deepEqual(
          [envelope.event_id, envelope.event_type, envelope.event, via],
          [ids[n], type, event, 'socket'],
        );
        assert.deepEqual(JSON.parse(body), envelope);
      }
      assert.equal(emulator.deliveries.attempts().length, ids.length);
    });

  it('keep coming for as long as time passes, as pings keep the session alive', async () => {
    const receiving = receive();
    await receiving.next('connected');
    for (let n = 1; n <= 60; n++) {
      await clock.advance(5_000);
      test(String(n));
      // Sent after the ping, so with it the local SeaTalk has both.
      await acknowledged(n);
    }
    assert.equal(receiving.socket.state.kind, 'connected');
    const connection = emulator.deliveries.connectionOf(emulator.app.appId);
    assert.equal(connection.method === 'socket' && connection.state, 'connected');
  });

  it('do not come with a wrong secret: the platform says why, and it is not tried again', async () => {
    const receiving = receive({ appSecret: 'invented-wrong-secret' });
    assert.deepEqual(await receiving.next('refused'), { kind: 'refused', reason: 'app_secret is invalid' });
    await clock.advance(3_600_000);
    assert.equal(receiving.socket.state.kind, 'refused');
  });

  it('go to the connection that registered last; the older one is kicked, and takes over once', async () => {
    const first = receive();
    await first.next('connected');
    test('one');
    await acknowledged(1);
    const second = receive();
    await second.next('connected');
    const { untilMs } = await first.next('kicked');
    assert.equal(untilMs, clock.now() + 60_000);
    test('two');
    await acknowledged(2);
    assert.deepEqual([first.values, second.values], [['one'], ['two']]);
    second.socket.dispose();
    await clock.advance(60_000);
    await first.next('connected');
    test('three');
    await acknowledged(3);
    assert.deepEqual(first.values, ['one', 'three']);
    await receive().next('connected');
    assert.equal((await first.next('kicked')).untilMs, undefined);
  });

  it('come again after the server stopped in the middle and started again, each once', async () => {
    const receiving = receive();
    await receiving.next('connected');
    test('one');
    await acknowledged(1);
    await emulator.stop();
    const { cause } = await receiving.next('waiting');
    assert.deepEqual(cause, { kind: 'closed', code: 1006 });
    await clock.advance(1_000);
    assert.equal((await receiving.next('waiting')).cause.kind, 'unreachable');
    ({ port } = await emulator.start());
    test('two');
    await clock.advance(2_000);
    await receiving.next('connected');
    test('three');
    await receiving.count(3);
    assert.deepEqual(receiving.values, ['one', 'two', 'three']);
  });

  it('come whole on the next connection when one was cut in the middle of a frame', async () => {
    const receiving = receive();
    await receiving.next('connected');
    emulator.deliveries.faults.add({ name: 'cut_frame', count: 1 });
    test('in two');
    assert.deepEqual((await receiving.next('waiting')).cause, { kind: 'closed', code: 1006 });
    await clock.advance(1_000);
    await receiving.count(1);
    assert.deepEqual(receiving.values, ['in two']);
  });

  it('come on the next connection when one went deaf and dumb', async () => {
    const receiving = receive();
    await receiving.next('connected');
    emulator.deliveries.faults.add({ name: 'half_open', count: 1 });
    test('never arrives there');
    await clock.advance(10_000);
    await receiving.next('dead');
    await clock.advance(1_000);
    await receiving.count(1);
    assert.deepEqual(receiving.values, ['never arrives there']);
  });

  it('come whole when they are as large as a frame may be', async () => {
    const receiving = receive();
    await receiving.next('connected');
    const value = 'x'.repeat(1_000_000);
    test(value);
    await acknowledged(1);
    assert.deepEqual(receiving.values, [value]);
  });

  for (const [what, given, cause] of [
    ['another path', () => url.replace('/ws/bot', '/ws/other'), { kind: 'rejected', status: 404 }],
    ['what is no HTTP', () => raw((socket) => socket.end('SSH-2.0\r\n')), undefined],
    ['a plain web server', () => web((_, answer) => answer.end('hello')), { kind: 'rejected', status: 200 }],
    [
      'a redirect, which is not followed',
      () => web((_, answer) => answer.writeHead(302, { location: `${way.url}/ws/bot` }).end()),
      { kind: 'rejected', status: 302 },
    ],
  ] as const)
    it(`do not come from ${what}`, async () => {
      const receiving = receive({ url: await given() });
      const found = (await receiving.next('waiting')).cause;
      if (cause) assert.deepEqual(found, cause);
      else assert.equal(found.kind, 'unreachable');
    });
  it('do not come where nothing listens', async () => {
    const receiving = receive({ url: `ws://127.0.0.1:${await closedPort()}/ws/bot` });
    assert.deepEqual((await receiving.next('waiting')).cause, {
      kind: 'unreachable',
      reason: 'refused',
      code: 'ECONNREFUSED',
    });
  });

  describe('and from a platform with manners of its own', () => {
    let platform: Loopback;
    let line: WebSocket;
    let receiving: Receiving;
    /** Connected and registered there. */
    const registered = async () => {
      const server = http.createServer();
      platform = await listen(server);
      servers.push(platform);
      const sockets = new WebSocketServer({ server, maxPayload: 1024 * 1024 });
      const connected = once(sockets, 'connection') as Promise<[WebSocket]>;
      receiving = receive({ url: `${platform.url.replace('http:', 'ws:')}/ws/bot` });
      [line] = await connected;
      await once(line, 'message');
      line.send('{"cmd":"register","header":{"token":"tk_1"}}');
      await receiving.next('connected');
    };

    it('are read after binary frames, split frames and pings of the protocol', async () => {
      await registered();
      line.send(Buffer.from([0xff, 0x00]));
      const event = JSON.stringify({
        cmd: 'event',
        header: {},
        data: sampleEvent('interactive_message_click'),
      });
      line.send(event.slice(0, 20), { fin: false });
      line.send(event.slice(20), { fin: true });
      line.ping('there?');
      const [[data]] = (await Promise.all([once(line, 'pong'), receiving.count(1)])) as [[Buffer], unknown];
      assert.equal(String(data), 'there?');
      assert.equal(receiving.events.length, 1);
    });

    it('are given up with the connection when a frame is larger than anything the platform sends', async () => {
      await registered();
      const closed = once(line, 'close') as Promise<[number]>;
      line.on('error', () => undefined);
      line.send('x'.repeat(8 * 1024 * 1024 + 1));
      assert.equal((await receiving.next('waiting')).cause.kind, 'closed');
      assert.ok([1006, 1009].includes((await closed)[0]));
    });
  });
});
