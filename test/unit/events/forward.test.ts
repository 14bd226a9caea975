import assert from 'node:assert/strict';
import { readDeliveryAddress } from '../../../src/events/deliveryAddress';
import { EventForwarder } from '../../../src/events/forward';
import type { EventExchange } from '../../../src/traffic/exchange';
import { verify } from '../../../src/wire/signature';
import { FakeClock, settle } from '../../support/fakeClock';
import type { FakeAnswer } from '../client/support/fakeTransport';
import { deferred, FakeTransport } from '../client/support/fakeTransport';

const SIGNING = 'invented-signing-2';
const bodyOf = (id: string) =>
  `{"event_id":"${id}", "event_type":"x","app_id":"invented-app","event":{"value":"đồng ý"}}`;

function address(text: string) {
  const read = readDeliveryAddress(text);
  assert.ok(!('problem' in read));
  return read;
}

describe('forwarding events to a bot on this machine', () => {
  const bench = (answer: (index: number) => FakeAnswer | Promise<FakeAnswer> = () => ({ body: 'ok' })) => {
    const clock = new FakeClock();
    const transport = new FakeTransport((_, index) => answer(index));
    const records: EventExchange[] = [];
    const forwarder = new EventForwarder({
      address: address('localhost:3000/callback'),
      signingSecret: SIGNING,
      transport,
      clock,
      record: (exchange) => records.push(exchange),
    });
    return { clock, transport, records, forwarder };
  };

  it('posts what came, signed for the bot, and records the answer', async () => {
    const { transport, records, forwarder, clock } = bench();
    const outcome = await forwarder.forward({ body: bodyOf('1') });
    assert.equal(outcome.kind, 'delivered');
    const [sent] = transport.sent;
    assert.deepEqual([sent?.url, sent?.body], ['http://localhost:3000/callback', bodyOf('1')]);
    assert.ok(verify(Buffer.from(bodyOf('1')), SIGNING, sent?.headers['Signature']));
    const [record] = records;
    assert.deepEqual(
      [record?.side, record?.name, record?.appId, record?.ids, record?.atMs, record?.response?.status],
      ['out', 'x', 'invented-app', { event: '1' }, clock.now(), 200],
    );
    assert.equal(record?.response?.body, 'ok');
  });

  it('goes on, each event after the one before, and once, whatever the bot answers', async () => {
    const first = deferred<FakeAnswer>();
    const { transport, records, forwarder } = bench(
      (index) => [first.promise, { status: 500 }, { body: '' }][index] ?? {},
    );
    const outcomes = ['1', '2', '3'].map((id) => forwarder.forward({ body: bodyOf(id) }));
    await settle();
    assert.equal(transport.sent.length, 1);
    first.reject(new Error('a bug'));
    await assert.rejects(outcomes[0] ?? Promise.resolve(), /a bug/u);
    assert.deepEqual([(await outcomes[1])?.kind, (await outcomes[2])?.kind], ['answered', 'delivered']);
    assert.deepEqual(
      records.map(({ ids, errorKind }) => [ids.event, errorKind]),
      [
        ['2', 'bad_answer'],
        ['3', undefined],
      ],
    );
  });

  it('waits five seconds for each answer', async () => {
    const { clock, records, forwarder } = bench(() => new Promise(() => undefined));
    const outcomes = ['1', '2'].map((id) => forwarder.forward({ body: bodyOf(id) }));
    await clock.advance(10_000);
    assert.deepEqual(
      (await Promise.all(outcomes)).map(({ kind }) => kind),
      ['timeout', 'timeout'],
    );
    assert.deepEqual([records.length, clock.armed], [2, 0]);
  });

  it('gives up what is under way and what waits', async () => {
    const { transport, records, forwarder, clock } = bench(() => new Promise(() => undefined));
    const outcomes = ['1', '2'].map((id) => forwarder.forward({ body: bodyOf(id) }));
    await settle();
    forwarder.dispose();
    assert.deepEqual(
      (await Promise.all(outcomes)).map(({ kind }) => kind),
      ['cancelled', 'cancelled'],
    );
    assert.deepEqual([transport.sent.length, records.length, clock.armed], [1, 1, 0]);
  });

  it('lets no more than 500 wait', async () => {
    const answer = deferred<FakeAnswer>();
    const { forwarder } = bench(() => answer.promise);
    const outcomes = Array.from({ length: 501 }, (_, n) => forwarder.forward({ body: bodyOf(String(n)) }));
    assert.equal((await outcomes.at(-1))?.kind, 'cancelled');
    answer.resolve({ body: '' });
    const kinds = (await Promise.all(outcomes.slice(0, -1))).map(({ kind }) => kind);
    assert.deepEqual(new Set(kinds), new Set(['delivered']));
    assert.equal((await forwarder.forward({ body: bodyOf('x') })).kind, 'delivered');
  });

  for (const text of ['https://bot.example.com/callback', 'http://192.168.1.20:3000/'])
    it(`never forwards to ${text}`, () => {
      const transport = new FakeTransport(() => ({}));
      assert.throws(() => new EventForwarder({ address: address(text), transport }), TypeError);
    });
});
