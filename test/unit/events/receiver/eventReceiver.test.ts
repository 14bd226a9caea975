import assert from 'node:assert/strict';
import { once } from 'node:events';
import * as http from 'node:http';
import * as net from 'node:net';
import type { ReceivedEvent } from '../../../../src/events/receivedEvent';
import type { EventReceiverOptions } from '../../../../src/events/receiver/eventReceiver';
import { EventReceiver } from '../../../../src/events/receiver/eventReceiver';
import type { EventExchange } from '../../../../src/traffic/exchange';
import { sign } from '../../../../src/wire/signature';
import { FakeClock, settle } from '../../../support/fakeClock';
import { deferred } from '../../client/support/fakeTransport';

const SIGNING = 'invented-signing-1';

describe('a receiver of events over HTTP', () => {
  let clock: FakeClock;
  let receiver: EventReceiver;
  let got: ReceivedEvent[];
  let records: EventExchange[];
  let errors: unknown[];
  let onEvent: (event: ReceivedEvent) => void | Promise<void>;

  const listen = async (more: Partial<EventReceiverOptions> = {}) => {
    receiver = await EventReceiver.listen({
      signingSecret: SIGNING,
      clock,
      onEvent: (event) => {
        got.push(event);
        return onEvent(event);
      },
      onError: (error) => errors.push(error),
      record: (exchange) => records.push(exchange),
      ...more,
    });
    return receiver;
  };
  beforeEach(() => {
    clock = new FakeClock();
    got = [];
    records = [];
    errors = [];
    onEvent = () => undefined;
  });
  afterEach(async () => {
    await receiver.close();
    await settle();
    assert.equal(clock.armed, 0);
  });

  const eventOf = (more: object = {}) => ({
    event_id: '5500101',
    event_type: 'message_from_bot_subscriber',
    timestamp: clock.now() / 1000,
    app_id: 'invented-app',
    event: { message: { tag: 'text', text: { content: 'đồng ý ✓' } } },
    ...more,
  });

  interface Posting {
    readonly method?: string;
    readonly path?: string;
    /** What is signed; the body by default. `null` sends none. */
    readonly signature?: string | null;
    readonly headers?: http.OutgoingHttpHeaders;
    /** Sends the body in pieces without saying how long it is. */
    readonly isChunked?: boolean;
  }

  const post = async (body: object | string | Buffer, posting: Posting = {}) => {
    const { method = 'POST', path = '/callback', headers = {}, isChunked = false } = posting;
    const bytes = Buffer.isBuffer(body)
      ? body
      : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const { signature = sign(bytes, SIGNING) } = posting;
    const request = http.request({
      host: '127.0.0.1',
      port: receiver.port,
      method,
      path,
      agent: false,
      headers: {
        'content-type': 'application/json',
        ...(signature === null ? {} : { signature }),
        ...(isChunked ? {} : { 'content-length': bytes.byteLength }),
        ...headers,
      },
    });
    if (isChunked)
      for (let at = 0; at < bytes.length; at += 1024) request.write(bytes.subarray(at, at + 1024));
    request.end(isChunked ? undefined : bytes);
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
    let text = '';
    for await (const part of answer) text += String(part);
    return { status: answer.statusCode, json: JSON.parse(text) as unknown, headers: answer.headers };
  };
  const recorded = async () => {
    while (records.length === 0) await settle();
    const [record] = records.splice(0, 1);
    assert.ok(record);
    return record;
  };
  /** That nothing was believed, and why. */
  const rejects = async (
    fate: string,
    status: number,
    answering: Promise<{ status: number | undefined }>,
  ) => {
    assert.equal((await answering).status, status);
    const record = await recorded();
    assert.deepEqual(
      [record.arrival, record.errorKind],
      [{ via: 'callback', fate, isAcknowledged: undefined }, 'bad_answer'],
    );
    assert.equal(record.response?.status, status);
    assert.deepEqual(got, []);
    return record;
  };

  it('answers a signed event with 200 and hands it on as it came', async () => {
    await listen();
    const event = eventOf();
    const body = JSON.stringify(event, undefined, 1);
    assert.deepEqual((await post(body)).status, 200);
    const record = await recorded();
    assert.deepEqual(got, [{ envelope: event, body, via: 'callback', atMs: clock.now() }]);
    const { headers, ...request } = record.request;
    assert.deepEqual(request, { method: 'POST', url: `http://127.0.0.1:${receiver.port}`, body: event });
    assert.deepEqual(headers, {
      host: `127.0.0.1:${receiver.port}`,
      'content-type': 'application/json',
      signature: '[redacted]',
    });
    assert.deepEqual([record.side, record.name, record.arrival?.fate], ['in', event.event_type, 'accepted']);
  });

  it('says where it listens', async () => {
    await listen({ path: '/hooks/seatalk' });
    assert.equal(receiver.url, `http://127.0.0.1:${receiver.port}/hooks/seatalk`);
    assert.equal((await post(eventOf(), { path: '/hooks/seatalk?from=tunnel' })).status, 200);
  });

  it('answers before it hands on, however long that takes', async () => {
    await listen();
    const taking = deferred<void>();
    onEvent = () => taking.promise;
    assert.equal((await post(eventOf())).status, 200);
    taking.resolve();
  });

  it('reports what its taker throws, and serves on', async () => {
    await listen();
    onEvent = () => {
      throw new Error('disk is full');
    };
    assert.equal((await post(eventOf())).status, 200);
    await recorded();
    assert.deepEqual(errors.map(String), ['Error: disk is full']);
    assert.equal((await post(eventOf({ event_id: '2' }))).status, 200);
  });

  it('answers a challenge with its value, each time, and hands it on to nobody', async () => {
    await listen();
    const event = { seatalk_challenge: 'q7Lw2ZpXe91aVt04' };
    for (let n = 0; n < 2; n++) {
      const answer = await post(eventOf({ event_type: 'event_verification', event }));
      assert.deepEqual([answer.status, answer.json], [200, event]);
      assert.match(answer.headers['content-type'] ?? '', /^application\/json/u);
      assert.equal((await recorded()).arrival?.fate, 'challenge');
    }
    assert.deepEqual(got, []);
  });

  it('rejects a challenge that has none', async () => {
    await listen();
    await rejects('not_an_event', 400, post(eventOf({ event_type: 'event_verification' })));
  });

  it('rejects a challenge that is not signed', async () => {
    await listen();
    const event = { seatalk_challenge: 'x' };
    await rejects(
      'unsigned',
      401,
      post(eventOf({ event_type: 'event_verification', event }), { signature: null }),
    );
  });

  for (const [what, signature] of [
    ['of another secret', (bytes: Buffer) => sign(bytes, 'invented-signing-2')],
    ['of another body', () => sign(Buffer.from('{}'), SIGNING)],
    ['in upper case', (bytes: Buffer) => sign(bytes, SIGNING).toUpperCase()],
    ['cut short', (bytes: Buffer) => sign(bytes, SIGNING).slice(1)],
    ['that is empty', () => ''],
  ] as const)
    it(`rejects a signature ${what}`, async () => {
      await listen();
      const bytes = Buffer.from(JSON.stringify(eventOf()));
      const record = await rejects('wrong_signature', 401, post(bytes, { signature: signature(bytes) }));
      assert.equal(record.ids.event, '5500101');
      assert.doesNotMatch(JSON.stringify(record), /[0-9a-f]{64}|invented-signing/u);
    });

  it('rejects two signatures of which one is right', async () => {
    await listen();
    const bytes = Buffer.from(JSON.stringify(eventOf()));
    const headers = { signature: [sign(bytes, SIGNING), '0'.repeat(64)] };
    await rejects('wrong_signature', 401, post(bytes, { headers }));
  });

  it('rejects what is unsigned', async () => {
    await listen();
    await rejects('unsigned', 401, post(eventOf(), { signature: null }));
  });

  for (const [what, offsetMs, isFresh] of [
    ['five minutes old', -300_000, true],
    ['older', -301_000, false],
    ['five minutes ahead', 300_000, true],
    ['further ahead', 301_000, false],
  ] as const)
    it(`${isFresh ? 'accepts' : 'rejects'} an event that is ${what}`, async () => {
      await listen();
      const answering = post(eventOf({ timestamp: (clock.now() + offsetMs) / 1000 }));
      if (isFresh) assert.equal((await answering).status, 200);
      else await rejects('stale', 400, answering);
    });

  it('accepts any age when told so, and less when told so', async () => {
    await listen({ freshnessMs: Infinity });
    assert.equal((await post(eventOf({ timestamp: 1 }))).status, 200);
    await receiver.close();
    got = [];
    records = [];
    await listen({ freshnessMs: 1_000 });
    await rejects('stale', 400, post(eventOf({ timestamp: clock.now() / 1000 - 2 })));
  });

  it('answers an event that comes again, and hands it on once', async () => {
    await listen();
    for (const fate of ['accepted', 'repeated', 'repeated']) {
      assert.equal((await post(eventOf())).status, 200);
      assert.equal((await recorded()).arrival?.fate, fate);
    }
    assert.equal(got.length, 1);
  });

  it('rejects it stale when it is replayed later', async () => {
    await listen();
    const event = eventOf();
    await post(event);
    await recorded();
    got = [];
    await clock.advance(300_001);
    await rejects('stale', 400, post(event));
  });

  for (const isChunked of [false, true])
    it(`rejects a body that is too large, ${isChunked ? 'without' : 'with'} an announced length`, async () => {
      await listen({ maxBytes: 10_000 });
      const body = eventOf({ event: { text: 'x'.repeat(200_000) } });
      await rejects('too_large', 413, post(body, { isChunked }));
      assert.equal((await post(eventOf({ event: { text: 'x'.repeat(5_000) } }), { isChunked })).status, 200);
    });

  it('ends the connection of a body that never ends', async () => {
    await listen({ maxBytes: 1_000 });
    const socket = net.connect(receiver.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const head = `POST /callback HTTP/1.1\r\nhost: 127.0.0.1:${receiver.port}\r\nsignature: x\r\ncontent-length: 2000\r\n\r\n`;
    socket.write(head);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    assert.match(answer.toString(), /^HTTP\/1\.1 413 /u);
    const closed = once(socket, 'close');
    await clock.advance(5_000);
    await closed;
  });

  it('does not wait for a body longer than the platform waits for an answer', async () => {
    await listen();
    const request = http.request(receiver.url, { method: 'POST', headers: { signature: 'x' }, agent: false });
    request.on('error', () => undefined);
    request.write('{');
    while (clock.armed === 0) await settle();
    const answering = once(request, 'response');
    await clock.advance(5_000);
    const [answer] = (await answering) as [http.IncomingMessage];
    assert.equal(answer.statusCode, 408);
    assert.equal((await recorded()).arrival?.fate, 'too_slow');
    request.destroy();
    await clock.advance(5_000);
  });

  it('is not disturbed by somebody who hangs up', async () => {
    await listen();
    const request = http.request(receiver.url, { method: 'POST', headers: { signature: 'x' }, agent: false });
    request.on('error', () => undefined);
    request.write('{');
    while (clock.armed === 0) await settle();
    request.destroy();
    while (clock.armed > 0) await settle();
    assert.equal((await post(eventOf())).status, 200);
  });

  for (const host of [
    'evil.example',
    'evil.example:80',
    '127.0.0.1:1',
    'localhost',
    '127.0.0.1.evil.example',
    'a b',
    'u@localhost',
  ])
    it(`rejects requests for "${host}"`, async () => {
      await listen();
      await rejects('foreign_host', 403, post(eventOf(), { headers: { host } }));
    });

  it('accepts requests for this machine and for hosts it was told of', async () => {
    await listen({ hosts: ['Bot.Tunnel.example'] });
    for (const [n, host] of [
      `localhost:${receiver.port}`,
      'bot.tunnel.example',
      'BOT.tunnel.example:8443',
    ].entries())
      assert.equal((await post(eventOf({ event_id: String(n) }), { headers: { host } })).status, 200);
    await recorded();
    await recorded();
    await recorded();
    got = [];
    await rejects('foreign_host', 403, post(eventOf(), { headers: { host: 'x.bot.tunnel.example' } }));
  });

  it('rejects pages in a browser', async () => {
    await listen();
    await rejects(
      'web_page',
      403,
      post(eventOf(), { headers: { origin: `http://127.0.0.1:${receiver.port}` } }),
    );
  });

  it('rejects other paths, and shows them', async () => {
    await listen({ path: '/secret-path' });
    const record = await rejects('wrong_path', 404, post(eventOf(), { path: '/callback?token=invented' }));
    assert.equal(record.request.url, `http://127.0.0.1:${receiver.port}/callback`);
    const right = post(eventOf(), { path: '/secret-path', signature: null });
    assert.doesNotMatch(JSON.stringify(await rejects('unsigned', 401, right)), /secret-path/u);
  });

  it('rejects other methods', async () => {
    await listen();
    const answering = post(eventOf(), { method: 'PUT' });
    await rejects('wrong_method', 405, answering);
    assert.equal((await answering).headers.allow, 'POST');
  });

  for (const [what, body] of [
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['a list', '[]'],
    ['an object without an event', '{"event_id":"1"}'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a deep one', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ] as const)
    it(`rejects a signed body that is ${what}`, async () => {
      await listen();
      await rejects('not_an_event', 400, post(body));
    });

  it('takes types that nobody knows', async () => {
    await listen();
    assert.equal((await post(eventOf({ event_type: 'reaction_added' }))).status, 200);
    await recorded();
    assert.equal(got[0]?.envelope.event_type, 'reaction_added');
  });

  it('fails to listen on a port that is taken', async () => {
    const { port } = await listen();
    await assert.rejects(
      EventReceiver.listen({
        port,
        signingSecret: SIGNING,
        onEvent: () => undefined,
        onError: () => undefined,
      }),
      { code: 'EADDRINUSE' },
    );
  });

  for (const more of [{ path: 'callback' }, { path: '/a?b' }, { signingSecret: '' }])
    it(`fails to listen with ${JSON.stringify(more)}`, async () => {
      await listen();
      const options = { signingSecret: SIGNING, onEvent: () => undefined, onError: () => undefined, ...more };
      await assert.rejects(EventReceiver.listen(options), TypeError);
    });
});
