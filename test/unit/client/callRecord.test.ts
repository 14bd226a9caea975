import assert from 'node:assert/strict';
import type { CallRecord } from '../../../src/client/callRecord';
import { exchangeOfCall } from '../../../src/client/callRecord';
import { APP_SECRET, fakeApp } from './support/fakeApp';

const toGroup = { group_id: 'g1', message: { tag: 'text' as const, text: { content: 'hello' } } };

describe('a call as an exchange', () => {
  it('has request, answer and ids of each attempt', async () => {
    const { client, records, clock } = fakeApp((_, index) => ({
      headers: { 'x-rid': `rid-${index}` },
      body: index === 0 ? { code: 100, message: 'token expired' } : { code: 0, message_id: 'm1' },
    }));
    await client.sendMessageToGroupChat(toGroup);
    const [, first, , second] = records.map((record) => exchangeOfCall(record));
    assert.ok(first && second);
    assert.deepEqual(first, {
      kind: 'call',
      side: 'out',
      name: 'sendMessageToGroupChat',
      appId: 'invented-app-1',
      atMs: clock.now(),
      durationMs: 0,
      request: { method: 'POST', url: '/messaging/v2/group_chat', body: toGroup },
      response: {
        status: 200,
        code: 100,
        message: 'token expired',
        body: { code: 100, message: 'token expired' },
      },
      attempt: 1,
      errorKind: 'auth',
      unreadable: [],
      ids: { call: first.ids.call, rid: 'rid-0' },
    });
    assert.deepEqual(second.response?.body, { code: 0, message_id: 'm1' });
    assert.equal(second.errorKind, undefined);
    assert.ok(first.ids.call);
    assert.equal(second.ids.call, first.ids.call);
    const issued = exchangeOfCall(records[0] ?? assert.fail());
    assert.notEqual(issued.ids.call, first.ids.call);
    assert.ok(!JSON.stringify(issued).includes(APP_SECRET));
  });

  it('has the query of a GET in its URL and no body', async () => {
    const { client, records } = fakeApp(() => ({ body: { code: 0 } }));
    await client.getJoinedGroupChats({ page_size: 1 });
    const { request } = exchangeOfCall(records.at(-1) ?? assert.fail());
    assert.deepEqual(request, {
      method: 'GET',
      url: '/messaging/v2/group_chat/joined?page_size=1',
      body: undefined,
    });
  });

  it('makes no body before it is read', () => {
    const record: CallRecord = {
      callId: 'c1',
      appId: undefined,
      endpoint: 'sendSystemAccountMessage',
      method: 'POST',
      path: '/webhook/group/{key}',
      startedAtMs: 1,
      durationMs: 2,
      attempt: 1,
      status: 200,
      code: 0,
      platformMessage: undefined,
      xRid: undefined,
      serverNowMs: undefined,
      errorKind: undefined,
      unreadable: [],
      requestBody: () => assert.fail('the request was read'),
      responseBody: () => assert.fail('the answer was read'),
    };
    assert.equal(exchangeOfCall(record).response?.status, 200);
    assert.equal(exchangeOfCall({ ...record, status: undefined }).response, undefined);
  });
});
