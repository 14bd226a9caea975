import assert from 'node:assert/strict';
import type { LocalDelivery } from '../../../src/localTool/types';
import { LocalWorld } from '../../../src/localTool/localSeaTalk';
import { FakeClock } from '../../support/fakeClock';
import { TestBot } from './testBot';

describe('troubles, made by the library', () => {
  let seatalk: LocalWorld;
  let code: TestBot;
  let arrived: string[];
  before(async () => {
    seatalk = await new LocalWorld({}, new FakeClock()).start();
    code = await TestBot.start(seatalk.app, async ({ event_type: type }) => void arrived.push(type));
    await seatalk.bot().connect({ callback: code.callback });
  });
  beforeEach(() => {
    seatalk.reset();
    arrived = [];
  });
  after(async () => {
    await seatalk.stop();
    await code.close();
  });
  const last = (): LocalDelivery | undefined => seatalk.deliveries().at(-1);
  const write = () => seatalk.person('mira').writes('hi');

  it('an app that is offline gets no events, and its calls are rejected', async () => {
    await seatalk.setStatus('Deploy Bot', 'offline');
    await write();
    assert.equal(last(), undefined);
    assert.notEqual((await code.tell(seatalk.person('jo').employeeCode, 'hi'))['code'], 0);
    await seatalk.setStatus(seatalk.app, 'online');
    await write();
    assert.equal(last()?.type, 'message_from_bot_subscriber');
  });

  it('a permission is revoked, and granted again', async () => {
    const send = async () => (await code.tell(seatalk.person('jo').employeeCode, 'hi'))['code'];
    await seatalk.revoke(seatalk.app, 'Send Message to Bot User');
    assert.equal(await send(), 103);
    await seatalk.grant(seatalk.app, 'Send Message to Bot User');
    assert.equal(await send(), 0);
  });

  it('calls fail by name, as often as they should, until the fault is removed', async () => {
    const send = async () => (await code.tell(seatalk.person('jo').employeeCode, 'hi'))['code'];
    await seatalk.failCalls('sending_failed', { call: 'sendMessageToBotUser', nth: 2, count: 1 });
    assert.deepEqual([await send(), await send(), await send()], [0, 4002, 0]);
    const fault = await seatalk.failCalls('server_error', { call: 'sendMessageToBotUser' });
    assert.equal(await send(), 2);
    await fault.remove();
    assert.equal(await send(), 0);
    const sends = seatalk.calls().filter(({ call }) => call === 'sendMessageToBotUser');
    assert.deepEqual(
      sends.map((call) => [call.status, call.code]),
      [0, 4002, 0, 2, 0].map((result) => [200, result]),
    );
  });

  it('deliveries go wrong by name', async () => {
    const fault = await seatalk.failDeliveries('lose', { app: 'Deploy Bot' });
    await write();
    assert.equal(last()?.outcome, 'lost');
    await fault.remove();
    assert.deepEqual(arrived, []);
  });

  it('the clock is moved forward, and tokens expire', async () => {
    const { appId: app_id, appSecret: app_secret } = seatalk.app;
    const token = async () => {
      const answer = await fetch(`${seatalk.url}/auth/app_access_token`, {
        method: 'POST',
        body: JSON.stringify({ app_id, app_secret }),
      });
      return ((await answer.json()) as { app_access_token: string }).app_access_token;
    };
    const first = await token();
    await seatalk.advanceClock('3h');
    assert.notEqual(await token(), first);
    await assert.rejects(seatalk.advanceClock(-1));
  });

  it('a callback URL that is none is said with its reason', async () => {
    await assert.rejects(
      seatalk.bot('Standup Bot').connect({ callback: 'ftp://bot' }),
      /^Error: The callback URL ftp:\/\/bot was not verified: nothing can be reached there\.$/,
    );
    await assert.rejects(
      seatalk.bot('Standup Bot').connect({ callback: `${seatalk.url}/auth/app_access_token` }),
      /the answer was wrong/,
    );
  });

  it('a bot that is disconnected gets nothing', async () => {
    await seatalk.bot().connect({ socket: true });
    await write();
    assert.equal(last(), undefined, 'it waits for the bot');
    seatalk.bot().disconnect();
    await write();
    assert.deepEqual([last()?.outcome, last()?.reason], ['dropped', 'not_connected']);
    await assert.rejects(
      seatalk.bot().sent({ within: 0 }),
      /Events that it did not get:[^]*message_from_bot_subscriber: dropped, not_connected/,
    );
  });
});
