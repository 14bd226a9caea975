import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Redactor } from '../../../../src/wire/redact';
import { deferred } from '../../client/support/fakeTransport';
import { APP, envelope, SECRET, SocketBench, TOKEN } from './socketBench';

describe('the WebSocket of a real app', () => {
  let bench: SocketBench;
  let stop: () => void;
  const connect = (...given: Parameters<SocketBench['connect']>) => {
    const socket = bench.connect(...given);
    stop = () => socket.dispose();
    return socket;
  };
  /** Connected and registered. */
  const registered = () => {
    connect();
    return bench.line.open().accepts();
  };
  beforeEach(() => {
    bench = new SocketBench();
    stop = () => undefined;
  });
  afterEach(async () => {
    stop();
    await bench.settle();
    assert.equal(bench.clock.armed, 0);
  });

  describe('while it connects', () => {
    it('goes to the platform, and registers with id and secret once it is open', () => {
      connect();
      assert.equal(bench.line.url, 'wss://ws-openapi.haiserve.com/ws/bot');
      assert.deepEqual(bench.state, { kind: 'connecting' });
      assert.deepEqual(bench.line.open().got, [
        { cmd: 'register', header: { app_id: APP, app_secret: SECRET, rid: 'r1' } },
      ]);
      assert.deepEqual(bench.state, { kind: 'connecting' });
    });

    for (const [what, more] of [
      ['without a code', {}],
      ['with code 0', { code: 0 }],
      ['with code null', { code: null }],
      ['with odd terms', { data: 'soon', code: '0' }],
    ] as const)
      it(`is connected by an answer ${what}`, () => {
        connect();
        bench.line.open().accepts(more);
        assert.deepEqual(bench.state, { kind: 'connected', sinceMs: bench.clock.now(), sid: 's7' });
      });

    for (const [what, answer] of [
      ['code 1', { cmd: 'register', header: { rid: 'r1' }, code: 1, message: 'app_secret is invalid' }],
      [
        'code 1 beside a token',
        { cmd: 'register', header: { token: TOKEN }, code: 1, message: 'app_secret is invalid' },
      ],
      ['no token', { cmd: 'register', header: {}, code: 0, message: 'app_secret is invalid' }],
      ['an empty token', { cmd: 'register', header: { token: '' }, message: 'app_secret is invalid' }],
    ] as const)
      it(`is refused for good by an answer with ${what}`, async () => {
        connect();
        bench.line.open().says(answer);
        assert.deepEqual(bench.state, { kind: 'refused', reason: 'app_secret is invalid' });
        assert.equal(bench.line.state, 'closed');
        await bench.clock.advance(86_400_000);
        assert.equal(bench.lines.length, 1);
      });

    it('waits 15 seconds for the handshake, and tries again', async () => {
      connect();
      await bench.clock.advance(14_999);
      assert.equal(bench.state.kind, 'connecting');
      await bench.clock.advance(1);
      const cause = { kind: 'no_answer', step: 'handshake' };
      assert.deepEqual(bench.state, { kind: 'waiting', untilMs: bench.clock.now() + 1_000, cause });
      assert.equal(bench.lines[0]?.state, 'terminated');
      await bench.clock.advance(1_000);
      assert.equal(bench.lines.length, 2);
    });

    it('waits 15 seconds for the answer to its registration', async () => {
      connect();
      await bench.clock.advance(14_000);
      bench.line.open();
      await bench.clock.advance(15_000);
      assert.ok(bench.state.kind === 'waiting');
      assert.deepEqual(bench.state.cause, { kind: 'no_answer', step: 'register' });
    });

    it('ignores whatever comes before the answer', () => {
      connect();
      bench.line.open().event('1').pong().says('hello').accepts();
      assert.equal(bench.state.kind, 'connected');
      assert.deepEqual([bench.ids, bench.line.acks], [[], []]);
    });

    it('says why there is no connection', () => {
      connect();
      bench.line.cut({ kind: 'unreachable', reason: 'refused', code: 'ECONNREFUSED' });
      assert.ok(bench.state.kind === 'waiting');
      assert.deepEqual(bench.state.cause, { kind: 'unreachable', reason: 'refused', code: 'ECONNREFUSED' });
    });

    for (const url of [
      'ws://bot.example.com/ws/bot',
      'https://a.example',
      'wss://u:p@a.example',
      'x',
      'wss://',
    ])
      it(`never takes the secret to ${url}`, () => assert.throws(() => connect({ url }), TypeError));

    for (const url of ['ws://127.0.0.1:9/ws/bot', 'ws://localhost:9/ws/bot', 'wss://a.example/ws/bot'])
      it(`goes to ${url}`, () => {
        connect({ url });
        assert.equal(bench.line.url, url);
      });
  });

  describe('and its heartbeat', () => {
    for (const [what, data, everyMs, silenceMs] of [
      ['20 and 10, as seen live', { heartbeat_interval: 20, heartbeat_timeout: 10 }, 5_000, 10_000],
      ['15 and 45', { heartbeat_interval: 15, heartbeat_timeout: 45 }, 15_000, 45_000],
      ['no interval', { heartbeat_timeout: 60 }, 15_000, 60_000],
      ['interval 0', { heartbeat_interval: 0, heartbeat_timeout: 60 }, 15_000, 60_000],
      ['no time-out', { heartbeat_interval: 10 }, 10_000, 30_000],
      ['nothing', null, 15_000, 45_000],
      ['nonsense', { heartbeat_interval: -5, heartbeat_timeout: 'x' }, 15_000, 45_000],
      ['numbers as text', { heartbeat_interval: '20', heartbeat_timeout: '10' }, 5_000, 10_000],
      ['far too small ones', { heartbeat_interval: 0.001, heartbeat_timeout: 0.001 }, 500, 1_000],
      ['far too large ones', { heartbeat_interval: 1e9, heartbeat_timeout: 1e9 }, 60_000, 300_000],
    ] as const)
      it(`with ${what} pings every ${everyMs} ms and is dead after ${silenceMs} ms of silence`, async () => {
        connect();
        const line = bench.line.open().accepts({ data });
        await bench.clock.advance(everyMs - 1);
        assert.equal(line.pings, 0);
        await bench.clock.advance(1);
        assert.equal(line.pings, 1);
        assert.deepEqual(line.got.at(-1), { cmd: 'ping', header: { token: TOKEN, rid: 'r2' } });
        line.pong();
        await bench.clock.advance(silenceMs - 1);
        assert.equal(bench.state.kind, 'connected');
        await bench.clock.advance(1);
        assert.deepEqual(bench.state, { kind: 'dead', untilMs: bench.clock.now() + 1_000 });
        assert.equal(line.state, 'terminated');
      });

    it('keeps it alive for as long as pongs come, and connects again once they do not', async () => {
      registered();
      await bench.alive(3_600_000);
      assert.equal(bench.state.kind, 'connected');
      assert.equal(bench.line.pings, 720);
      await bench.clock.advance(11_000);
      assert.equal(bench.lines.length, 2);
      bench.line.open().accepts();
      assert.equal(bench.state.kind, 'connected');
    });

    it('counts events as a sign of life', async () => {
      const line = registered();
      for (let n = 0; n < 10; n++) {
        await bench.clock.advance(9_000);
        line.event(String(n));
      }
      assert.equal(bench.state.kind, 'connected');
    });

    it('takes a pong with an error for the end of the session', () => {
      registered().says({
        cmd: 'pong',
        header: {},
        code: 1,
        message: 'the token is not that of this session',
      });
      assert.equal(bench.state.kind, 'dead');
    });

    it('does not care when the clock of the machine is set', async () => {
      registered();
      for (let n = 0; n < 20; n++) {
        bench.clock.jump(n % 2 === 0 ? 86_400_000 : -86_400_000);
        await bench.alive(5_000);
      }
      assert.equal(bench.state.kind, 'connected');
      bench.line.cut();
      bench.clock.jump(-86_400_000);
      await bench.clock.advance(1_000);
      assert.equal(bench.lines.length, 2);
    });
  });

  describe('when events come', () => {
    it('hands them on in order, as they came, and acknowledges each', async () => {
      const line = registered().event('1').event('2').event('3');
      await bench.settle();
      assert.deepEqual(bench.ids, ['1', '2', '3']);
      const [first] = bench.events;
      assert.deepEqual(first, {
        envelope: envelope('1'),
        body: JSON.stringify(envelope('1')),
        via: 'socket',
        atMs: bench.clock.now(),
      });
      assert.deepEqual(line.acks, ['cb_1', 'cb_2', 'cb_3']);
      assert.deepEqual(line.got.at(-1)?.header?.['token'], TOKEN);
    });

    it('acknowledges only once an event was taken over', async () => {
      const taking = deferred<void>();
      bench.onEvent = () => taking.promise;
      const line = registered().event('1');
      await bench.clock.advance(5_000);
      assert.deepEqual(line.acks, []);
      taking.resolve();
      await bench.settle();
      assert.deepEqual(line.acks, ['cb_1']);
    });

    for (const [what, fail] of [
      [
        'threw',
        () => {
          throw new Error('disk is full');
        },
      ],
      ['rejected', () => Promise.reject(new Error('disk is full'))],
    ] as const)
      it(`does not acknowledge one whose taker ${what}, and hands it on when it comes again`, async () => {
        bench.onEvent = fail;
        const line = registered().event('1');
        await bench.settle();
        assert.deepEqual([line.acks, bench.errors.map(String)], [[], ['Error: disk is full']]);
        bench.onEvent = () => undefined;
        line.event('1');
        await bench.settle();
        assert.deepEqual([bench.ids, line.acks], [['1', '1'], ['cb_1']]);
        assert.deepEqual(bench.fates, [
          ['failed', false],
          ['accepted', true],
        ]);
      });

    it('hands on each once, and acknowledges repeats, also on the next connection', async () => {
      registered().event('1').event('1', { callback_id: 'cb_1_2' });
      await bench.settle();
      assert.deepEqual(bench.line.acks, ['cb_1', 'cb_1_2']);
      bench.line.cut();
      await bench.clock.advance(1_000);
      bench.line.open().accepts().event('1').event('2');
      await bench.settle();
      assert.deepEqual(
        [bench.ids, bench.line.acks],
        [
          ['1', '2'],
          ['cb_1', 'cb_2'],
        ],
      );
      assert.deepEqual(
        bench.fates.map((fate) => String(fate)),
        ['accepted,true', 'repeated,true', 'repeated,true', 'accepted,true'],
      );
    });

    it('lets a repeat wait for the first one that is still being handed on', async () => {
      const taking = deferred<void>();
      bench.onEvent = () => taking.promise;
      const line = registered().event('1').event('1', { callback_id: 'cb_again' });
      await bench.settle();
      assert.deepEqual([bench.ids, line.acks], [['1'], []]);
      taking.resolve();
      await bench.settle();
      assert.deepEqual(line.acks, ['cb_1', 'cb_again']);
    });

    it('acknowledges on the connection that brought the event, or not at all', async () => {
      const taking = deferred<void>();
      bench.onEvent = () => taking.promise;
      registered().event('1');
      bench.line.cut();
      await bench.clock.advance(1_000);
      bench.line.open().accepts();
      taking.resolve();
      await bench.settle();
      assert.deepEqual([bench.line.acks, bench.fates], [[], [['accepted', false]]]);
      bench.line.event('1');
      await bench.settle();
      assert.deepEqual([bench.ids, bench.line.acks], [['1'], ['cb_1']]);
    });

    it('acknowledges nothing that has no callback id', async () => {
      const line = registered().event('1', {}).event('2', { callback_id: '' });
      await bench.settle();
      assert.deepEqual([bench.ids, line.acks], [['1', '2'], []]);
    });

    it('takes types that nobody knows, fields that are new, and ids that are numbers', async () => {
      const data = { ...envelope('1'), event_id: 7, event_type: 'reaction_added', more: [1] };
      registered().says({ cmd: 'event', header: { callback_id: 'cb' }, data });
      await bench.settle();
      assert.deepEqual(bench.ids, ['7']);
      assert.equal(bench.events[0]?.body, JSON.stringify(data));
      assert.deepEqual(bench.line.acks, ['cb']);
    });

    it('stops taking more when a thousand are being handed on, and takes them when they come again', async () => {
      const taking = deferred<void>();
      bench.onEvent = () => taking.promise;
      const line = registered();
      for (let n = 1; n <= 1_001; n++) line.event(String(n));
      await bench.settle();
      assert.deepEqual([bench.ids.length, bench.fates], [1_000, [['too_many', false]]]);
      taking.resolve();
      await bench.settle();
      assert.equal(line.acks.length, 1_000);
      line.event('1001');
      await bench.settle();
      assert.equal(line.acks.at(-1), 'cb_1001');
    });

    it('records what came as an exchange', async () => {
      registered().event('1');
      await bench.settle();
      assert.deepEqual(bench.records, [
        {
          kind: 'event',
          side: 'in',
          name: 'message_from_bot_subscriber',
          appId: APP,
          atMs: bench.clock.now(),
          durationMs: 0,
          request: { method: 'event', url: 'wss://ws-openapi.haiserve.com', body: envelope('1') },
          response: undefined,
          attempt: 1,
          errorKind: undefined,
          ids: { event: '1' },
          arrival: { via: 'socket', fate: 'accepted', isAcknowledged: true },
        },
      ]);
    });
  });

  describe('survives', () => {
    for (const [what, sent] of [
      ['no JSON', 'hello'],
      ['an empty text', ''],
      ['a list', '[]'],
      ['null', 'null'],
      ['an unknown command', { cmd: 'hello', header: { x: 1 } }],
      ['a command that is no text', { cmd: 7 }],
      ['an answer to register again', { cmd: 'register', header: {}, code: 1 }],
      ['depth', `{"cmd":"event","data":${'['.repeat(100_000)}`],
      ['deep JSON', `{"cmd":"pong","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
      ['width', JSON.stringify({ cmd: 'pong', x: Array.from({ length: 300_000 }, () => 1) })],
      ['a prototype', '{"cmd":"pong","__proto__":{"code":1},"constructor":1}'],
    ] as const)
      it(`${what}, and goes on`, async () => {
        const line = registered().says(sent).event('1');
        await bench.settle();
        assert.deepEqual([bench.state.kind, line.acks, bench.errors], ['connected', ['cb_1'], []]);
      });

    it('an event frame of several megabytes', async () => {
      const event = { text: 'đ'.repeat(2_000_000) };
      registered().says({ cmd: 'event', header: { callback_id: 'cb' }, data: envelope('1', { event }) });
      await bench.settle();
      assert.deepEqual([bench.ids, bench.line.acks], [['1'], ['cb']]);
    });

    for (const data of [undefined, null, 'x', [], {}, { ...envelope('1'), event: null }, { event_id: '1' }])
      it(`an event frame with ${JSON.stringify(data)} in it, records it, and does not acknowledge it`, async () => {
        const line = registered().says({ cmd: 'event', header: { callback_id: 'cb' }, data });
        await bench.settle();
        assert.deepEqual([bench.ids, line.acks, bench.state.kind], [[], [], 'connected']);
        assert.deepEqual(bench.fates, [['not_an_event', false]]);
      });

    it('any frames in any order, with each event handed on at most once', async () => {
      const id = fc.constantFrom('1', '2', '3');
      const frame = fc.oneof(
        fc.record({
          cmd: fc.constantFrom('pong', 'x', 7),
          header: fc.json(),
          code: fc.constantFrom(0, null),
        }),
        id.map((eventId) => ({ cmd: 'event', header: { callback_id: eventId }, data: envelope(eventId) })),
        fc.json(),
        fc.string(),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(frame), async (frames) => {
          const one = new SocketBench();
          const socket = one.connect();
          const line = one.line.open().accepts();
          for (const each of frames) line.says(each);
          await one.settle();
          assert.equal(one.state.kind, 'connected');
          assert.equal(new Set(one.ids).size, one.ids.length);
          const sent = frames.filter((each) => typeof each === 'object' && each.cmd === 'event');
          assert.ok(line.acks.length >= sent.length);
          socket.dispose();
        }),
      );
    });

    it('listeners that throw', async () => {
      connect({
        onState: () => {
          throw new Error('view is gone');
        },
        record: () => {
          throw new Error('log is gone');
        },
      });
      bench.line.open().accepts().event('1');
      await bench.settle();
      assert.deepEqual(bench.line.acks, ['cb_1']);
      assert.deepEqual(
        new Set(bench.errors.map(String)),
        new Set(['Error: view is gone', 'Error: log is gone']),
      );
    });
  });

  describe('after a cut', () => {
    /** Lets each try fail at once. @returns the pauses between, in milliseconds. */
    const pauses = async (tries: number) => {
      const found: number[] = [];
      for (let n = 0; n < tries; n++) {
        bench.line.cut();
        assert.ok(bench.state.kind === 'waiting');
        const ms = bench.state.untilMs - bench.clock.now();
        found.push(ms);
        await bench.clock.advance(ms - 1);
        assert.equal(bench.state.kind, 'waiting');
        await bench.clock.advance(1);
        assert.equal(bench.state.kind, 'connecting');
      }
      return found;
    };

    it('tries again after 1, 2, 4 … 30 seconds', async () => {
      connect();
      assert.deepEqual(await pauses(8), [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    });

    it('takes up to a quarter off each pause by chance', async () => {
      const longest = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
      await fc.assert(
        fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (chance) => {
          bench = new SocketBench();
          bench.chance = chance;
          const socket = bench.connect();
          const found = await pauses(longest.length);
          socket.dispose();
          for (const [n, ms] of found.entries()) {
            const most = longest[n] ?? 0;
            assert.ok(ms <= most && ms >= most * 0.75, `${ms} of ${most}`);
          }
        }),
      );
    });

    it('goes on with longer pauses when the connection is cut again soon, and starts over after a steady one', async () => {
      registered();
      bench.line.cut();
      await bench.clock.advance(1_000);
      bench.line.open().accepts();
      await bench.alive(59_000);
      bench.line.cut();
      assert.ok(bench.state.kind === 'waiting');
      assert.equal(bench.state.untilMs - bench.clock.now(), 2_000);
      await bench.clock.advance(2_000);
      bench.line.open().accepts();
      await bench.alive(60_000);
      bench.line.cut();
      assert.equal(bench.state.untilMs - bench.clock.now(), 1_000);
    });
  });

  describe('after a kick', () => {
    const kick = (message?: string) => bench.line.says({ cmd: 'kick', message });

    it('waits 60 seconds and connects again by itself, once; the second kick ends it and says so', async () => {
      registered();
      kick('another connection of this app has taken over');
      const message = 'another connection of this app has taken over';
      assert.deepEqual(bench.state, { kind: 'kicked', untilMs: bench.clock.now() + 60_000, message });
      assert.equal(bench.line.state, 'closed');
      await bench.clock.advance(59_999);
      assert.equal(bench.lines.length, 1);
      await bench.clock.advance(1);
      assert.equal(bench.lines.length, 2);
      bench.line.open().accepts();
      await bench.alive(3_600_000);
      kick();
      assert.deepEqual(bench.state, { kind: 'kicked', untilMs: undefined, message: '' });
      await bench.clock.advance(86_400_000);
      assert.equal(bench.lines.length, 2);
    });

    it('is not taken for cut by the close that follows', () => {
      registered();
      kick();
      bench.line.cut();
      assert.equal(bench.state.kind, 'kicked');
    });

    it('acknowledges nothing any more', async () => {
      const taking = deferred<void>();
      bench.onEvent = () => taking.promise;
      const line = registered().event('1');
      kick();
      taking.resolve();
      await bench.settle();
      assert.deepEqual(line.acks, []);
    });
  });

  describe('when it is stopped', () => {
    for (const [what, before] of [
      ['while it connects', () => undefined],
      ['while it registers', () => bench.line.open()],
      ['when connected', () => bench.line.open().accepts()],
      ['while it waits', () => bench.line.cut()],
      ['after a kick', () => bench.line.open().accepts().says({ cmd: 'kick' })],
    ] as const)
      it(`${what}, closes and stays away`, async () => {
        const socket = connect();
        before();
        socket.dispose();
        socket.dispose();
        assert.deepEqual(bench.state, { kind: 'stopped' });
        assert.equal(bench.states.filter(({ kind }) => kind === 'stopped').length, 1);
        assert.notEqual(bench.line.state, 'open');
        assert.equal(bench.clock.armed, 0);
        await bench.clock.advance(86_400_000);
        assert.equal(bench.lines.length, 1);
      });

    it('by whoever hears of a state, does not connect again', async () => {
      const socket = connect({
        onState: ({ kind }) => {
          if (kind === 'waiting') socket.dispose();
        },
      });
      bench.line.cut();
      await bench.clock.advance(60_000);
      assert.deepEqual([socket.state.kind, bench.lines.length], ['stopped', 1]);
    });
  });

  it('keeps secret and token out of states, errors and records, whatever the platform says', async () => {
    const redactor = new Redactor();
    connect({ redactor });
    bench.line.open().accepts();
    assert.equal(redactor.text(`${SECRET} ${TOKEN}`), '[redacted] [redacted]');
    const words = `no: ${SECRET} ${TOKEN}\u202e ${'x'.repeat(10_000)}`;
    bench.line.event('1').says({ cmd: 'kick', message: words });
    await bench.clock.advance(60_000);
    bench.line.open().says({ cmd: 'register', code: 1, message: words });
    const shown = JSON.stringify([bench.states, bench.records, bench.errors.map(String)]);
    assert.doesNotMatch(shown, new RegExp(`${SECRET}|${TOKEN}|\u202e`, 'u'));
    assert.ok(bench.state.kind === 'refused');
    assert.ok(bench.state.reason.startsWith('no: [redacted]') && bench.state.reason.length <= 300);
    // Whoever doesn't need it any more lets go of it.
    assert.equal(redactor.text(`${SECRET} ${TOKEN}`), `${SECRET} ${TOKEN}`);
  });
});
