import assert from 'node:assert/strict';
import type { DeliveryOutcome } from '../../../src/events/deliverEvent';
import { exchangeOfDelivery } from '../../../src/events/exchangeOfDelivery';
import { readDeliveryAddress } from '../../../src/events/deliveryAddress';

const event = {
  event_id: '5500505',
  event_type: 'interactive_message_click',
  app_id: 'invented-app',
  event: { message_id: 'm1' },
};

function exchangeOf(outcome: DeliveryOutcome, body = JSON.stringify(event)) {
  const address = readDeliveryAddress('http://localhost:3000/hook?token=invented');
  assert.ok(!('problem' in address));
  return exchangeOfDelivery({ address, body, signingSecret: 'invented-signing-1' }, outcome, { atMs: 5 });
}

describe('a delivery as an exchange', () => {
  it('has what was posted and what the bot answered', () => {
    const exchange = exchangeOf({
      kind: 'delivered',
      durationMs: 7,
      answer: {
        status: 200,
        headers: [['content-type', 'text/plain']],
        body: { text: 'ok', bytes: 2, isCut: false },
      },
    });
    assert.deepEqual(exchange, {
      kind: 'event',
      side: 'out',
      name: 'interactive_message_click',
      appId: 'invented-app',
      atMs: 5,
      durationMs: 7,
      request: {
        method: 'POST',
        url: 'http://localhost:3000',
        headers: { 'content-type': 'application/json', signature: '[redacted]' },
        body: event,
      },
      response: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' },
      attempt: 1,
      errorKind: undefined,
      ids: { event: '5500505' },
    });
  });

  it('names neither the path of the address nor the signature', () => {
    const text = JSON.stringify(exchangeOf({ kind: 'timeout', durationMs: 5_000 }));
    assert.doesNotMatch(text, /hook|invented-signing|[0-9a-f]{64}/);
  });

  for (const [outcome, errorKind] of [
    [{ kind: 'unreachable', reason: 'refused', code: 'ECONNREFUSED' }, 'refused'],
    [{ kind: 'broken', code: 'ECONNRESET' }, 'no_answer'],
    [{ kind: 'timeout' }, 'no_answer'],
    [{ kind: 'cancelled' }, 'cancelled'],
  ] as const) {
    it(`has no answer when it was ${outcome.kind}`, () => {
      const exchange = exchangeOf({ ...outcome, durationMs: 1 });
      assert.equal(exchange.response, undefined);
      assert.equal(exchange.errorKind, errorKind);
    });
  }

  it('keeps a body that is no event as text', () => {
    const { name, request } = exchangeOf({ kind: 'timeout', durationMs: 1 }, 'not JSON');
    assert.equal(name, undefined);
    assert.equal(request.body, 'not JSON');
  });
});
