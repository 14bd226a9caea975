import assert from 'node:assert/strict';
import { cliCallback } from '../../../src/localTool/cliCallback';
import { TransportError } from '../../../src/wire/transport';
import type { BotAnswer } from '../emulator/delivery/deliveryBench';
import { APP, DeliveryBench, URL } from '../emulator/delivery/deliveryBench';

describe('a callback URL given on the command line', () => {
  const refused = () => new TransportError('connect', { code: 'ECONNREFUSED' });
  const start = (answer: BotAnswer) => {
    const bench = new DeliveryBench();
    bench.answer = answer;
    bench.answersChallenges = true;
    const ending = new AbortController();
    const said: string[] = [];
    const { deliveries, clock } = bench;
    const { signal } = ending;
    const ended = cliCallback(APP, URL, { deliveries, clock, signal, say: (line) => said.push(line) });
    return { bench, ending, said, ended };
  };

  it('is tried until the bot is there, and that is said once', async () => {
    const { bench, said, ended } = start(refused);
    await bench.clock.advance(60_000);
    assert.deepEqual(said, [`Can't reach ${URL}. Trying again until your bot is there.`]);
    bench.answer = ({ event }) => ({ body: event });
    await bench.clock.advance(5_000);
    await ended;
    assert.equal(said.at(-1), `Events are delivered to ${URL}`);
    assert.equal(bench.clock.armed, 0);
  });

  it('is not tried again when the bot answers wrongly', async () => {
    const { bench, said, ended } = start(() => ({ status: 404 }));
    await ended;
    assert.match(said[0] ?? '', /returned a wrong answer/);
    assert.equal(bench.clock.armed, 0);
  });

  it('is given up when the local SeaTalk ends', async () => {
    const { bench, ending, said, ended } = start(refused);
    await bench.settle();
    ending.abort();
    bench.deliveries.stop();
    await ended;
    assert.match(said.join(), /^Can't reach/);
    assert.equal(bench.clock.armed, 0);
  });
});
