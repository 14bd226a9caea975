import assert from 'node:assert/strict';
import { TransportError } from '../../../src/wire/transport';
import type { EventDelivery } from '../../../src/events/deliverEvent';
import { deliverEvent } from '../../../src/events/deliverEvent';
import { readDeliveryAddress } from '../../../src/events/deliveryAddress';
import { verify } from '../../../src/wire/signature';
import { FakeClock } from '../../support/fakeClock';
import type { FakeAnswer } from '../client/support/fakeTransport';
import { FakeTransport } from '../client/support/fakeTransport';

const SECRET = 'invented-signing-1';
const BODY = '{"event_id":"5500505","event":{"value":"đồng ý"}}';
const never = new Promise<FakeAnswer>(() => undefined);

function address(text: string) {
  const read = readDeliveryAddress(text);
  assert.ok(!('problem' in read));
  return read;
}

/** Delivers to a bot that answers so. */
function deliver(
  answer: FakeAnswer | Promise<FakeAnswer>,
  more: Partial<EventDelivery> = {},
  clock = new FakeClock(),
) {
  const transport = new FakeTransport(() => answer);
  const delivering = deliverEvent(
    { address: address('http://localhost:3000/callback'), body: BODY, signingSecret: SECRET, ...more },
    { transport, clock },
  );
  return { delivering, transport, clock };
}

describe('delivering an event', () => {
  it('posts the very bytes it signed, once, as the platform does', async () => {
    const { delivering, transport } = deliver({ body: '' });
    await delivering;
    assert.equal(transport.sent.length, 1);
    const [sent] = transport.sent;
    assert.equal(sent?.method, 'POST');
    assert.equal(sent.url, 'http://localhost:3000/callback');
    assert.equal(sent.body, BODY);
    const { Signature: signature, ...headers } = sent.headers;
    assert.deepEqual(headers, { 'Content-Type': 'application/json', 'User-Agent': 'Go-http-client/1.1' });
    assert.ok(verify(Buffer.from(BODY), SECRET, signature));
  });

  it('has no signature without a secret', async () => {
    const { delivering, transport } = deliver({ body: '' }, { signingSecret: undefined });
    await delivering;
    assert.equal(transport.sent[0]?.headers['Signature'], undefined);
  });

  for (const [status, headers, kind] of [
    [200, {}, 'delivered'],
    [200, { location: '/x' }, 'delivered'],
    [201, {}, 'answered'],
    [204, {}, 'answered'],
    [304, {}, 'answered'],
    [302, { location: '/login' }, 'redirected'],
    [308, { location: 'https://bot.example.com/' }, 'redirected'],
    [302, {}, 'answered'],
    [404, {}, 'answered'],
    [500, {}, 'answered'],
  ] as const) {
    it(`${status} with ${JSON.stringify(headers)} is ${kind}`, async () => {
      const outcome = await deliver({ status, headers, body: '' }).delivering;
      assert.equal(outcome.kind, kind);
      assert.ok('answer' in outcome && outcome.answer.status === status);
    });
  }

  it('shows the headers that help, in order, and no cookie', async () => {
    const headers = {
      'set-cookie': 'session=invented',
      server: 'invented/1.0',
      'x-other': 'y',
      'content-type': 'application/json',
    };
    const outcome = await deliver({ headers, body: '{"ok":true}' }).delivering;
    assert.ok('answer' in outcome);
    assert.deepEqual(outcome.answer.headers, [
      ['content-type', 'application/json'],
      ['server', 'invented/1.0'],
    ]);
    assert.deepEqual(outcome.answer.body, { text: '{"ok":true}', bytes: 11, isCut: false });
  });

  for (const [code, reason] of [
    ['ECONNREFUSED', 'refused'],
    ['ENOTFOUND', 'unknown-host'],
    ['EAI_AGAIN', 'unknown-host'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no-tls'],
    ['EHOSTUNREACH', 'other'],
    [undefined, 'other'],
  ] as const) {
    it(`${code} says that nothing was sent: ${reason}`, async () => {
      const outcome = await deliver(new TransportError('connect', { code })).delivering;
      assert.deepEqual(outcome, { kind: 'unreachable', reason, code, durationMs: 0 });
    });
  }

  it('says that the connection broke where the bot may have the event', async () => {
    const outcome = await deliver(new TransportError('send', { code: 'ECONNRESET' })).delivering;
    assert.deepEqual(outcome, { kind: 'broken', code: 'ECONNRESET', durationMs: 0 });
  });

  it('waits five seconds, not longer', async () => {
    const { delivering, clock } = deliver(never);
    let ended = false;
    void delivering.then(() => (ended = true));
    await clock.advance(4_999);
    assert.equal(ended, false);
    await clock.advance(1);
    assert.deepEqual(await delivering, { kind: 'timeout', durationMs: 5_000 });
    assert.equal(clock.armed, 0);
  });

  it('ends when the person gives up, and tells the time', async () => {
    const giveUp = new AbortController();
    const { delivering, clock } = deliver(never, { signal: giveUp.signal });
    await clock.advance(1_200);
    giveUp.abort();
    assert.deepEqual(await delivering, { kind: 'cancelled', durationMs: 1_200 });
    assert.equal(clock.armed, 0);
  });

  it('lets a mistake of our own through', async () => {
    await assert.rejects(deliver(new TypeError('a bug')).delivering, TypeError);
  });
});
