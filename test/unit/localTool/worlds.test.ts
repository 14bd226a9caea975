import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { createLocalSeaTalk } from '../../../src/localTool/library';
import type { LocalSeaTalk } from '../../../src/localTool/types';
import { closedPort, listen } from '../../contract/support/loopback';
import { WAIT_LIMIT_MS } from '../../support/limits';
import { TestBot } from './testBot';

const within = WAIT_LIMIT_MS;

const SEED = {
  apps: [{ name: 'Only Bot', app_id: 'MTAwMDAwMDAwMDAz', app_secret: 'invented' }],
  people: [
    { name: 'Ana One', email: 'ana@example.com' },
    { name: 'Ana Two', email: 'ana2@example.com' },
  ],
};

/** A local SeaTalk with a bot that says each message back, with a word of its own. */
async function echoing(word: string) {
  const seatalk = await createLocalSeaTalk().start();
  const bot = await TestBot.start(seatalk.app, ({ event }, self) =>
    self.tell(String(event['employee_code']), `${word} ${JSON.stringify(event['message'])}`),
  );
  await seatalk.bot().connect({ callback: bot.callback });
  return {
    seatalk,
    async [Symbol.asyncDispose]() {
      await seatalk.stop();
      await bot.close();
    },
  };
}

describe('local SeaTalks of the library', () => {
  it('run at once, each a world of its own', async () => {
    await using one = await echoing('one');
    await using other = await echoing('other');
    assert.notEqual(one.seatalk.url, other.seatalk.url);
    await Promise.all([one.seatalk.person('mira').writes('a'), other.seatalk.person('mira').writes('b')]);
    const said = ({ seatalk }: { seatalk: LocalSeaTalk }) => seatalk.bot().sent({ within, in: 'mira' });
    const [first, second] = await Promise.all([said(one), said(other)]);
    assert.match(first.text, /^one .*"a"/);
    assert.match(second.text, /^other .*"b"/);
    one.seatalk.reset();
    assert.equal(one.seatalk.deliveries().length, 0);
    assert.equal(other.seatalk.deliveries().length, 2, 'the challenge and the message');
  });

  it('start again after a stop, with what was in them', async () => {
    const seatalk = createLocalSeaTalk({ seed: 'empty' });
    assert.throws(() => seatalk.url, /isn't running\. Await start\(\) first/);
    await seatalk.start();
    await assert.rejects(seatalk.start(), /running already/);
    await seatalk.control('POST', '/people', { name: 'Ana One', email: 'ana@example.com' });
    await seatalk.stop();
    await seatalk.stop();
    assert.throws(() => seatalk.url);
    await seatalk.start();
    assert.equal(seatalk.person('ana').name, 'Ana One');
    await seatalk.stop();
  });

  it('take a seed and a port, and go back to the seed', async () => {
    const port = await closedPort();
    await using seatalk = await createLocalSeaTalk({ seed: SEED, port }).start();
    assert.equal(seatalk.url, `http://127.0.0.1:${port}`);
    assert.deepEqual(seatalk.app.environment, {
      SEATALK_BASE_URL: seatalk.url,
      SEATALK_APP_ID: 'MTAwMDAwMDAwMDAz',
      SEATALK_APP_SECRET: 'invented',
      SEATALK_SIGNING_SECRET: seatalk.app.signingSecret,
    });
    assert.throws(() => seatalk.person('Ana'), {
      name: 'TypeError',
      message: /More than one person is called "Ana": "Ana One", "Ana Two"/,
    });
    await seatalk.person('ana one').writes('hello');
    seatalk.reset();
    assert.deepEqual(seatalk.messages({ in: 'Only Bot', person: 'Ana One' }), []);
  });

  it('say what is wrong with a seed or a port', async () => {
    assert.throws(
      () => createLocalSeaTalk({ seed: { apps: [] } }),
      /TypeError: The seed isn't one:\n[^]*apps/,
    );
    const taken = await listen(createServer());
    try {
      await assert.rejects(createLocalSeaTalk({ port: taken.port }).start(), { code: 'EADDRINUSE' });
    } finally {
      await taken.close();
    }
  });
});
