import assert from 'node:assert/strict';
import type { FakeBot } from './deliveryBench';
import { APP, DeliveryBench, OTHER_APP, SECRET } from './deliveryBench';

/** Pings often enough while time passes. */
async function alive(bench: DeliveryBench, bot: FakeBot, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5_000) {
    bot.ping();
    await bench.clock.advance(Math.min(5_000, ms - passed));
  }
}

describe('events through the WebSocket', () => {
  let bench: DeliveryBench;
  beforeEach(() => {
    bench = new DeliveryBench();
    bench.deliveries.useSocket(APP);
  });
  afterEach(async () => {
    assert.deepEqual(bench.errors, []);
    bench.deliveries.stop();
    bench.deliveries.reset();
    await bench.settle();
    assert.equal(bench.clock.armed, 0);
  });
  const stateOf = (appId = APP) => {
    const connection = bench.deliveries.connectionOf(appId);
    assert.ok(connection.method === 'socket');
    return connection;
  };

  describe('when a bot registers', () => {
    it('are announced by an answer like those seen live: a token, the heartbeat, "ok", and no code', () => {
      const bot = bench.bot(APP);
      assert.deepEqual(bot.got, [
        {
          cmd: 'register',
          header: { token: `tk_${'a1'.repeat(16)}`, sid: 's1', app_id: APP, rid: 'r1' },
          data: { heartbeat_interval: 20, heartbeat_timeout: 10 },
          message: 'ok',
        },
      ]);
      assert.deepEqual([stateOf().state, stateOf().sid], ['connected', 's1']);
    });

    it('are announced with a code and another heartbeat when switched so', () => {
      bench.deliveries.setSwitches({
        registerCode: true,
        heartbeat: { intervalSec: 15, timeoutSec: 45 },
      });
      const [answer] = bench.bot(APP).got;
      assert.ok(answer?.cmd === 'register');
      assert.deepEqual([answer.code, answer.data], [0, { heartbeat_interval: 15, heartbeat_timeout: 45 }]);
    });

    it('are silent until then, whatever comes', async () => {
      bench.say('one');
      const bot = bench.bot();
      for (const sent of ['', 'hello', '[]', 'null', '{"cmd":"hello"}', '{"cmd":7}', '['.repeat(10_000)])
        bot.sends(sent);
      bot.ping('guess');
      bot.ack('cb_1', 'guess');
      await bench.clock.advance(3_600_000);
      assert.deepEqual([bot.got, bot.state], [[], 'open']);
      bot.register(APP);
      assert.deepEqual(bot.commands, ['register', 'event']);
    });

    for (const [what, register, message] of [
      ['a wrong secret', { app_id: APP, app_secret: 'guess' }, 'app_secret is invalid'],
      ['no secret', { app_id: APP }, 'app_secret is invalid'],
      ['an unknown app', { app_id: 'x', app_secret: SECRET }, 'app_id is invalid'],
      ['nothing', {}, 'app_id is invalid'],
      ['null', null, 'app_id is invalid'],
      [
        'an app that is not set to it',
        { app_id: OTHER_APP, app_secret: SECRET },
        'the app does not get its events by WebSocket',
      ],
      ['what is no header', { app_id: 7 }, 'the register frame is malformed'],
      ['no header at all', 'x', 'the register frame is malformed'],
    ] as const)
      it(`are refused to ${what} in a frame without a token, and only then the connection closes`, () => {
        const bot = bench.bot();
        bot.sends({ cmd: 'register', header: register });
        assert.deepEqual(bot.got, [{ cmd: 'register', header: {}, code: 1, message }]);
        assert.equal(bot.state, 'closed');
        assert.equal(stateOf().state, 'waiting');
      });

    for (const change of [{ status: 'offline' }, { botOn: false }] as const)
      it(`are refused to an app with ${JSON.stringify(change)}`, () => {
        const app = bench.apps.get(APP);
        assert.ok(app);
        bench.apps.set(APP, { ...app, ...change });
        const [answer] = bench.bot(APP).got;
        assert.ok(answer?.cmd === 'register');
        assert.deepEqual(
          [answer.code, answer.message, answer.header?.rid],
          [1, 'the app is not online', 'r1'],
        );
      });
  });

  it('travel in the envelope of a callback, with what to acknowledge them by', () => {
    const bot = bench.bot(APP);
    bench.say('one');
    assert.deepEqual(bot.got[1], {
      cmd: 'event',
      header: { callback_id: 'cb_5500101', sid: 's1' },
      data: {
        event_id: '5500101',
        event_type: 'message_from_bot_subscriber',
        timestamp: 1_767_225_600,
        app_id: APP,
        event: { seatalk_id: '9012345678', message: { tag: 'text', text: { content: 'one' } } },
      },
    });
    assert.equal(stateOf().unacknowledged, 1);
    bot.ack();
    assert.equal(stateOf().unacknowledged, 0);
    assert.deepEqual(bench.story, ['one 1 acknowledged']);
  });

  it('come in order, without waiting for each other', () => {
    const bot = bench.bot(APP);
    for (const text of ['one', 'two', 'three']) bench.say(text);
    assert.deepEqual(bot.texts, ['one', 'two', 'three']);
  });

  it('wait for a bot that is not there yet', () => {
    for (const text of ['one', 'two']) bench.say(text);
    assert.deepEqual([stateOf().state, stateOf().waiting], ['waiting', 2]);
    assert.deepEqual(bench.bot(APP).texts, ['one', 'two']);
  });

  it('wait up to a bound, above which the oldest are dropped and recorded', () => {
    for (let n = 0; n < 502; n++) bench.say(`${n}`);
    assert.deepEqual(bench.story, ['0 0 dropped: queue_full', '1 0 dropped: queue_full']);
    assert.equal(bench.bot(APP).texts.length, 500);
  });

  it('wait while the bot does not read', () => {
    const bot = bench.bot(APP);
    bot.isFull = true;
    for (const text of ['one', 'two']) bench.say(text);
    assert.deepEqual(bot.texts, []);
    bot.drains();
    assert.deepEqual(bot.texts, ['one', 'two']);
  });

  it('are not sent any more when the app has gone offline', () => {
    bench.say('one');
    const app = bench.apps.get(APP);
    assert.ok(app);
    const bot = bench.bot(APP);
    bot.isFull = true;
    bench.say('two');
    bench.apps.set(APP, { ...app, status: 'offline' });
    bench.say('three');
    bot.drains();
    assert.deepEqual(bot.texts, ['one']);
    assert.deepEqual(bench.story.slice(1), ['three 0 dropped: not_online', 'two 0 dropped: not_online']);
  });

  describe('without acknowledgement', () => {
    it('are sent again after a while, at most three times, with the same ids', async () => {
      const bot = bench.bot(APP);
      bench.say('one');
      await alive(bench, bot, 29_000);
      assert.equal(bot.events.length, 1);
      await alive(bench, bot, 200_000);
      assert.deepEqual(
        bot.events.map(({ event_id: id }) => id),
        ['5500101', '5500101', '5500101', '5500101'],
      );
      assert.deepEqual(
        bench.story,
        [1, 2, 3, 4].map((attempt) => `one ${attempt} unacknowledged`),
      );
      assert.deepEqual([stateOf().waiting, stateOf().unacknowledged], [0, 0]);
    });

    it('are sent again on the next connection at once, before later ones', () => {
      const bot = bench.bot(APP);
      bench.say('one');
      bench.say('two');
      bot.ack('cb_5500101');
      bot.hangUp();
      assert.deepEqual([stateOf().state, stateOf().waiting], ['waiting', 1]);
      bench.say('three');
      const next = bench.bot(APP);
      assert.deepEqual(next.texts, ['two', 'three']);
      assert.deepEqual(bench.story, [
        'one 1 acknowledged',
        'two 1 disconnected',
        'two 2 pending',
        'three 1 pending',
      ]);
    });

    it('do not break bot after bot for ever', () => {
      bench.say('poison');
      for (let n = 0; n < 10; n++) bench.bot(APP).hangUp();
      assert.deepEqual(
        bench.story,
        [1, 2, 3, 4].map((attempt) => `poison ${attempt} disconnected`),
      );
      assert.deepEqual(bench.bot(APP).texts, []);
    });

    it('count as acknowledged late, too', async () => {
      const bot = bench.bot(APP);
      bench.say('one');
      await alive(bench, bot, 31_000);
      assert.equal(bot.events.length, 2);
      bot.ack('cb_5500101');
      assert.equal(stateOf().unacknowledged, 0);
    });

    it('stay so after an acknowledgement with another token, or of something else', () => {
      const bot = bench.bot(APP);
      bench.say('one');
      bot.ack(undefined, 'guess');
      bot.ack('cb_1');
      bot.sends({ cmd: 'ack' });
      bot.sends({ cmd: 'ack', header: { token: bot.token } });
      assert.equal(stateOf().unacknowledged, 1);
    });
  });

  describe('and the heartbeat', () => {
    it('answers every ping with a pong', () => {
      const bot = bench.bot(APP);
      bot.ping();
      bot.sends({ cmd: 'ping', header: { token: bot.token } });
      assert.deepEqual(bot.got.slice(1), [
        { cmd: 'pong', header: { rid: 'r2' } },
        { cmd: 'pong', header: {} },
      ]);
    });

    it('ends the session silently when no ping comes within the time-out, and leaves the connection open', async () => {
      const bot = bench.bot(APP);
      await bench.clock.advance(9_999);
      assert.equal(stateOf().state, 'connected');
      await bench.clock.advance(1);
      assert.deepEqual([stateOf().state, stateOf().cause], ['dead', 'no_ping']);
      bench.say('one');
      bot.ping();
      await bench.clock.advance(60_000);
      assert.deepEqual([bot.commands, bot.state], [['register'], 'open']);
    });

    it('is missed by a bot that pings every interval, as the platform tells it to', async () => {
      const bot = bench.bot(APP);
      await bench.clock.advance(20_000);
      bot.ping();
      assert.deepEqual(bot.commands, ['register']);
    });

    it('keeps the session alive with a ping in every time-out, whatever the clock of the machine does', async () => {
      const bot = bench.bot(APP);
      for (let n = 0; n < 10; n++) {
        await bench.clock.advance(9_000);
        bench.clock.jump(n % 2 === 0 ? 86_400_000 : -86_400_000);
        bot.ping();
      }
      assert.equal(stateOf().state, 'connected');
      await bench.clock.advance(10_000);
      assert.equal(stateOf().state, 'dead');
    });

    it('takes no ping with another token, and says so', async () => {
      const bot = bench.bot(APP);
      await bench.clock.advance(9_000);
      bot.ping('guess');
      assert.deepEqual(bot.got.at(-1), {
        cmd: 'pong',
        header: { rid: 'r2' },
        code: 1,
        message: 'the token is not that of this session',
      });
      await bench.clock.advance(1_000);
      assert.equal(stateOf().state, 'dead');
    });

    it('begins anew when the bot registers again, on the same connection or another', async () => {
      const bot = bench.bot(APP);
      bench.say('one');
      await bench.clock.advance(10_000);
      bot.register(APP);
      assert.deepEqual([stateOf().state, stateOf().sid, bot.texts], ['connected', 's2', ['one', 'one']]);
      await bench.clock.advance(10_000);
      const next = bench.bot(APP);
      assert.deepEqual([stateOf().sid, next.texts], ['s3', ['one']]);
    });

    it('waits again once the bot has left a dead session', async () => {
      const bot = bench.bot(APP);
      await bench.clock.advance(10_000);
      bot.hangUp();
      assert.equal(stateOf().state, 'waiting');
    });
  });

  describe('and a second connection', () => {
    it('takes over: the older one is kicked and closed, and what it did not acknowledge comes again', () => {
      const first = bench.bot(APP);
      bench.say('one');
      const second = bench.bot(APP);
      assert.deepEqual(first.commands, ['register', 'event', 'kick']);
      assert.equal(first.state, 'closed');
      assert.deepEqual(second.texts, ['one']);
      assert.deepEqual([stateOf().state, stateOf().sid], ['connected', 's2']);
    });

    it('of another app disturbs nobody', () => {
      bench.deliveries.useSocket(OTHER_APP);
      const first = bench.bot(APP);
      const other = bench.bot(OTHER_APP);
      bench.say('mine');
      bench.say('yours', { appId: OTHER_APP });
      assert.deepEqual([first.texts, other.texts], [['mine'], ['yours']]);
    });

    it('can be feigned: the bot is kicked by hand, until one registers', () => {
      const bot = bench.bot(APP);
      assert.equal(bench.deliveries.kick(APP), true);
      assert.deepEqual(
        [bot.commands, bot.state, stateOf().state],
        [['register', 'kick'], 'closed', 'kicked'],
      );
      assert.equal(bench.deliveries.kick(APP), false);
      bench.bot(APP);
      assert.equal(stateOf().state, 'connected');
    });

    it('that registers in vain leaves the first one alone', () => {
      const first = bench.bot(APP);
      bench.bot(APP, 'guess');
      assert.deepEqual([first.commands, stateOf().sid], [['register'], 's1']);
    });
  });

  it('end when the app is connected in another way: the bot is kicked, what waits is dropped', () => {
    const bot = bench.bot(APP);
    bench.say('one');
    bench.deliveries.disconnect(APP);
    assert.deepEqual([bot.commands, bot.state], [['register', 'event', 'kick'], 'closed']);
    assert.deepEqual(bench.story, ['one 1 disconnected', 'one 0 dropped: connection_changed']);
    assert.deepEqual(bench.deliveries.connectionOf(APP), { method: 'none' });
  });

  it('end with the local SeaTalk, whose sockets are cut', () => {
    const registered = bench.bot(APP);
    const silent = bench.bot();
    bench.deliveries.stop();
    assert.deepEqual([registered.state, silent.state], ['cut', 'cut']);
    assert.equal(stateOf().state, 'waiting');
  });

  it('of a world that was replaced are dropped, and the bot stays connected when its app is still there', () => {
    const bot = bench.bot(APP);
    bench.say('one');
    bench.deliveries.reset();
    bench.say('two');
    assert.deepEqual([bot.texts, stateOf().unacknowledged], [['one', 'two'], 1]);
    bench.apps.delete(APP);
    bench.deliveries.reset();
    assert.deepEqual([bot.commands.at(-1), bench.deliveries.connectionOf(APP)], ['kick', { method: 'none' }]);
  });

  it('leave no room for connections that never register: the oldest is cut', () => {
    const bots = Array.from({ length: 101 }, () => bench.bot());
    assert.deepEqual(
      bots.map(({ state }) => state),
      ['cut', ...Array<string>(100).fill('open')],
    );
  });

  it('tell views of each step', async () => {
    const states: string[] = [];
    bench.deliveries.onDidChange(() => states.push(stateOf().state));
    const bot = bench.bot(APP);
    await bench.clock.advance(10_000);
    bot.hangUp();
    assert.deepEqual(states, ['connected', 'dead', 'waiting']);
  });

  it('delivered twice or again under one id are acknowledged each', () => {
    const bot = bench.bot(APP);
    bench.say('one');
    bench.deliveries.replay(bench.deliveries.attempts()[0]?.id ?? 0);
    bot.ack('cb_5500101');
    assert.equal(stateOf().unacknowledged, 1);
    bot.ack('cb_5500101_2');
    assert.equal(stateOf().unacknowledged, 0);
  });
});
