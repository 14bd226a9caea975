import assert from 'node:assert/strict';
import type { DeliveryFaultSpec } from '../../../../src/emulator/events/delivery/deliveryFaults';
import { deliveryFaultNames } from '../../../../src/emulator/events/delivery/deliveryFaults';
import { verify } from '../../../../src/wire/signature';
import { APP, DeliveryBench, OTHER_APP, SIGNING } from './deliveryBench';

describe('faults of deliveries', () => {
  let bench: DeliveryBench;
  beforeEach(() => {
    bench = new DeliveryBench();
  });
  afterEach(async () => {
    assert.deepEqual(bench.errors, []);
    bench.deliveries.stop();
    bench.deliveries.reset();
    await bench.settle();
    assert.equal(bench.clock.armed, 0);
  });
  const fault = (spec: DeliveryFaultSpec) => bench.deliveries.faults.add(spec);
  const connectedBot = () => {
    bench.deliveries.useSocket(APP);
    return bench.bot(APP);
  };

  for (const method of ['callback', 'socket'] as const)
    describe(`of events by ${method}`, () => {
      let texts: () => string[];
      beforeEach(async () => {
        if (method === 'callback') {
          await bench.withCallback();
          texts = () => bench.postedTexts;
        } else {
          const bot = connectedBot();
          texts = () => bot.texts;
        }
      });
      const say = async (...said: string[]) => {
        for (const text of said) bench.say(text);
        await bench.settle();
      };

      it('lose the next ones, as many as was said, and record it', async () => {
        fault({ name: 'lose', count: 2 });
        await say('one', 'two', 'three');
        assert.deepEqual(texts(), ['three']);
        assert.deepEqual(bench.story.slice(0, 2), ['one 0 lost', 'two 0 lost']);
      });

      it('double the next one, with the same event_id', async () => {
        fault({ name: 'double', count: 1 });
        await say('one', 'two');
        assert.deepEqual(texts(), ['one', 'one', 'two']);
        assert.deepEqual(new Set(bench.deliveries.attempts().map(({ eventId }) => eventId)).size, 2);
      });

      it('delay the next one, which others overtake', async () => {
        fault({ name: 'delay', ms: 3_000, count: 1 });
        await say('one', 'two');
        assert.deepEqual(texts(), ['two']);
        await bench.clock.advance(2_999);
        assert.deepEqual(texts(), ['two']);
        await bench.clock.advance(1);
        assert.deepEqual(texts(), ['two', 'one']);
      });

      it('delay all of them, in order', async () => {
        fault({ name: 'delay', ms: 3_000 });
        await say('one', 'two');
        await bench.clock.advance(3_000);
        assert.deepEqual(texts(), ['one', 'two']);
      });

      it('let the next one overtake', async () => {
        fault({ name: 'out_of_order', count: 1 });
        await say('one', 'two', 'three');
        assert.deepEqual(texts(), ['two', 'one', 'three']);
      });

      it('let one overtake after another, all along', async () => {
        fault({ name: 'out_of_order' });
        await say('one', 'two', 'three', 'four');
        assert.deepEqual(texts(), ['two', 'one', 'four', 'three']);
      });

      it('hold back one that nothing overtakes for five seconds', async () => {
        fault({ name: 'out_of_order', count: 1 });
        await say('one');
        await bench.clock.advance(4_999);
        assert.deepEqual(texts(), []);
        await bench.clock.advance(1);
        assert.deepEqual(texts(), ['one']);
      });

      it('happen together: one comes late and twice', async () => {
        fault({ name: 'double', count: 1 });
        fault({ name: 'out_of_order', count: 1 });
        await say('one', 'two');
        assert.deepEqual(texts(), ['two', 'one', 'one']);
      });

      it('happen until they are removed', async () => {
        const { id } = fault({ name: 'lose' });
        await say('one', 'two');
        assert.equal(bench.deliveries.faults.all[0]?.met, 2);
        assert.equal(bench.deliveries.faults.remove(id), true);
        assert.equal(bench.deliveries.faults.remove(id), false);
        await say('three');
        assert.deepEqual(texts(), ['three']);
      });

      it('happen to one app only when it is named', async () => {
        fault({ name: 'lose', app: OTHER_APP });
        await say('one');
        assert.deepEqual(texts(), ['one']);
      });

      it('end with another world, and what they hold back with them', async () => {
        fault({ name: 'delay' });
        await say('one');
        bench.deliveries.reset();
        await say('two');
        await bench.clock.advance(60_000);
        assert.deepEqual(texts(), ['two']);
      });
    });

  it('sign wrongly, in all attempts at one event', async () => {
    await bench.withCallback();
    fault({ name: 'wrong_signature', count: 1 });
    bench.answer = (_, { body = '', headers }) => ({
      status: verify(Buffer.from(body), SIGNING, headers['Signature']) ? 200 : 401,
      body: '',
    });
    bench.say('one');
    bench.say('two');
    await bench.clock.advance(60_000);
    assert.deepEqual(bench.story, [
      ...[1, 2, 3, 4].map((attempt) => `one ${attempt} answered`),
      'two 1 delivered',
    ]);
  });

  it('send a frame slowly', () => {
    const bot = connectedBot();
    fault({ name: 'slow_socket', ms: 700, count: 1 });
    bench.say('one');
    assert.deepEqual([bot.slowMs, bot.texts], [700, ['one']]);
  });

  it('cut a frame, and the next connection brings it whole', () => {
    const bot = connectedBot();
    fault({ name: 'cut_frame', count: 1 });
    bench.say('one');
    bench.say('two');
    assert.deepEqual([bot.state, bot.texts], ['cut', []]);
    assert.deepEqual(bench.bot(APP).texts, ['one', 'two']);
    assert.equal(bench.story[0], 'one 1 disconnected');
  });

  it('leave a connection half open: nothing goes through it, and the next one brings what was missed', async () => {
    const bot = connectedBot();
    fault({ name: 'half_open', count: 1 });
    bench.say('one');
    bench.say('two');
    const connection = bench.deliveries.connectionOf(APP);
    assert.ok(connection.method === 'socket');
    assert.deepEqual([connection.state, connection.cause], ['dead', 'half_open']);
    await bench.clock.advance(60_000);
    assert.deepEqual([bot.state, bot.texts], ['muted', []]);
    assert.deepEqual(bench.bot(APP).texts, ['one', 'two']);
    assert.equal(bot.state, 'cut');
  });

  it('hold back no more than so many', async () => {
    await bench.withCallback();
    fault({ name: 'delay', ms: 600_000 });
    for (let n = 0; n < 502; n++) bench.say(`${n}`);
    await bench.settle();
    assert.deepEqual(bench.postedTexts, ['0', '1']);
  });

  it('are kept up to a number', () => {
    for (let n = 0; n < 501; n++) fault({ name: 'lose', count: n + 1 });
    const { all } = bench.deliveries.faults;
    assert.deepEqual([all.length, all[0]?.count], [500, 2]);
  });

  it('each have a test here', () =>
    assert.deepEqual(deliveryFaultNames.toSorted(), [
      'cut_frame',
      'delay',
      'double',
      'half_open',
      'lose',
      'out_of_order',
      'slow_socket',
      'wrong_signature',
    ]));
});
