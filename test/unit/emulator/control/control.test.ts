import assert from 'node:assert/strict';
import { messageText } from '../../../../src/contract/inbound';
import type { Activity } from '../../../../src/emulator/http/activity';
import { LocalSeaTalk, MIRA, RELEASE_ROOM, text } from '../localSeaTalk';

describe('the controls of the local SeaTalk', () => {
  let local: LocalSeaTalk;
  beforeEach(() => {
    local = new LocalSeaTalk();
  });
  const send = (content: string) =>
    local.call('sendMessageToGroupChat', { group_id: RELEASE_ROOM, message: text(content) });
  const newest = async () => {
    const page = await local.ok('getChatHistory', { group_id: RELEASE_ROOM, page_size: 1 });
    return page.chat_history?.[0]?.text?.plain_text;
  };
  const freshToken = async () => ({ token: await local.token() });

  it('start over from the seed, the same as before, ids and all', async () => {
    const before = await local.control('GET', '/groups');
    const [first] =
      (await local.ok('getChatHistory', { group_id: RELEASE_ROOM, page_size: 1 })).chat_history ?? [];
    for (let count = 0; count < 21; count++) await send('gone soon');
    await local.control('POST', '/reset', {});
    assert.deepEqual(await local.control('GET', '/groups'), before);
    assert.equal(await local.code('getJoinedGroupChats', {}), 100, 'tokens of before are worthless');
    const again = await local.ok(
      'getChatHistory',
      { group_id: RELEASE_ROOM, page_size: 1 },
      await freshToken(),
    );
    assert.equal(again.chat_history?.[0]?.message_id, first?.message_id);
    const request = { group_id: RELEASE_ROOM, message: text('counted anew') };
    assert.equal(await local.code('sendMessageToGroupChat', request, await freshToken()), 0);
  });

  it('start over from another seed, and not from a broken one', async () => {
    const seed = {
      apps: [{ name: 'Tiny Bot' }],
      people: [{ name: 'Ana Lima', email: 'ana@example.com' }],
      groups: [
        {
          name: 'Two',
          owner: 'ana@example.com',
          bots: [{ app: 'Tiny Bot' }],
          messages: [{ from: 'Ana Lima', ago: '5m', text: 'hello' }],
        },
      ],
    };
    await local.control('POST', '/reset', { seed });
    assert.equal(local.emulator.app.name, 'Tiny Bot');
    const headers = { 'x-local-token': local.emulator.controlToken };
    for (const broken of [
      { ...seed, groups: [{ name: 'x', owner: 'nobody' }] },
      { ...seed, people: [{ name: 7 }] },
    ]) {
      const answer = await local.send('/_local/reset', {
        method: 'POST',
        headers,
        body: JSON.stringify({ seed: broken }),
      });
      assert.equal(answer.status, 400);
    }
    assert.equal(local.emulator.app.name, 'Tiny Bot');
  });

  it('keep snapshots and go back to them, tokens included', async () => {
    await send('kept');
    const { name } = await local.control('POST', '/snapshot', {});
    await send('lost');
    assert.equal(await newest(), 'lost');
    await local.control('POST', '/restore', { name });
    assert.equal(await newest(), 'kept');
    await send('after');
    await local.control('POST', '/restore', { name });
    assert.equal(await newest(), 'kept');
  });

  it('put the clock forward', async () => {
    const { now_ms } = await local.control('GET', '/clock');
    await local.control('POST', '/clock/advance', { by: '2h 5s' });
    const after = await local.control('GET', '/clock');
    assert.equal(Number(after['now_ms']) - Number(now_ms), 7_205_000);
    assert.equal(await local.code('getJoinedGroupChats', {}), 0);
    await local.control('POST', '/clock/advance', { ms: 7_200_000 });
    assert.equal(await local.code('getJoinedGroupChats', {}), 100);
  });

  it('write as people and system accounts, with all kinds of messages', async () => {
    const kinds = [
      { text: '**hi**' },
      { file: { filename: 'a.txt', text: 'twelve bytes' } },
      { tag: 'sticker' },
      { card: { elements: [{ element_type: 'title', title: { text: 'x' } }] } },
      { forwarded: [{ from: 'Jo Lim', ago: '1h', text: 'first line' }] },
      { video: { base64: 'AAAA' } },
    ];
    for (const kind of kinds) await local.write({ from: 'Mira Tan', group: 'Release room', ...kind });
    const { chat_history } = await local.ok('getChatHistory', { group_id: RELEASE_ROOM, page_size: 6 });
    assert.deepEqual(
      chat_history?.map((one) => one.tag),
      ['video', 'combined_forwarded_chat_history', 'interactive_message', 'sticker', 'file', 'text'],
    );
    const id = await local.write({ from: 'Alert Relay', group: 'On-call', text: 'disk' });
    const message = await local.ok('getMessageByMessageId', { message_id: id });
    assert.deepEqual([message.sender?.sender_type, messageText(message)], [3, 'disk']);
    const direct = await local.write({
      from: 'Mira Tan',
      app: 'Deploy Bot',
      person: 'Mira Tan',
      text: 'status',
    });
    const thread_id = direct;
    await local.ok('sendMessageToBotUser', { employee_code: MIRA, message: text('fine', { thread_id }) });
    const thread = await local.ok('getSingleChatThread', { employee_code: MIRA, thread_id });
    assert.deepEqual(thread.thread_messages?.map(messageText), ['fine', 'status']);
  });

  it('say what is wrong with a request', async () => {
    const headers = { 'x-local-token': local.emulator.controlToken };
    const ask = (method: string, path: string, body: unknown) =>
      local.send(`/_local${path}`, { method, headers, body: JSON.stringify(body) });
    const unknown = await ask('POST', '/messages', { from: 'Nobody Here', group: 'Lunch', text: 'x' });
    assert.deepEqual([unknown.status, unknown.body['error']], [400, 'Nobody here is called "Nobody Here"']);
    assert.equal(
      (await ask('POST', '/messages', { from: 'Mira Tan', group: 'No such', text: 'x' })).status,
      404,
    );
    assert.equal((await ask('POST', '/messages', { from: 'Mira Tan', group: 'Lunch' })).status, 400);
    assert.equal((await ask('POST', '/faults', { call: 'noSuchCall', code: 1 })).status, 400);
    assert.equal((await ask('POST', '/restore', { name: 'none' })).status, 404);
    assert.equal((await ask('DELETE', '/faults/none', undefined)).status, 404);
  });

  it('inject codes, statuses and waits from the n-th call on, so often', async () => {
    await local.control('POST', '/faults', { call: 'sendMessageToGroupChat', code: 101, nth: 2, count: 2 });
    const codes = [];
    for (let count = 0; count < 4; count++) codes.push((await send('x')).body['code']);
    assert.deepEqual(codes, [0, 101, 101, 0]);
    await local.control('POST', '/faults', { call: '*', status: 429, retryAfterSec: 7, count: 1 });
    const limited = await send('x');
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '7']);
    assert.equal((await send('x')).status, 200);
  });

  it('lose an answer whose call took effect', async () => {
    await local.control('POST', '/faults', {
      call: 'sendMessageToGroupChat',
      status: 500,
      afterEffect: true,
      count: 1,
    });
    assert.equal((await send('delivered all the same')).status, 500);
    assert.equal(await newest(), 'delivered all the same');
  });

  it('delay an answer by the clock', async () => {
    await local.token();
    await local.control('POST', '/faults', { call: 'getAppAccessToken', delayMs: 3000 });
    let answered = false;
    const slow = local.token().then(() => (answered = true));
    await local.clock.advance(2999);
    assert.equal(answered, false);
    await local.clock.advance(1);
    await slow;
  });

  it('remember who called what and what came of it, without secrets', async () => {
    const heard: Activity[] = [];
    const listener = local.emulator.onActivity((activity) => heard.push(activity));
    const answer = await send('secret words');
    await local.call(
      'sendSystemAccountMessage',
      { tag: 'text', text: { content: 'x' } },
      { segment: 'invented-key' },
    );
    await local.send('/message/v2/send', { method: 'POST' });
    listener.dispose();
    await send('unheard');
    assert.deepEqual(
      heard.map((one) => [one.call, one.appId, one.status, one.code]),
      [
        ['getAppAccessToken', local.emulator.app.appId, 200, 0],
        ['sendMessageToGroupChat', local.emulator.app.appId, 200, 0],
        ['sendSystemAccountMessage', undefined, 200, 1],
        [undefined, undefined, 404, 5],
      ],
    );
    assert.equal(heard[1]?.rid, answer.headers.get('x-rid'));
    const log = JSON.stringify(await local.control('GET', '/activity'));
    assert.match(log, /sendMessageToGroupChat/);
    assert.doesNotMatch(log, /secret words|invented-key|local-invented-secret/);
  });
});
