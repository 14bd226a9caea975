import assert from 'node:assert/strict';
import { verify } from '../../../../src/wire/signature';
import { TransportError } from '../../../../src/wire/transport';
import { APP, DeliveryBench, OTHER_APP, SIGNING, silence, URL } from './deliveryBench';

const OTHER_URL = 'http://localhost:3000/other';

describe('the verification of a callback URL', () => {
  let bench: DeliveryBench;
  beforeEach(() => {
    bench = new DeliveryBench();
    bench.answersChallenges = true;
    bench.answer = ({ event }) => ({ body: event });
  });
  afterEach(async () => {
    assert.deepEqual(bench.errors, []);
    bench.deliveries.stop();
    await bench.settle();
    assert.equal(bench.clock.armed, 0);
  });
  const set = (url = URL) => bench.deliveries.setCallback(APP, url);

  it('posts a challenge, signed, and takes the same value as proof', async () => {
    assert.deepEqual(await set(), { verified: true });
    const [sent] = bench.transport.sent;
    const body = sent?.body ?? '';
    assert.ok(verify(Buffer.from(body), SIGNING, sent?.headers['Signature']));
    assert.deepEqual(JSON.parse(body), {
      event_id: '5500101',
      event_type: 'event_verification',
      timestamp: 1_767_225_600,
      app_id: APP,
      event: { seatalk_challenge: 'a1a1a1a1a1a1a1a1' },
    });
    assert.deepEqual(bench.deliveries.connectionOf(APP), {
      method: 'callback',
      url: URL,
      state: 'verified',
      deliversTo: URL,
      waiting: 0,
    });
  });

  it('is done for an app that is not online yet, too', async () => {
    const app = bench.apps.get(APP);
    assert.ok(app);
    bench.apps.set(APP, { ...app, status: 'not_configured', botOn: false });
    assert.deepEqual(await set(), { verified: true });
  });

  it('fails at once where nothing listens', async () => {
    bench.answer = () => new TransportError('connect', { code: 'ECONNREFUSED' });
    assert.deepEqual(await set(), { verified: false, reason: 'unreachable' });
    assert.equal(bench.transport.sent.length, 1);
    const connection = bench.deliveries.connectionOf(APP);
    assert.ok(connection.method === 'callback');
    assert.deepEqual(
      [connection.state, connection.reason, connection.deliversTo],
      ['refused', 'unreachable', undefined],
    );
  });

  it('fails for what can be no address', async () => {
    for (const [url, problem] of [
      ['bot.example.com/callback', 'not-an-address'],
      ['ftp://bot.example.com', 'scheme'],
      ['https://me:secret@bot.example.com', 'user-info'],
    ] as const)
      assert.deepEqual(await set(url), { verified: false, reason: 'unreachable', problem });
    assert.equal(bench.transport.sent.length, 0);
  });

  for (const [what, silent] of [
    ['in five seconds', silence],
    ['before the connection breaks', new TransportError('send', { code: 'ECONNRESET' })],
  ] as const)
    it(`fails without an answer ${what}, after three retries`, async () => {
      bench.answer = () => silent;
      const setting = set();
      await bench.clock.runAll();
      assert.deepEqual(await setting, { verified: false, reason: 'no_answer' });
      const ids = bench.transport.sent.map(({ body }) => /"event_id":"(\d+)"/.exec(body ?? '')?.[1]);
      assert.deepEqual(ids, Array(4).fill('5500101'));
    });

  it('succeeds when a retry is answered', async () => {
    bench.answer = ({ event }) => (bench.transport.sent.length < 4 ? silence : { body: event });
    const setting = set();
    await bench.clock.runAll();
    assert.deepEqual(await setting, { verified: true });
  });

  for (const [what, answer] of [
    ['another value', { body: { seatalk_challenge: 'other' } }],
    ['another key', { body: { challenge: 'a1a1a1a1a1a1a1a1' } }],
    ['the bare value', { body: 'a1a1a1a1a1a1a1a1' }],
    ['no body', { body: '' }],
    ['a list', { body: [{ seatalk_challenge: 'a1a1a1a1a1a1a1a1' }] }],
    ['null', { body: 'null' }],
    ['another status', { status: 201, body: { seatalk_challenge: 'a1a1a1a1a1a1a1a1' } }],
    ['a redirect', { status: 302, headers: { location: OTHER_URL }, body: '' }],
    ['an error', { status: 500, body: 'oops' }],
  ] as const)
    it(`fails at once for ${what}`, async () => {
      bench.answer = () => answer;
      assert.deepEqual(await set(), { verified: false, reason: 'wrong_answer' });
      assert.equal(bench.transport.sent.length, 1);
    });

  it('fails while another one is running for the app, and for no other app', async () => {
    bench.answer = ({ event, app_id: app }) => (app === APP ? silence : { body: event });
    const first = set();
    await bench.settle();
    const connection = bench.deliveries.connectionOf(APP);
    assert.equal(connection.method === 'callback' && connection.state, 'verifying');
    assert.deepEqual(await set(OTHER_URL), { verified: false, reason: 'verification_running' });
    assert.deepEqual(await bench.deliveries.setCallback(OTHER_APP, OTHER_URL), { verified: true });
    await bench.clock.runAll();
    assert.deepEqual(await first, { verified: false, reason: 'no_answer' });
  });

  it('fails with an internal error for a mistake of our own', async () => {
    bench.answer = () => new TypeError('a bug');
    assert.deepEqual(await set(), { verified: false, reason: 'internal_error' });
  });

  it('is given up when the app is connected in another way', async () => {
    bench.answer = () => silence;
    const setting = set();
    await bench.settle();
    bench.deliveries.useSocket(APP);
    assert.deepEqual(await setting, { verified: false, reason: 'cancelled' });
    assert.equal(bench.deliveries.connectionOf(APP).method, 'socket');
  });

  it('is given up when the local SeaTalk stops, and can be done again', async () => {
    bench.answer = () => silence;
    const setting = set();
    await bench.settle();
    bench.deliveries.stop();
    assert.deepEqual(await setting, { verified: false, reason: 'cancelled' });
    bench.answer = ({ event }) => ({ body: event });
    assert.deepEqual(await set(), { verified: true });
  });

  it('leaves the URL before in use until it succeeds', async () => {
    await set();
    bench.answer = ({ event }, { url }) => (url === URL ? { body: event } : { status: 500 });
    assert.deepEqual(await set(OTHER_URL), { verified: false, reason: 'wrong_answer' });
    const connection = bench.deliveries.connectionOf(APP);
    assert.equal(connection.method === 'callback' && connection.deliversTo, URL);
    bench.say('one');
    await bench.settle();
    assert.equal(bench.transport.sent.at(-1)?.url, URL);
    bench.answer = ({ event }) => ({ body: event });
    assert.deepEqual(await set(OTHER_URL), { verified: true });
    bench.say('two');
    await bench.settle();
    assert.equal(bench.transport.sent.at(-1)?.url, OTHER_URL);
  });

  it('leaves the WebSocket in use until it succeeds, and then kicks the bot', async () => {
    bench.deliveries.useSocket(APP);
    const bot = bench.bot(APP);
    bench.answer = () => ({ status: 500 });
    assert.deepEqual(await set(), { verified: false, reason: 'wrong_answer' });
    assert.equal((await set('nowhere')).verified, false);
    bench.say('one');
    assert.deepEqual([bot.texts, bench.deliveries.connectionOf(APP).method], [['one'], 'socket']);
    bench.answer = ({ event }) => ({ body: event });
    assert.deepEqual(await set(), { verified: true });
    assert.deepEqual([bot.commands.at(-1), bench.deliveries.connectionOf(APP).method], ['kick', 'callback']);
    bench.say('two');
    await bench.settle();
    assert.deepEqual(bench.postedTexts, ['two']);
  });

  it('ends with a return to the WebSocket, whose bot stays connected', async () => {
    bench.deliveries.useSocket(APP);
    const bot = bench.bot(APP);
    bench.answer = () => silence;
    const setting = set();
    await bench.settle();
    bench.deliveries.useSocket(APP);
    assert.deepEqual(await setting, { verified: false, reason: 'cancelled' });
    bench.say('one');
    assert.deepEqual(bot.texts, ['one']);
  });

  it('keeps what waits when the same URL is verified again', async () => {
    await set();
    bench.answer = ({ event, event_type: type }) =>
      type === 'event_verification' ? { body: event } : silence;
    bench.say('one');
    bench.say('two');
    await bench.settle();
    await set();
    bench.answer = ({ event }) => ({ body: event });
    await bench.clock.runAll();
    assert.deepEqual(bench.postedTexts, ['one', 'one', 'two']);
  });

  it('is recorded, each try', async () => {
    bench.answer = () => ({ body: { seatalk_challenge: 'other' } });
    await set();
    assert.deepEqual(
      bench.deliveries.attempts().map(({ cause, outcome }) => [cause, outcome.kind]),
      [['verification', 'delivered']],
    );
  });

  it('tells views of each step', async () => {
    const states: unknown[] = [];
    bench.deliveries.onDidChange((appId) => {
      const connection = bench.deliveries.connectionOf(appId);
      states.push(connection.method === 'callback' ? connection.state : connection.method);
    });
    await set();
    bench.deliveries.disconnect(APP);
    assert.deepEqual(states, ['verifying', 'verified', 'none']);
  });
});
