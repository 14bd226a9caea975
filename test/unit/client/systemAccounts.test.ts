import assert from 'node:assert/strict';
import type { CallRecord } from '../../../src/client/callRecord';
import { SeaTalkError } from '../../../src/client/errors';
import { SystemAccountLimiter } from '../../../src/client/limits/systemAccountLimiter';
import { createSystemAccountSender } from '../../../src/client/systemAccounts';
import { TransportError } from '../../../src/wire/transport';
import { WEBHOOK_SILENCE_SEC } from '../../../src/contract/limits';
import { FakeClock, settle } from '../../support/fakeClock';
import type { FakeAnswer } from './support/fakeTransport';
import { FakeTransport } from './support/fakeTransport';

const KEY = 'inventedWebhookKey1';
const URL_1 = `https://platform.example/webhook/group/${KEY}`;
const SILENCE_MS = WEBHOOK_SILENCE_SEC * 1000;
const message = { tag: 'text', text: { content: 'disk full' } } as const;

function setUp(answer: (index: number) => FakeAnswer) {
  const clock = new FakeClock();
  const records: CallRecord[] = [];
  const transport = new FakeTransport((_, index) => answer(index));
  const limiter = new SystemAccountLimiter({ clock, quietMs: SILENCE_MS, random: () => 0.5 });
  const sender = createSystemAccountSender({
    transport,
    limiter,
    clock,
    hooks: { onCall: (record) => void records.push(record) },
  });
  return { clock, transport, sender, records };
}

async function failure(sending: Promise<unknown>): Promise<SeaTalkError> {
  const error = await sending.catch((thrown: unknown) => thrown);
  assert.ok(error instanceof SeaTalkError, String(error));
  return error;
}

describe('a system account', () => {
  it('sends without a token and gives back the id, if there is one', async () => {
    const { sender, transport } = setUp((index) => ({
      body: { code: 0, msg: 'success (ref:1)', ...(index === 0 ? { message_id: 'm-1' } : {}) },
    }));
    assert.deepEqual(await sender.send(URL_1, message), { messageId: 'm-1' });
    assert.deepEqual(await sender.send(URL_1, message), {});
    assert.equal(transport.sent[0]?.url, URL_1);
    assert.deepEqual(transport.sent[0].headers, { 'content-type': 'application/json' });
    assert.deepEqual(JSON.parse(transport.sent[0].body ?? ''), message);
  });

  it('fails with what its own list of codes means', async () => {
    const { sender } = setUp(() => ({ body: { code: 4002, msg: 'image (ref:1)' } }));
    const error = await failure(sender.send(URL_1, message));
    assert.deepEqual([error.kind, error.code, error.mayHaveBeenDelivered], ['invalid', 4002, false]);
  });

  for (const [what, answer] of [
    ['code 8', { body: { code: 8 } }],
    ['code 101', { body: { code: 101 } }],
    ['HTTP 429', { status: 429, body: 'slow down' }],
  ] as const) {
    it(`is silent for ten minutes after ${what}, and says until when`, async () => {
      const { sender, transport, clock } = setUp(() => answer);
      const untilMs = clock.now() + SILENCE_MS;
      assert.equal(sender.quietUntilMs(URL_1), undefined);
      const first = await failure(sender.send(URL_1, message));
      assert.deepEqual([first.kind, first.retryAtMs], ['rate_limit', untilMs]);
      await settle();
      const second = await failure(sender.send(URL_1, message));
      assert.equal(second.kind, 'rate_limit');
      assert.ok(Math.abs((second.retryAtMs ?? 0) - untilMs) <= 1000);
      assert.ok(Math.abs((sender.quietUntilMs(URL_1) ?? 0) - untilMs) <= 1000);
      assert.equal(transport.sent.length, 1);
      await clock.advance(SILENCE_MS + 1000);
      assert.equal(sender.quietUntilMs(URL_1), undefined);
    });
  }

  it('silences no other account', async () => {
    const { sender, transport } = setUp((index) => ({ body: { code: index === 0 ? 8 : 0 } }));
    await failure(sender.send(URL_1, message));
    await settle();
    await sender.send(`${URL_1}2`, message);
    assert.equal(transport.sent.length, 2);
  });

  it('never sends twice what may be out', async () => {
    const { sender, transport } = setUp(() => new TransportError('read'));
    const error = await failure(sender.send(URL_1, message));
    assert.deepEqual(
      [error.kind, error.mayHaveBeenDelivered, transport.sent.length],
      ['unknown_fate', true, 1],
    );
  });

  it('tries again when it was not connected', async () => {
    const { sender, clock, transport } = setUp((index) => (index === 0 ? new TransportError('connect') : {}));
    const sending = sender.send(URL_1, message);
    await clock.runAll();
    await sending;
    assert.equal(transport.sent.length, 2);
  });

  for (const url of [
    'http://platform.example/webhook/group/x1',
    'https://platform.example/webhook/group/',
    'https://platform.example/other/x1',
    'https://me:pass@platform.example/webhook/group/x1',
    'ftp://platform.example/webhook/group/x1',
    'nonsense',
  ]) {
    it(`refuses ${url}`, async () => {
      const { sender, transport } = setUp(() => ({}));
      const error = await failure(sender.send(url, message));
      assert.equal(error.kind, 'forbidden_origin');
      assert.equal(transport.sent.length, 0);
    });
  }

  it('may send unencrypted to this machine only', async () => {
    const { sender, transport } = setUp(() => ({}));
    await sender.send('http://127.0.0.1:4000/webhook/group/x1', message);
    assert.equal(transport.sent.length, 1);
  });

  it('keeps its URL out of errors, causes and records', async () => {
    const cause = new Error(`connect to ${URL_1} failed`);
    const { sender, records } = setUp(() => new TransportError('read', { cause }));
    const error = await failure(sender.send(URL_1, message));
    const links: unknown[] = [error, error.cause, (error.cause as Error).cause];
    const shown = links
      .map((link) => (link instanceof Error ? `${link.stack}${link.message}` : ''))
      .join('\n');
    assert.match(shown, /connect to .* failed/);
    assert.ok(!shown.includes(KEY), shown);
    assert.ok(!JSON.stringify(records).includes(KEY));
    assert.equal(records[0]?.path, '/webhook/group/{key}');
  });
});
