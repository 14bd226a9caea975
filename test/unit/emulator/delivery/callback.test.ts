import assert from 'node:assert/strict';
import { eventEnvelope } from '../../../../src/contract/eventTable';
import { verify } from '../../../../src/wire/signature';
import { TransportError } from '../../../../src/wire/transport';
import { APP, DeliveryBench, OTHER_APP, SIGNING, silence, URL } from './deliveryBench';

/** Longer than an event can be under way: four attempts of five seconds and the pauses between. */
const ALL_ATTEMPTS_MS = 60_000;

describe('events by callback', () => {
  let bench: DeliveryBench;
  beforeEach(() => {
    bench = new DeliveryBench();
  });
  afterEach(async () => {
    assert.deepEqual(bench.errors, []);
    bench.deliveries.stop();
    await bench.settle();
    assert.equal(bench.clock.armed, 0);
  });

  it('are posted in the envelope of the platform, signed over their bytes', async () => {
    await bench.withCallback();
    bench.say('đồng ý ✓');
    await bench.settle();
    const [sent] = bench.transport.sent;
    assert.equal(sent?.url, URL);
    const body = sent.body ?? '';
    assert.ok(verify(Buffer.from(body), SIGNING, sent.headers['Signature']));
    assert.deepEqual(JSON.parse(body), {
      event_id: '5500102',
      event_type: 'message_from_bot_subscriber',
      timestamp: 1_767_225_600,
      app_id: APP,
      event: { seatalk_id: '9012345678', message: { tag: 'text', text: { content: 'đồng ý ✓' } } },
    });
    assert.match(body, /^\{"event_id":"5500102","event_type"/);
    const [attempt] = bench.deliveries.attempts();
    assert.deepEqual(attempt?.headers, sent.headers);
    assert.equal(attempt.outcome.kind, 'delivered');
  });

  it('do not hold up whoever raises them', async () => {
    await bench.withCallback();
    bench.say('one');
    assert.deepEqual(bench.postedTexts, []);
    await bench.settle();
    assert.deepEqual(bench.postedTexts, ['one']);
  });

  it('are repeated three times with the same event_id, and then lost', async () => {
    await bench.withCallback();
    bench.answer = () => ({ status: 500 });
    const times: number[] = [];
    const start = bench.clock.monotonic();
    bench.deliveries.onDidRecord(({ outcome }) => {
      if (outcome.kind === 'pending') times.push(bench.clock.monotonic() - start);
    });
    bench.say('one');
    await bench.clock.advance(ALL_ATTEMPTS_MS);
    assert.deepEqual(
      bench.posted.map(({ event_id: id }) => id),
      ['5500102', '5500102', '5500102', '5500102'],
    );
    assert.deepEqual(times, [0, 1_000, 3_000, 7_000]);
    assert.deepEqual(
      bench.deliveries.attempts().map(({ attempt, retryInMs }) => [attempt, retryInMs]),
      [
        [1, 1_000],
        [2, 2_000],
        [3, 4_000],
        [4, undefined],
      ],
    );
  });

  for (const status of [201, 204, 302, 400])
    it(`are repeated after a ${status}, which is not the 200 that was asked for`, async () => {
      await bench.withCallback();
      bench.answer = () => ({ status: bench.posted.length === 1 ? status : 200, body: '' });
      bench.say('one');
      await bench.clock.advance(ALL_ATTEMPTS_MS);
      assert.deepEqual(bench.story, ['one 1 answered', 'one 2 delivered']);
    });

  it('wait five seconds for an answer', async () => {
    await bench.withCallback();
    bench.answer = () => silence;
    bench.say('one');
    await bench.clock.advance(4_999);
    assert.deepEqual(bench.story, ['one 1 pending']);
    await bench.clock.advance(1);
    assert.deepEqual(bench.story, ['one 1 timeout']);
    assert.equal(bench.deliveries.attempts()[0]?.durationMs, 5_000);
  });

  it('take no notice of the clock of the machine', async () => {
    await bench.withCallback();
    bench.answer = () => silence;
    bench.say('one');
    await bench.settle();
    bench.clock.jump(3_600_000);
    await bench.clock.advance(4_999);
    bench.clock.jump(-7_200_000);
    assert.deepEqual(bench.story, ['one 1 pending']);
    await bench.clock.advance(1);
    assert.equal(bench.deliveries.attempts()[0]?.durationMs, 5_000);
  });

  it('come in order for one app: later ones wait while one is repeated', async () => {
    await bench.withCallback();
    bench.answer = (envelope) => ({ status: bench.posted.length < 3 ? 500 : 200, body: envelope });
    for (const text of ['one', 'two', 'three']) bench.say(text);
    await bench.clock.advance(ALL_ATTEMPTS_MS);
    assert.deepEqual(bench.postedTexts, ['one', 'one', 'one', 'two', 'three']);
  });

  it('are delayed by no bot but their own', async () => {
    await bench.withCallback(APP, 'http://localhost:3000/hangs');
    await bench.withCallback(OTHER_APP, 'http://localhost:3001/works');
    bench.answer = (_, { url }) => (url.includes('hangs') ? silence : { body: '' });
    for (let n = 0; n < 20; n++) {
      bench.say('to the one that hangs');
      bench.say(`${n}`, { appId: OTHER_APP });
    }
    await bench.settle();
    const others = bench.deliveries.attempts().filter(({ appId }) => appId === OTHER_APP);
    assert.deepEqual(
      [others.length, new Set(others.map(({ outcome, durationMs }) => `${outcome.kind} ${durationMs}`))],
      [20, new Set(['delivered 0'])],
    );
    const connection = bench.deliveries.connectionOf(APP);
    assert.equal(connection.method === 'callback' && connection.waiting, 19);
  });

  it('are kept up to a bound, above which the oldest are dropped and recorded', async () => {
    await bench.withCallback();
    bench.answer = () => silence;
    for (let n = 0; n < 503; n++) bench.say(`${n}`);
    await bench.settle();
    const dropped = bench.story.filter((line) => line.endsWith('queue_full'));
    assert.deepEqual(dropped, [
      '0 0 dropped: queue_full',
      '1 0 dropped: queue_full',
      '2 0 dropped: queue_full',
    ]);
    const connection = bench.deliveries.connectionOf(APP);
    assert.ok(connection.method === 'callback' && connection.waiting <= 500);
  });

  it('are kept up to a size', async () => {
    await bench.withCallback();
    bench.answer = () => silence;
    const large = 'x'.repeat(900 * 1024);
    for (let n = 0; n < 12; n++) bench.say(large);
    await bench.settle();
    const connection = bench.deliveries.connectionOf(APP);
    assert.ok(connection.method === 'callback' && connection.waiting <= 9);
  });

  it('are not sent when they are larger than a frame of the WebSocket', async () => {
    await bench.withCallback();
    bench.say('x'.repeat(1024 * 1024));
    await bench.settle();
    assert.deepEqual(bench.postedTexts, []);
    assert.match(bench.story[0] ?? '', /dropped: too_large$/);
  });

  it('are not sent while the app is not online or its bot is off, also when they waited', async () => {
    await bench.withCallback();
    const app = bench.apps.get(APP);
    assert.ok(app);
    bench.apps.set(APP, { ...app, status: 'maintenance' });
    bench.say('one');
    bench.apps.set(APP, { ...app, botOn: false });
    bench.say('two');
    bench.apps.set(APP, app);
    bench.say('three');
    bench.apps.set(APP, { ...app, status: 'offline' });
    await bench.settle();
    assert.deepEqual(bench.postedTexts, []);
    assert.deepEqual(new Set(bench.story.map((line) => line.split(' ', 3)[2])), new Set(['dropped:']));
  });

  it('without any connection are recorded and not kept', async () => {
    bench.say('one');
    assert.deepEqual(await bench.deliveries.setCallback(APP, URL), { verified: true });
    await bench.settle();
    assert.deepEqual(bench.postedTexts, []);
    assert.deepEqual(bench.story, ['one 0 dropped: not_connected']);
  });

  it('end when the app is connected in another way', async () => {
    await bench.withCallback();
    bench.answer = () => silence;
    bench.say('one');
    bench.say('two');
    await bench.settle();
    bench.deliveries.disconnect(APP);
    await bench.settle();
    assert.deepEqual(bench.story, ['one 1 cancelled', 'two 0 dropped: connection_changed']);
    assert.deepEqual(bench.deliveries.connectionOf(APP), { method: 'none' });
  });

  it('go on after a mistake of our own', async () => {
    await bench.withCallback();
    bench.answer = ({ event_id: id }) => (id === '5500102' ? new TypeError('a bug') : { body: '' });
    bench.say('one');
    bench.say('two');
    await bench.clock.advance(ALL_ATTEMPTS_MS);
    assert.equal(bench.story.at(0), 'one 1 failed');
    assert.equal(bench.story.at(-1), 'two 1 delivered');
  });

  it('that are no JSON reach nobody and end nothing', async () => {
    await bench.withCallback();
    bench.say('', { body: { value: 1n } });
    assert.match(String(bench.errors.splice(0)[0]), /BigInt/);
    bench.say('two');
    await bench.settle();
    assert.deepEqual(bench.postedTexts, ['two']);
  });

  it('are recorded with what the bot answered, and while they are on their way', async () => {
    await bench.withCallback();
    bench.answer = () => ({ status: 401, headers: { 'content-type': 'text/plain' }, body: 'bad signature' });
    bench.say('one');
    await bench.settle();
    const [attempt] = bench.deliveries.attempts();
    assert.ok(attempt?.outcome.kind === 'answered');
    assert.deepEqual(attempt.outcome.answer, {
      status: 401,
      headers: [['content-type', 'text/plain']],
      body: { text: 'bad signature', bytes: 13, isCut: false },
    });
  });

  it('say that nothing listens there', async () => {
    await bench.withCallback();
    bench.answer = () => new TransportError('connect', { code: 'ECONNREFUSED' });
    bench.say('one');
    await bench.settle();
    const outcome = bench.deliveries.attempts()[0]?.outcome;
    assert.deepEqual(outcome, { kind: 'unreachable', reason: 'refused', code: 'ECONNREFUSED' });
  });

  it('of a test hold the sample of the contract, or what is given', async () => {
    await bench.withCallback();
    const id = bench.deliveries.sendTest(APP, 'interactive_message_click');
    bench.deliveries.sendTest(APP, 'interactive_message_click', { value: 'mine' });
    await bench.settle();
    const [sample, given] = bench.posted;
    assert.equal(sample?.event_id, id);
    assert.equal(sample.event['value'], 'leave:approve:8841');
    assert.deepEqual(given?.event, { value: 'mine' });
  });

  describe('delivered again by hand', () => {
    beforeEach(async () => {
      await bench.withCallback();
      bench.say('one');
      await bench.settle();
    });
    const replay = async (options: Parameters<typeof bench.deliveries.replay>[1]) => {
      const [first] = bench.deliveries.attempts();
      const id = bench.deliveries.replay(first?.id ?? 0, options);
      await bench.settle();
      return { id, sent: bench.transport.sent.at(-1) };
    };

    it('have the same event_id and bytes', async () => {
      const { id, sent } = await replay({});
      assert.equal(id, '5500102');
      assert.equal(sent?.body, bench.transport.sent[0]?.body);
      assert.equal(bench.deliveries.attempts()[1]?.cause, 'replay');
    });

    it('have another event_id when told to', async () => {
      const { id, sent } = await replay({ eventId: 'new' });
      assert.equal(id, '5500103');
      assert.equal(eventEnvelope.parse(JSON.parse(sent?.body ?? '')).event_id, '5500103');
    });

    it('have another body, signed as it is', async () => {
      const edited = { event_id: '7', event_type: 'unknown_type', timestamp: 0, app_id: 'x', event: {} };
      const { sent } = await replay({ envelope: edited });
      assert.deepEqual(JSON.parse(sent?.body ?? ''), edited);
      assert.ok(verify(Buffer.from(sent?.body ?? ''), SIGNING, sent?.headers['Signature']));
    });

    it('have a signature that is wrong and looks right', async () => {
      const { sent } = await replay({ wrongSignature: true });
      assert.match(sent?.headers['Signature'] ?? '', /^[0-9a-f]{64}$/);
      assert.ok(!verify(Buffer.from(sent?.body ?? ''), SIGNING, sent?.headers['Signature']));
    });

    it('are none when the attempt is not known', () =>
      assert.equal(bench.deliveries.replay(4_711), undefined));
  });
});
