import assert from 'node:assert/strict';
import type { IncomingExchange } from '../../../../src/emulator/http/activity';
import { activityOf, exchangeOf } from '../../../../src/emulator/http/activity';
import { TrafficLog } from '../../../../src/traffic/trafficLog';
import { Redactor } from '../../../../src/wire/redact';

describe('the record of a call to the local SeaTalk', () => {
  const sent: IncomingExchange = {
    atMs: 1_767_225_600_000,
    durationMs: 3,
    rid: '0123456789abcdef',
    name: 'sendMessageToGroupChat',
    method: 'POST',
    path: '/messaging/v2/group_chat',
    appId: 'MTAwMDAwMDAwMDAx',
    request: {
      group_id: 'NDAw',
      message: { tag: 'text', text: { content: 'secret words' }, thread_id: 'root' },
    },
    answer: { status: 200, body: { code: 0, message_id: 'reply' } },
  };
  const logged = (call: Partial<IncomingExchange>) =>
    new TrafficLog({ redactor: new Redactor(), onError: assert.ifError }).add(
      exchangeOf({ ...sent, ...call }),
    );

  it('keeps the ids in its bodies, and nothing else of them', () => {
    const exchange = logged({});
    const { ids, side, kind, errorKind } = exchange;
    assert.deepEqual([side, kind, errorKind], ['in', 'call', undefined]);
    assert.deepEqual([ids.message, ids.thread, ids.rid], ['reply', 'root', sent.rid]);
    assert.doesNotMatch(JSON.stringify(exchange), /secret words/);
  });

  it('says what kind of refusal it was, by the list of codes of the call', () => {
    const refused = (name: IncomingExchange['name'], status: number, body: Record<string, unknown>) =>
      logged({ name, answer: { status, body } }).errorKind;
    assert.equal(refused('getGroupInfo', 200, { code: 101 }), 'rate_limit');
    assert.equal(refused('sendSystemAccountMessage', 200, { code: 2, msg: 'off' }), 'state');
    assert.equal(refused('getGroupInfo', 500, {}), 'server');
    assert.equal(refused('getGroupInfo', 429, {}), 'rate_limit');
    assert.equal(logged({ answer: undefined }).errorKind, 'no_answer');
  });

  it('is listed by the control route with status 0 where the connection was cut, and never with a key', () => {
    const { rid, atMs, durationMs, method, path, appId } = sent;
    const cut = { status: 0, code: undefined, message: undefined, faultId: undefined, remarks: [] };
    const expected = { atMs, durationMs, rid, method, path, appId, call: sent.name, ...cut };
    assert.deepEqual(activityOf(logged({ answer: undefined })), expected);
    const unknown = logged({ name: undefined, path: '/webhook/group/LocalAlertRelayKey000001' });
    assert.doesNotMatch(JSON.stringify(activityOf(unknown)), /LocalAlertRelay/);
  });
});
