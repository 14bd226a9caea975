import assert from 'node:assert/strict';
import { SeaTalkError } from '../../../src/client/errors';
import type { QueuedInfo } from '../../../src/client/call/callOptions';
import { RateLimiter } from '../../../src/client/limits/rateLimiter';
import { isClientCall } from '../../../src/client/seaTalkClient';
import { walk } from '../../../src/client/walk';
import { TransportError } from '../../../src/wire/transport';
import { endpointNames } from '../../../src/contract/endpoints';
import { FakeClock, settle } from '../../support/fakeClock';
import { APP_SECRET, BASE_URL, fakeApp } from './support/fakeApp';
import { deferred } from './support/fakeTransport';

const text = (content: string) => ({ tag: 'text', text: { content } }) as const;
const toGroup = { group_id: 'g-1', message: text('hello') };

/** What a call failed with. */
async function failure(call: Promise<unknown>): Promise<SeaTalkError> {
  const error = await call.then(
    () => assert.fail('the call succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof SeaTalkError, String(error));
  return error;
}

describe('the client', () => {
  it('has a method for every row of the table with a token and a JSON answer', () => {
    const { client } = fakeApp(() => ({}));
    for (const name of endpointNames.filter(isClientCall))
      assert.equal(typeof client[name], 'function', name);
  });

  it('reads nothing and sends nothing before the first call', async () => {
    let reads = 0;
    const { transport } = fakeApp(() => ({}), {
      secret: () => Promise.resolve(`invented-secret-${++reads}`),
      tokenStore: { load: () => assert.fail('loaded'), save: () => assert.fail('saved') },
    });
    await settle();
    assert.deepEqual([reads, transport.sent.length], [0, 0]);
  });

  it('sends a body with the token and gives back the answer', async () => {
    const { client, transport } = fakeApp(() => ({ body: { code: 0, message_id: 'm-1', extra: 1 } }));
    const answer = await client.sendMessageToGroupChat(toGroup);
    assert.equal(answer.message_id, 'm-1');
    assert.equal(answer['extra'], 1);
    const [sent] = transport.calls;
    assert.equal(sent?.method, 'POST');
    assert.equal(sent.url, `${BASE_URL}/messaging/v2/group_chat`);
    assert.deepEqual(sent.headers, {
      authorization: 'Bearer invented-token-1',
      'content-type': 'application/json',
    });
    assert.deepEqual(JSON.parse(sent.body ?? ''), toGroup);
  });

  it('puts a query into the URL, a list as one key repeated', async () => {
    const { client, transport } = fakeApp(() => ({ body: { code: 0, employees: [] } }));
    await client.getEmployeeProfile({ employee_code: ['e 1', 'e&2'] });
    assert.equal(
      transport.calls[0]?.url,
      `${BASE_URL}/contacts/v2/profile?employee_code=e%201&employee_code=e%262`,
    );
    assert.equal(transport.calls[0].body, undefined);
  });

  it('keeps a request that does not fit the contract at home', async () => {
    const { client, transport } = fakeApp(() => ({}));
    const error = await failure(client.getJoinedGroupChats({ page_size: 101 }));
    assert.equal(error.kind, 'invalid');
    assert.equal(error.mayHaveBeenDelivered, false);
    assert.match(error.message, /page_size/);
    assert.equal(transport.sent.length, 0);
  });

  it('turns a result code into an error with kind, code, request id and the words of the platform', async () => {
    const { client, transport } = fakeApp(() => ({
      headers: { 'x-rid': 'rid-7' },
      body: { code: 103, message: 'no permission' },
    }));
    const error = await failure(client.getChatHistory({ group_id: 'g-1' }));
    assert.deepEqual(
      [error.kind, error.code, error.status, error.xRid, error.platformMessage, error.endpoint],
      ['permission', 103, 200, 'rid-7', 'no permission', 'getChatHistory'],
    );
    assert.equal(transport.calls.length, 1);
  });

  it('gets a new token after code 100 and sends the call once more', async () => {
    const { client, transport } = fakeApp((_, index) => ({
      body: index === 0 ? { code: 100, message: 'token not valid' } : { code: 0, message_id: 'm-1' },
    }));
    assert.equal((await client.sendMessageToGroupChat(toGroup)).message_id, 'm-1');
    assert.deepEqual(
      transport.calls.map((call) => call.headers['authorization']),
      ['Bearer invented-token-1', 'Bearer invented-token-2'],
    );
  });

  it('does the same for HTTP 401', async () => {
    const { client, transport } = fakeApp((_, index) => (index === 0 ? { status: 401, body: 'no' } : {}));
    await client.updateMessage({ message_id: 'm-1', message: { interactive_message: { elements: CARD } } });
    assert.equal(transport.tokenRequests, 2);
  });

  it('gives up when the new token is rejected too', async () => {
    const { client, transport } = fakeApp(() => ({ body: { code: 100 } }));
    const error = await failure(client.sendMessageToGroupChat(toGroup));
    assert.deepEqual([error.kind, error.code], ['auth', 100]);
    assert.equal(transport.calls.length, 2);
  });

  it('asks for one token again when many calls find theirs rejected together', async () => {
    const { client, transport, clock } = fakeApp((request) => ({
      body: { code: request.headers['authorization'] === 'Bearer invented-token-1' ? 100 : 0 },
    }));
    const calls = Array.from({ length: 20 }, () => client.sendMessageToGroupChat(toGroup));
    await clock.advance(5_000);
    await Promise.all(calls);
    assert.equal(transport.tokenRequests, 2);
  });

  it('waits for the rate limit and goes on after code 101', async () => {
    const { client, transport, clock } = fakeApp((_, index) => ({ body: { code: index === 0 ? 101 : 0 } }));
    let queued = 0;
    const call = client.sendMessageToGroupChat(toGroup, { onQueued: () => void queued++ });
    await clock.advance(0);
    assert.equal(transport.calls.length, 1);
    await clock.advance(5_000);
    await call;
    assert.equal(transport.calls.length, 2);
    assert.equal(queued, 1);
  });

  it('says when to come back if the rate limit leaves no slot before the deadline', async () => {
    const { client, clock, transport } = fakeApp(() => ({ status: 429, headers: { 'retry-after': '120' } }));
    const startMs = clock.now();
    const error = await failure(client.sendMessageToGroupChat(toGroup, { deadlineMs: 10_000 }));
    assert.deepEqual([error.kind, error.status], ['rate_limit', 429]);
    assert.ok((error.retryAtMs ?? 0) >= startMs + 120_000);
    assert.equal(transport.calls.length, 1);
  });

  it('repeats a read that got no answer, with growing pauses', async () => {
    const { client, transport, clock } = fakeApp((_, index) =>
      index < 3
        ? new TransportError('read')
        : { body: { code: 0, joined_group_chats: { group_id: ['g-1'] } } },
    );
    const call = client.getJoinedGroupChats({});
    await clock.runAll();
    assert.deepEqual((await call).joined_group_chats?.group_id, ['g-1']);
    assert.equal(transport.calls.length, 4);
  });

  for (const [what, body, messageId] of [
    ['a number for its id', { code: 0, message_id: 123 }, '123'],
    ['no id that can be read', { code: 0, message_id: { odd: true } }, undefined],
  ] as const) {
    it(`takes code 0 for a yes, with ${what}`, async () => {
      const { client } = fakeApp(() => ({ body }));
      assert.equal((await client.sendMessageToGroupChat(toGroup)).message_id, messageId);
    });
  }

  for (const [code, kind, attempts] of [
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', 1],
    ['PROXY_SIGN_IN', 'proxy_sign_in', 1],
    ['EAI_AGAIN', 'unknown_host', 5],
    ['ECONNREFUSED', 'refused', 5],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect_timeout', 5],
    ['EHOSTUNREACH', 'connect', 5],
  ] as const) {
    it(`names ${code} as ${kind}, after ${attempts} of at most 5 attempts, and says that nothing was sent`, async () => {
      const { client, clock, transport } = fakeApp(() => new TransportError('connect', { code }));
      const send = failure(client.sendMessageToGroupChat(toGroup));
      await clock.runAll();
      const error = await send;
      assert.deepEqual(
        [error.kind, error.mayHaveBeenDelivered, transport.calls.length],
        [kind, false, attempts],
      );
    });
  }

  it('never repeats a send whose fate is unknown', async () => {
    const { client, transport, clock } = fakeApp(
      () => new TransportError('read', { code: 'UND_ERR_HEADERS_TIMEOUT' }),
    );
    const call = failure(client.sendMessageToGroupChat(toGroup));
    await clock.runAll();
    const error = await call;
    assert.deepEqual([error.kind, error.mayHaveBeenDelivered], ['unknown_fate', true]);
    assert.equal(transport.calls.length, 1);
  });

  it('ends a call that is given up, and says of a send that it may be out', async () => {
    const { client, clock } = fakeApp(() => deferred<never>().promise);
    const controller = new AbortController();
    const read = failure(client.getJoinedGroupChats({}, { signal: controller.signal }));
    const send = failure(client.sendMessageToGroupChat(toGroup, { signal: controller.signal }));
    await clock.advance(100);
    controller.abort();
    const [reading, sending] = await Promise.all([read, send]);
    assert.deepEqual([reading.kind, reading.mayHaveBeenDelivered], ['cancelled', false]);
    assert.deepEqual([sending.kind, sending.mayHaveBeenDelivered], ['cancelled', true]);
  });

  it('ends at its deadline', async () => {
    const { client, clock } = fakeApp(() => deferred<never>().promise);
    const read = failure(client.getJoinedGroupChats({}, { deadlineMs: 2_000 }));
    const send = failure(client.sendMessageToGroupChat(toGroup, { deadlineMs: 2_000 }));
    await clock.advance(2_000);
    assert.equal((await read).kind, 'deadline');
    assert.equal((await send).kind, 'unknown_fate');
  });

  it('gives a large file more time', async () => {
    const { client, clock } = fakeApp(() => deferred<never>().promise);
    const file = { filename: 'big.bin', content: 'A'.repeat(5_000_000) };
    const send = failure(client.sendMessageToGroupChat({ group_id: 'g-1', message: { tag: 'file', file } }));
    await clock.advance(80_000);
    assert.equal(clock.armed, 1, 'still waiting');
    await clock.advance(20_000);
    assert.equal((await send).kind, 'unknown_fate');
  });

  for (const [what, answer, kind] of [
    ['no JSON', { body: '<html>' }, 'bad_answer'],
    ['a code that is no number', { body: { code: '0', message_id: 'm-1' } }, 'bad_answer'],
    ['a code nobody knows', { body: { code: 99_999 } }, 'server'],
    ['a code for sending failed', { body: { code: 4002 } }, 'server'],
    ['a redirect', { status: 302, body: '' }, 'bad_answer'],
  ] as const) {
    it(`says of a send answered with ${what} that it may be out, and does not repeat it`, async () => {
      const { client, transport, clock } = fakeApp(() => answer);
      const send = failure(client.sendMessageToGroupChat(toGroup));
      await clock.runAll();
      const error = await send;
      assert.deepEqual([error.kind, error.mayHaveBeenDelivered, transport.calls.length], [kind, true, 1]);
    });
  }

  for (const code of [102, 103, 105, 4001, 4007, 7001]) {
    it(`says of a send rejected with ${code} that it is not out`, async () => {
      const { client } = fakeApp(() => ({ body: { code } }));
      const error = await failure(client.sendMessageToGroupChat(toGroup));
      assert.deepEqual([error.code, error.mayHaveBeenDelivered], [code, false]);
    });
  }

  it('keeps also the beginning of a secret out of what it cuts', async () => {
    const { client } = fakeApp(() => ({ body: { code: 102, message: `${'x '.repeat(495)}${APP_SECRET}` } }));
    const { platformMessage } = await failure(client.sendMessageToGroupChat(toGroup));
    assert.equal(platformMessage, `${'x '.repeat(495)}[redacted]`);
  });

  it('keeps secrets out of everything an error carries', async () => {
    const { client } = fakeApp((request) => ({
      body: { code: 102, message: `bad header ${request.headers['authorization']} of ${APP_SECRET}` },
    }));
    const error = await failure(client.sendMessageToGroupChat(toGroup));
    assert.equal(error.platformMessage, 'bad header Bearer [redacted] of [redacted]');
    const cut = fakeApp(
      (request) =>
        new TransportError('connect', { cause: new Error(`to ${request.headers['authorization']}`) }),
    );
    const failing = failure(cut.client.sendMessageToGroupChat(toGroup));
    await cut.clock.runAll();
    const { cause } = await failing;
    assert.ok(cause instanceof Error && cause.cause instanceof Error);
    assert.equal(cause.cause.message, 'to Bearer [redacted]');
    assert.ok(!`${cause.stack}${cause.cause.stack}`.includes('invented-token'));
  });

  it('does not wait longer for a token than its deadline', async () => {
    const { client, clock } = fakeApp(() => ({}), { secret: () => deferred<string>().promise });
    const call = failure(client.getJoinedGroupChats({}, { deadlineMs: 1_000 }));
    await clock.advance(1_000);
    assert.equal((await call).kind, 'deadline');
  });

  it('leaves no timer behind', async () => {
    const { client, clock } = fakeApp(() => ({}));
    await client.sendMessageToGroupChat(toGroup);
    await settle();
    assert.equal(clock.armed, 0);
  });

  it('leaves a call that was cancelled while queued out of the traffic', async () => {
    const { client, clock, transport } = fakeApp(() => ({}));
    const controller = new AbortController();
    // The share of 20 a second, then one more.
    const calls = Array.from({ length: 12 }, () => client.sendMessageToGroupChat(toGroup));
    const last = failure(client.sendMessageToGroupChat(toGroup, { signal: controller.signal }));
    await clock.advance(0);
    controller.abort();
    const error = await last;
    assert.deepEqual([error.kind, error.mayHaveBeenDelivered], ['cancelled', false]);
    await Promise.all(calls);
    assert.equal(transport.calls.length, 12);
  });

  it('tells a call that waits its place and its time', async () => {
    const { client, clock } = fakeApp(() => ({}));
    const infos: QueuedInfo[] = [];
    const options = { onQueued: (info: QueuedInfo) => void infos.push(info) };
    // The share of 20 a second, then two more.
    const calls = Array.from({ length: 14 }, () => client.sendMessageToGroupChat(toGroup, options));
    await clock.advance(0);
    const startMs = clock.now();
    const [first, second] = infos.map((info) => info.position);
    assert.equal(infos.length, 2);
    assert.equal(second, (first ?? NaN) + 1);
    assert.ok(infos.every((info) => info.nextSlotAtMs > startMs && info.nextSlotAtMs < startMs + 2_000));
    await clock.advance(2_000);
    await Promise.all(calls);
  });

  it('can be given up between two attempts', async () => {
    const { client, clock, transport } = fakeApp(() => new TransportError('connect'));
    const controller = new AbortController();
    const send = failure(client.sendMessageToGroupChat(toGroup, { signal: controller.signal }));
    await clock.advance(10);
    controller.abort();
    const error = await send;
    assert.deepEqual(
      [error.kind, error.mayHaveBeenDelivered, transport.calls.length],
      ['cancelled', false, 1],
    );
    assert.equal(clock.armed, 0);
  });

  it('stops at once when the next pause would pass the deadline', async () => {
    const { client, clock } = fakeApp(() => new TransportError('connect', { code: 'ENOTFOUND' }));
    const send = failure(client.sendMessageToGroupChat(toGroup, { deadlineMs: 250 }));
    await clock.advance(0);
    assert.equal((await send).kind, 'unknown_host');
  });

  for (const [what, jumpMs] of Object.entries({ back: -3_600_000, forward: 3_600_000 })) {
    it(`keeps deadlines and durations when the machine’s clock is set ${what} meanwhile`, async () => {
      const { client, clock, transport, records } = fakeApp((_, index) => {
        if (index === 0) clock.jump(jumpMs);
        return index === 0 ? new TransportError('read') : { body: { code: 0 } };
      });
      const asked = client.getJoinedGroupChats({});
      await clock.advance(1_000);
      await asked;
      assert.equal(transport.calls.length, 2, 'repeated, as there is time left');
      assert.ok(
        records.every(({ durationMs }) => durationMs >= 0 && durationMs < 1_000),
        JSON.stringify(records.map(({ durationMs }) => durationMs)),
      );
    });
  }

  it('fails a call whose limiter was closed', async () => {
    const limiter = new RateLimiter({ clock: new FakeClock() });
    limiter.dispose();
    const { client } = fakeApp(() => ({}), { limiter });
    assert.equal((await failure(client.getJoinedGroupChats({}))).kind, 'cancelled');
  });

  it('says that nothing was sent when the request itself could not be made', async () => {
    const { client, transport } = fakeApp(() => new TypeError('invented'));
    const error = await failure(client.sendMessageToGroupChat(toGroup));
    assert.deepEqual([error.kind, error.mayHaveBeenDelivered, transport.calls.length], ['invalid', false, 1]);
  });

  it('walks a listing to its end', async () => {
    const { client, transport } = fakeApp((_, index) => ({
      body: {
        code: 0,
        next_cursor: index === 0 ? 'c 1' : '',
        joined_group_chats: { group_id: [`g-${index}`] },
      },
    }));
    const pages: string[][] = [];
    for await (const page of client.joinedGroups()) pages.push(page);
    assert.deepEqual(pages, [['g-0'], ['g-1']]);
    assert.match(transport.calls[1]?.url ?? '', /page_size=100&cursor=c%201$/);
  });

  it('stops at a cursor that leads to itself', async () => {
    const { client, transport } = fakeApp(() => ({
      body: { code: 0, next_cursor: 'same', chat_history: [] },
    }));
    let pages = 0;
    for await (const { page } of walk(client.call, 'getChatHistory', { group_id: 'g-1' }, {}))
      pages += (page.chat_history ?? []).length + 1;
    assert.deepEqual([pages, transport.calls.length], [2, 2]);
  });

  it('puts the members of all pages of a group together, each once', async () => {
    const member = (id: string) => ({ seatalk_id: id, employee_code: '', email: '', external: true });
    const { client } = fakeApp((_, index) => ({
      body: {
        code: 0,
        next_cursor: index === 0 ? 'more' : '',
        group: {
          group_name: 'Release room',
          group_user_list: [member('1'), member(index === 0 ? '2' : '3')],
          group_bot_list: ['9'],
        },
      },
    }));
    const group = await client.groupInfoAll('g-1');
    assert.deepEqual(
      group.group_user_list?.map((user) => user.seatalk_id),
      ['1', '2', '3'],
    );
    assert.deepEqual(group.group_bot_list, ['9']);
  });

  it('shows what is left of limits and token', async () => {
    const { client, clock } = fakeApp(() => ({}));
    assert.deepEqual(client.gauge(), { tokenExpiresAtMs: undefined, limits: [] });
    await client.sendMessageToGroupChat(toGroup);
    await settle();
    const { tokenExpiresAtMs, limits } = client.gauge();
    assert.equal(tokenExpiresAtMs, clock.now() + 7_200_000);
    const sends = limits.find((limit) => limit.endpoint === 'sendMessageToGroupChat');
    assert.deepEqual(
      sends?.gauge.windows.map((window) => window.used),
      [1, 1],
    );
  });

  it('tells its hooks of every request, without secrets', async () => {
    const { client, records } = fakeApp((_, index) => ({ body: { code: index === 0 ? 100 : 0 } }));
    await client.sendMessageToGroupChat(toGroup);
    assert.deepEqual(
      records.map((record) => [record.endpoint, record.attempt, record.code, record.errorKind]),
      [
        ['getAppAccessToken', 1, 0, undefined],
        ['sendMessageToGroupChat', 1, 100, 'auth'],
        ['getAppAccessToken', 1, 0, undefined],
        ['sendMessageToGroupChat', 1, 0, undefined],
      ],
    );
    const shown = JSON.stringify(
      records.map((record) => ({ ...record, sent: record.requestBody(), got: record.responseBody() })),
    );
    assert.ok(!shown.includes(APP_SECRET) && !shown.includes('invented-token'), shown);
    assert.ok(shown.includes('hello'));
  });

  it('reads what it can of an answer, and says what it left out and where', async () => {
    const { client, records } = fakeApp(() => ({
      body: { code: 0, chat_history: [{ message_id: 'm-1' }, null, { message_id: 'm-3', text: 5 }] },
    }));
    const { chat_history: messages } = await client.getChatHistory({ group_id: 'g-1' });
    assert.deepEqual(
      messages?.map(({ message_id: id }) => id),
      ['m-1', undefined, 'm-3'],
    );
    assert.deepEqual(records.at(-1)?.unreadable, [
      '/chat_history/1: Invalid input: expected object, received null',
      '/chat_history/2/text: Invalid input: expected object, received number',
    ]);
  });

  it('fails calls that wait for a token when it is disposed', async () => {
    const { client } = fakeApp(() => ({}), { secret: () => Promise.resolve(APP_SECRET) });
    client.dispose();
    assert.equal((await failure(client.getJoinedGroupChats({}))).kind, 'cancelled');
  });

  it('says that a request is about to leave, once it has its slot, and again before each repeat', async () => {
    const steps: string[] = [];
    const { client, transport } = fakeApp(() => {
      steps.push('request');
      return transport.calls.length < 2 ? { body: { code: 100 } } : { body: { code: 0 } };
    });
    await client.sendMessageToGroupChat(toGroup, {
      beforeRequest: async () => {
        await settle();
        steps.push('before');
      },
    });
    assert.deepEqual(steps, ['before', 'request', 'before', 'request']);
  });

  it('keeps a request here when whoever is told that it leaves says no, and gives its slot back', async () => {
    const { client, transport } = fakeApp(() => ({ body: { code: 0 } }));
    const full = new Error('disk full');
    const refuse = { beforeRequest: () => Promise.reject(full) };
    for (let index = 0; index < 200; index += 1)
      await assert.rejects(client.sendMessageToGroupChat(toGroup, refuse), full);
    assert.equal(transport.calls.length, 0);
    await client.sendMessageToGroupChat(toGroup);
    assert.equal(transport.calls.length, 1);
  });
});

const CARD = [{ element_type: 'title' as const, title: { text: 'Deployed' } }];
