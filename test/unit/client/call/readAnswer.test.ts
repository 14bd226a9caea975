import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/client/call/readAnswer';
import { readAnswer } from '../../../../src/client/call/readAnswer';
import { endpoints } from '../../../../src/contract/endpoints';
import type { FakeAnswer } from '../support/fakeTransport';
import { respond } from '../support/fakeTransport';

async function read(answer: Exclude<FakeAnswer, Error>): Promise<Partial<Failure>> {
  const reading = await readAnswer(endpoints.getJoinedGroupChats, respond(answer));
  return reading.ok ? {} : reading.failure;
}

describe('an answer', () => {
  it('with code 0 and the documented shape is a success, unknown fields and all', async () => {
    const body = {
      code: 0,
      joined_group_chats: { group_id: ['g-1'], more: 1 },
      next_cursor: null,
      extra: [1],
    };
    const reading = await readAnswer(endpoints.getJoinedGroupChats, respond({ body }));
    assert.ok(reading.ok);
    assert.deepEqual(reading.value, body);
  });

  for (const [status, kind] of [
    [302, 'bad_answer'],
    [400, 'invalid'],
    [401, 'auth'],
    [403, 'permission'],
    [404, 'not_found'],
    [407, 'proxy_sign_in'],
    [413, 'too_large'],
    [418, 'invalid'],
    [429, 'rate_limit'],
    [500, 'server'],
    [503, 'server'],
  ] as const) {
    it(`with HTTP ${status} and no JSON is ${kind}`, async () => {
      const failure = await read({ status, body: '<html>' });
      assert.deepEqual([failure.kind, failure.status, failure.code], [kind, status, undefined]);
    });
  }

  it('is judged by a code it carries rather than by its status', async () => {
    const failure = await read({ status: 403, body: { code: 103, message: 'm' } });
    assert.deepEqual(
      [failure.kind, failure.code, failure.failed],
      ['permission', 103, { type: 'code', repeat: 'never' }],
    );
    assert.equal((await read({ status: 400, body: { code: 5 } })).kind, 'not_found');
  });

  it('with HTTP 429 or 401 asks to come back whatever its code', async () => {
    assert.deepEqual((await read({ status: 429, body: { code: 102 } })).failed, {
      type: 'status',
      status: 429,
    });
    assert.deepEqual((await read({ status: 401, body: { code: 103 } })).failed, {
      type: 'status',
      status: 401,
    });
  });

  it('with HTTP 500 and code 0 is a failure', async () => {
    assert.deepEqual((await read({ status: 500, body: { code: 0 } })).failed, {
      type: 'status',
      status: 500,
    });
  });

  it('that is no JSON, has no code or a wrong shape is bad', async () => {
    const bodies = ['', 'null', '<html>', '[]', '{}', '{"code":"0"}', '{"code":0,"next_cursor":{}}'];
    for (const body of bodies) {
      const failure = await read({ body });
      assert.equal(failure.kind, 'bad_answer', body);
      assert.deepEqual(failure.failed, { type: 'nonsense' }, body);
    }
  });

  it('with a code nobody documented is a server error that is not repeated', async () => {
    const failure = await read({ body: { code: 99_999, message: 'new' } });
    assert.deepEqual([failure.kind, failure.code, failure.platformMessage], ['server', 99_999, 'new']);
    assert.deepEqual(failure.failed, { type: 'nonsense' });
  });

  it('tells the same number apart by the list it belongs to', async () => {
    const sent = await readAnswer(
      endpoints.sendSystemAccountMessage,
      respond({ body: { code: 2, msg: 'off (ref:1)' } }),
    );
    assert.ok(!sent.ok);
    assert.deepEqual([sent.failure.kind, sent.failure.platformMessage], ['state', 'off (ref:1)']);
    assert.equal((await read({ body: { code: 2 } })).kind, 'server');
  });

  it('carries the wait it asks for, in seconds only', async () => {
    assert.equal((await read({ status: 429, headers: { 'retry-after': '7' } })).retryAfterMs, 7000);
    const date = { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' };
    assert.equal((await read({ status: 429, headers: date })).retryAfterMs, undefined);
  });

  it('above 16 MB is not read', async () => {
    const failure = await read({ body: `{"code":0,"x":"${'x'.repeat(17 * 1024 * 1024)}"}` });
    assert.equal(failure.kind, 'too_large');
  });
});
