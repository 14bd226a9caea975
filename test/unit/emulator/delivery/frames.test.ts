import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { SOCKET_FRAME_MAX_BYTES } from '../../../../src/contract/socketFrames';
import { cutText, textFrame } from '../../../../src/emulator/events/delivery/socket/rawFrame';
import { APP, DeliveryBench, SECRET } from './deliveryBench';

const frameLike = fc.record(
  {
    cmd: fc.oneof(fc.constantFrom('register', 'ping', 'ack', 'event', 'kick'), fc.jsonValue()),
    header: fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          app_id: fc.oneof(fc.constant(APP), fc.jsonValue()),
          app_secret: fc.oneof(fc.constant('guess'), fc.jsonValue()),
          token: fc.jsonValue(),
          callback_id: fc.jsonValue(),
          rid: fc.oneof(fc.string(), fc.jsonValue()),
        },
        { requiredKeys: [] },
      ),
    ),
    data: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  frameLike.map((frame) => JSON.stringify(frame)),
);

describe('frames of the WebSocket', () => {
  it('that are anything at all bring nobody down, register nobody, and get nothing but refusals', () => {
    const bench = new DeliveryBench();
    bench.deliveries.useSocket(APP);
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (texts) => {
        const bot = bench.bot();
        for (const text of texts) bot.sends(text);
        for (const frame of bot.got)
          assert.ok(frame.cmd === 'register' && frame.code === 1 && frame.header?.token === undefined);
        bot.hangUp();
      }),
    );
    assert.deepEqual(bench.errors, []);
    assert.equal(bench.clock.armed, 0);
  });

  it('that are anything at all leave a session alive, and get nothing but pongs and refusals', () => {
    const bench = new DeliveryBench();
    bench.deliveries.useSocket(APP);
    fc.assert(
      fc.property(anything, (text) => {
        const bot = bench.bot(APP, SECRET);
        bot.sends(text);
        if (bot.state !== 'open') return;
        bot.ping();
        assert.deepEqual(
          bot.commands.filter((cmd) => cmd !== 'pong'),
          ['register'],
        );
        assert.equal(bot.commands.at(-1), 'pong');
      }),
    );
    bench.deliveries.stop();
    assert.equal(bench.clock.armed, 0);
  });

  it('written by hand say how long they are, in each of the three ways', () => {
    for (const [length, head] of [
      [0, '8100'],
      [125, '817d'],
      [126, '817e007e'],
      [65_535, '817effff'],
      [65_536, '817f0000000000010000'],
      [SOCKET_FRAME_MAX_BYTES, '817f0000000000100000'],
    ] as const) {
      const frame = textFrame('x'.repeat(length));
      assert.equal(frame.subarray(0, head.length / 2).toString('hex'), head);
      assert.equal(frame.length, head.length / 2 + length);
      assert.equal(cutText('x'.repeat(length)).length, Math.ceil(frame.length / 2));
    }
  });
});
