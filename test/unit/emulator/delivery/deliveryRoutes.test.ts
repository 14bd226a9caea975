import assert from 'node:assert/strict';
import { eventTypes } from '../../../../src/contract/eventTable';
import { DEPLOY_BOT_ID } from '../watchChanges';
import { LocalSeaTalk, RELEASE_ROOM } from '../localSeaTalk';
import { FakeTransport } from '../../client/support/fakeTransport';
import { FakeBot } from './deliveryBench';
import { settle } from '../../../support/fakeClock';

const APP = '/apps/Deploy%20Bot';

describe('the controls of deliveries', () => {
  let local: LocalSeaTalk;
  let transport: FakeTransport;
  beforeEach(() => {
    transport = new FakeTransport(({ body = '' }) => ({
      headers: { server: 'invented/1.0' },
      body: (JSON.parse(body) as { event: object }).event,
    }));
    local = new LocalSeaTalk('company', { transport });
  });
  afterEach(() => local.emulator.stop());
  const connect = (body: object) => local.control('PUT', `${APP}/connection`, body);
  const first = async (path: string, key: string) =>
    ((await local.control('GET', path))[key] as Record<string, unknown>[])[0];
  const status = async (method: string, path: string, body: object) => {
    const headers = { 'x-local-token': local.emulator.controlToken };
    return (await local.send(`/_local${path}`, { method, headers, body: JSON.stringify(body) })).status;
  };

  it('connect an app in one way at a time, and list it', async () => {
    assert.deepEqual(await first('/connections', 'connections'), {
      app_id: DEPLOY_BOT_ID,
      name: 'Deploy Bot',
      method: 'none',
    });
    const url = 'http://localhost:3000/callback';
    assert.deepEqual(await connect({ method: 'callback', url }), {
      app_id: DEPLOY_BOT_ID,
      name: 'Deploy Bot',
      method: 'callback',
      url,
      state: 'verified',
      delivers_to: url,
      waiting: 0,
      verified: true,
    });
    assert.deepEqual(await connect({ method: 'socket' }), {
      app_id: DEPLOY_BOT_ID,
      name: 'Deploy Bot',
      method: 'socket',
      state: 'waiting',
      since_ms: local.clock.now(),
      waiting: 0,
      unacknowledged: 0,
    });
    assert.equal((await connect({ method: 'none' }))['method'], 'none');
  });

  it('say why a callback URL is refused', async () => {
    const refused = await connect({ method: 'callback', url: 'localhost' });
    assert.equal(refused['verified'], true);
    const open = await connect({ method: 'callback', url: 'bot.example.com' });
    assert.deepEqual(
      [open['verified'], open['reason'], open['problem'], open['state']],
      [false, 'unreachable', 'not-an-address', 'refused'],
    );
  });

  it('send the sample of every event, or what is given, and list what became of it', async () => {
    await connect({ method: 'callback', url: 'http://localhost:3000/' });
    await local.control('DELETE', '/deliveries');
    for (const type of eventTypes) await local.control('POST', `${APP}/test-event`, { type });
    const event = { value: 'mine' };
    const sent = await local.control('POST', `${APP}/test-event`, {
      type: 'interactive_message_click',
      event,
    });
    await settle();
    const { deliveries } = await local.control('GET', '/deliveries');
    const last = (deliveries as Record<string, unknown>[]).at(-1);
    assert.equal((deliveries as unknown[]).length, eventTypes.length + 1);
    const body = transport.sent.at(-1)?.body ?? '';
    assert.deepEqual(last, {
      id: last?.['id'],
      app_id: DEPLOY_BOT_ID,
      event_id: sent['event_id'],
      event_type: 'interactive_message_click',
      cause: 'test',
      method: 'callback',
      attempt: 1,
      at_ms: local.clock.now(),
      duration_ms: 0,
      url: 'http://localhost:3000/',
      headers: transport.sent.at(-1)?.headers,
      body,
      outcome: {
        kind: 'delivered',
        status: 200,
        headers: { server: 'invented/1.0' },
        body: '{"value":"mine"}',
        body_bytes: 16,
        body_is_cut: false,
      },
    });
    const later = await local.control(
      'GET',
      `/deliveries?app=Deploy%20Bot&after=${Number(last?.['id']) - 1}`,
    );
    assert.deepEqual(later['deliveries'], [last]);
    assert.deepEqual(await local.control('GET', '/deliveries?app=Standup%20Bot'), { deliveries: [] });
  });

  it('tell of each attempt and each connection as it comes, until the server ends', async () => {
    const headers = { 'x-local-token': local.emulator.controlToken };
    const answer = await local.request('/_local/deliveries/stream', { headers });
    await connect({ method: 'socket' });
    await connect({ method: 'none' });
    const { event_id: id } = await local.control('POST', `${APP}/test-event`, { type: 'new_bot_subscriber' });
    await local.emulator.stop();
    const lines = (await answer.text()).trimEnd().split('\n');
    const got = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const change = { kind: 'connection_changed', app_id: DEPLOY_BOT_ID };
    assert.deepEqual(got.slice(0, 3), [{ kind: 'listening' }, change, change]);
    const { delivery } = got[3] as { delivery: Record<string, unknown> };
    assert.deepEqual(
      [delivery['event_id'], delivery['outcome']],
      [id, { kind: 'dropped', reason: 'not_connected' }],
    );
  });

  it('tell when the list is cleared, by whomever', async () => {
    const headers = { 'x-local-token': local.emulator.controlToken };
    const answer = await local.request('/_local/deliveries/stream', { headers });
    await local.control('DELETE', '/deliveries');
    await local.control('POST', '/reset', {});
    await local.emulator.stop();
    assert.deepEqual(
      (await answer.text()).trimEnd().split('\n').slice(1),
      Array.from({ length: 2 }, () => '{"kind":"cleared"}'),
    );
  });

  it('deliver again', async () => {
    const { event_id: id } = await local.control('POST', `${APP}/test-event`, { type: 'new_bot_subscriber' });
    const delivery = (await first('/deliveries', 'deliveries'))?.['id'];
    const path = `/deliveries/${String(delivery)}/replay`;
    assert.deepEqual(await local.control('POST', path), { event_id: id });
    const again = await local.control('POST', path, { event_id: 'new' });
    assert.equal(BigInt(String(again['event_id'])), BigInt(String(id)) + 1n);
    const envelope = { event_id: '7', event_type: 'x', timestamp: 1, app_id: 'y', event: {} };
    assert.deepEqual(await local.control('POST', path, { envelope, wrong_signature: true }), {
      event_id: '7',
    });
    assert.equal(await status('POST', '/deliveries/4711/replay', {}), 404);
    assert.equal(await status('POST', path, { envelope: { event_id: 7 } }), 400);
  });

  it('make faults, by the name of an app, and remove them', async () => {
    const fault = await local.control('POST', '/delivery-faults', {
      name: 'delay',
      app: 'Deploy Bot',
      ms: 5,
      count: 2,
    });
    const listed = { ...fault, id: fault['id'] };
    assert.deepEqual(listed, { id: fault['id'], name: 'delay', app: DEPLOY_BOT_ID, ms: 5, count: 2, met: 0 });
    assert.deepEqual(await local.control('GET', '/delivery-faults'), { faults: [listed] });
    assert.equal(await status('POST', '/delivery-faults', { name: 'other' }), 400);
    assert.equal(await status('POST', '/delivery-faults', { name: 'lose', app: 'No Bot' }), 400);
    await local.control('DELETE', `/delivery-faults/${String(fault['id'])}`);
    assert.equal(await status('DELETE', `/delivery-faults/${String(fault['id'])}`, {}), 404);
    await local.control('POST', '/delivery-faults', { name: 'lose' });
    assert.deepEqual(await local.control('DELETE', '/delivery-faults'), { faults: [] });
  });

  it('switch how the WebSocket behaves, and the guard against loops', async () => {
    const options = {
      heartbeat: { interval_sec: 15, timeout_sec: 45 },
      register_code: true,
      loop_limit: { rounds: 20, seconds: 10 },
    };
    assert.deepEqual(await local.control('PUT', '/delivery-options', options), options);
    const off = { ...options, loop_limit: null };
    assert.deepEqual(await local.control('PUT', '/delivery-options', { loop_limit: null }), off);
    assert.deepEqual(await local.control('GET', '/delivery-options'), off);
    for (const wrong of [
      { heartbeat: { interval_sec: 15, timeout_sec: 0 } },
      { loop_limit: { rounds: 0, seconds: 1 } },
    ])
      assert.equal(await status('PUT', '/delivery-options', wrong), 400);
  });

  it('kick a bot, and let a chat go on that a loop has paused', async () => {
    await connect({ method: 'socket' });
    assert.deepEqual(await local.control('POST', `${APP}/kick`), { kicked: false });
    const bot = new FakeBot();
    const { deliveries, app } = local.emulator;
    deliveries.connect(bot);
    bot.register(app.appId, app.appSecret);
    assert.deepEqual(await local.control('POST', `${APP}/kick`), { kicked: true });
    assert.equal(bot.commands.at(-1), 'kick');

    await local.control('PUT', '/delivery-options', { loop_limit: { rounds: 1, seconds: 10 } });
    const place = { kind: 'group', groupId: RELEASE_ROOM } as const;
    const by = { kind: 'bot', seatalkId: '9355500022' } as const;
    for (let n = 0; n < 2; n++)
      deliveries.push({ appId: app.appId, type: 'new_bot_subscriber', body: {}, atMs: 0, by, place });
    const paused = { app_id: app.appId, place, at_ms: local.clock.now() };
    assert.deepEqual(await first('/connections', 'pauses'), paused);
    assert.deepEqual(await local.control('POST', `${APP}/resume`, { person: 'Mira Tan' }), { resumed: 0 });
    assert.deepEqual(await local.control('POST', `${APP}/resume`, { group: 'Release room' }), { resumed: 1 });
    assert.equal(await status('POST', `${APP}/resume`, { group: 'No room' }), 404);
  });

  it('keep connections when the world is reset, and forget the rest', async () => {
    await connect({ method: 'socket' });
    await local.control('POST', `${APP}/test-event`, { type: 'new_bot_subscriber' });
    await local.control('POST', '/delivery-faults', { name: 'lose' });
    await local.control('POST', '/reset');
    const connection = await first('/connections', 'connections');
    assert.deepEqual([connection?.['method'], connection?.['waiting']], ['socket', 0]);
    assert.deepEqual(await local.control('GET', '/deliveries'), { deliveries: [] });
    assert.deepEqual(await local.control('GET', '/delivery-faults'), { faults: [] });
  });
});
