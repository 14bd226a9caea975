import assert from 'node:assert/strict';
import type { CallExchange, Exchange } from '../../../src/traffic/exchange';
import type { LoggedExchange, TrafficLogOptions } from '../../../src/traffic/trafficLog';
import { TrafficLog } from '../../../src/traffic/trafficLog';
import { Redactor } from '../../../src/wire/redact';

const call = (over: Partial<CallExchange> = {}): Exchange => ({
  kind: 'call',
  side: 'out',
  name: 'sendMessageToGroupChat',
  atMs: 1_767_225_600_000,
  durationMs: 12,
  request: {
    method: 'POST',
    url: '/messaging/v2/group_chat',
    body: { group_id: 'g1', message: { tag: 'text', text: { content: 'hi' }, thread_id: 't1' } },
  },
  response: { status: 200, code: 0, body: { code: 0, message_id: 'm1' } },
  attempt: 1,
  ids: { rid: 'r1' },
  ...over,
});

const logWith = (options: Partial<TrafficLogOptions> = {}) =>
  new TrafficLog({ redactor: new Redactor(), onError: (error) => assert.fail(String(error)), ...options });

describe('the traffic log', () => {
  it('keeps the latest exchanges, oldest first, each with an id of its own', () => {
    const log = logWith({ maxCount: 3 });
    for (let durationMs = 1; durationMs <= 5; durationMs += 1) log.add(call({ durationMs }));
    assert.deepEqual(
      log.exchanges.map(({ durationMs }) => durationMs),
      [3, 4, 5],
    );
    assert.equal(new Set(log.exchanges.map(({ id }) => id)).size, 3);
  });

  it('drops the oldest when the whole grows too large', () => {
    const log = logWith({ maxBytes: 3_800 });
    const body = { text: 'ordinary words '.repeat(100) };
    for (let durationMs = 1; durationMs <= 5; durationMs += 1)
      log.add(call({ durationMs, request: { method: 'POST', url: '/a', body } }));
    assert.deepEqual(
      log.exchanges.map(({ durationMs }) => durationMs),
      [4, 5],
    );
    log.add(call({ durationMs: 6 }));
    assert.deepEqual(
      log.exchanges.map(({ durationMs }) => durationMs),
      [5, 6],
    );
  });

  it('keeps an exchange that alone is too large without its bodies', () => {
    const log = logWith({ maxBytes: 2_000 });
    const body = { text: 'ordinary words '.repeat(1_000) };
    log.add(call({ request: { method: 'POST', url: '/a', body } }));
    const [kept] = log.exchanges;
    assert.equal(kept?.isWithoutBodies, true);
    assert.equal(kept?.request.body, undefined);
    assert.equal(kept?.response?.status, 200);
    assert.equal(kept?.ids.message, 'm1');
  });

  it('takes secrets out on entry, from what it keeps and what it fires', () => {
    const redactor = new Redactor();
    redactor.register('invented-secret-1');
    const log = logWith({ redactor });
    const fired: LoggedExchange[] = [];
    log.onDidAdd((exchange) => fired.push(exchange));
    log.add(
      call({
        request: {
          method: 'POST',
          url: 'https://openapi.seatalk.io/webhook/group/inventedkey?x=invented-secret-1',
          headers: { authorization: 'Bearer inventedtoken012345', Signature: 'ab'.repeat(32) },
          body: { app_id: 'a', app_secret: 'whatever it was', note: 'has invented-secret-1 in it' },
        },
        response: {
          status: 200,
          headers: { 'set-cookie': 'sid=1' },
          body: { app_access_token: 'invented' },
          message: 'bad invented-secret-1',
        },
      }),
    );
    assert.deepEqual(fired, log.exchanges);
    const [kept] = log.exchanges;
    assert.deepEqual(kept?.request, {
      method: 'POST',
      url: 'https://openapi.seatalk.io/webhook/group/[redacted]?x=[redacted]',
      headers: { authorization: '[redacted]', Signature: '[redacted]' },
      body: { app_id: 'a', app_secret: '[redacted]', note: 'has [redacted] in it' },
    });
    assert.deepEqual(kept?.response, {
      status: 200,
      headers: { 'set-cookie': '[redacted]' },
      body: { app_access_token: '[redacted]' },
      code: undefined,
      message: 'bad [redacted]',
    });
  });

  it('reads each body once, when the exchange is added', () => {
    const log = logWith();
    let readings = 0;
    const request = {
      method: 'POST',
      url: '/a',
      get body() {
        readings += 1;
        return { group_id: 'g1' };
      },
    };
    const kept = log.add(call({ request }));
    assert.deepEqual(kept.request.body, { group_id: 'g1' });
    assert.deepEqual(log.exchanges[0]?.request.body, { group_id: 'g1' });
    assert.equal(readings, 1);
  });

  it('adds the ids that the bodies carry to those it was given', () => {
    const log = logWith();
    assert.deepEqual(log.add(call()).ids, { message: 'm1', thread: 't1', event: undefined, rid: 'r1' });
    const event = log.add({
      ...call(),
      kind: 'event',
      name: 'interactive_message_click',
      request: {
        method: 'POST',
        url: 'http://localhost:3000',
        body: { event_id: '5500505', event: { message_id: 'm2', thread_id: '', value: 'yes' } },
      },
      response: { status: 200, body: 'ok' },
      ids: {},
    });
    assert.deepEqual(event.ids, { message: 'm2', thread: undefined, event: '5500505' });
    const update = call({
      name: 'updateMessage',
      request: { method: 'POST', url: '/u', body: { message_id: 'm3', message: {} } },
      response: { status: 200, code: 0, body: { code: 0 } },
    });
    assert.equal(log.add(update).ids.message, 'm3');
  });

  it('forgets everything when it is cleared, but gives no id twice', () => {
    const log = logWith();
    const { id } = log.add(call());
    log.clear();
    assert.deepEqual(log.exchanges, []);
    assert.notEqual(log.add(call()).id, id);
  });

  it('goes on when a listener throws', () => {
    const errors: unknown[] = [];
    const log = logWith({ onError: (error) => errors.push(error) });
    log.onDidAdd(() => {
      throw new Error('broken');
    });
    log.add(call());
    assert.equal(errors.length, 1);
    assert.equal(log.exchanges.length, 1);
  });
});
