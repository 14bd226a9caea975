import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../../src/contract/inbound';
import { messageText } from '../../../../src/contract/inbound';
import { DAY_MS, LocalSeaTalk, MIRA, RELEASE_ROOM, text } from '../localSeaTalk';
import { growsEvenly } from '../../../support/growsEvenly';

describe('reading', () => {
  let local: LocalSeaTalk;
  beforeEach(() => {
    local = new LocalSeaTalk();
  });
  const history = async (
    more: { page_size?: number; cursor?: string; token?: string } = {},
    group_id = RELEASE_ROOM,
  ) => {
    const { token, ...query } = more;
    return local.ok('getChatHistory', { group_id, ...query }, token === undefined ? {} : { token });
  };
  async function all(group_id = RELEASE_ROOM): Promise<ChatMessage[]> {
    const messages: ChatMessage[] = [];
    for (let cursor = ''; ;) {
      const page = await history({ page_size: 100, cursor }, group_id);
      messages.push(...(page.chat_history ?? []));
      cursor = page.next_cursor ?? '';
      if (cursor === '') return messages;
    }
  }

  it('gives history newest first, seven days back and no further', async () => {
    const messages = await all();
    const times = messages.map((message) => message.message_sent_time ?? 0);
    assert.ok(messages.length >= 300, String(messages.length));
    assert.deepEqual(
      times,
      times.toSorted((one, other) => other - one),
    );
    assert.ok((times.at(-1) ?? 0) >= local.clock.now() / 1000 - 7 * 24 * 3600);
    assert.equal(new Set(messages.map((message) => message.message_id)).size, messages.length);
    const state = await local.control('GET', `/groups/${RELEASE_ROOM}/messages`);
    assert.ok(
      (state['messages'] as unknown[]).length > messages.length,
      'older messages are kept, not shown',
    );
  });

  it('gives 50 to a page unless told otherwise, and at most 100', async () => {
    assert.equal((await history()).chat_history?.length, 50);
    assert.equal((await history({ page_size: 7 })).chat_history?.length, 7);
    const refused = await local.call('getChatHistory', { group_id: RELEASE_ROOM, page_size: 101 });
    assert.equal(refused.body['code'], 102);
    assert.match(String(refused.body['message']), /^page_size: /);
    assert.equal(await local.code('getChatHistory', { group_id: RELEASE_ROOM, page_size: 'many' }), 102);
  });

  it('freezes a listing at its first page', async () => {
    const first = await history({ page_size: 2 });
    await local.write({ from: 'Mira Tan', group: RELEASE_ROOM, text: 'newer' });
    const second = await history({ page_size: 2, cursor: first.next_cursor ?? '' });
    const ids = [...(first.chat_history ?? []), ...(second.chat_history ?? [])].map((one) => one.message_id);
    assert.deepEqual(
      ids,
      (await all()).slice(1, 5).map((one) => one.message_id),
    );
  });

  it('refuses a cursor that is invented, cut, or of another listing', async () => {
    const { next_cursor } = await history({ page_size: 2 });
    const cursor = next_cursor ?? '';
    const group_id = RELEASE_ROOM;
    for (const wrong of ['invented', cursor.slice(2)])
      assert.equal(await local.code('getChatHistory', { group_id, cursor: wrong }), 2003, wrong);
    assert.equal(await local.code('getJoinedGroupChats', { cursor }), 2003);
    assert.equal(await local.code('getChatHistory', { group_id: 'NDAwNzExMjIzMzQ4', cursor }), 2003);
  });

  it('shows a bot no more than the group let it see when it was added', async () => {
    const group = 'Leads';
    const groups = (await local.control('GET', '/groups/Leads'))['group_id'] as string;
    const seen = async () => (await all(groups)).length;
    await local.control('POST', `/groups/${group}/bots`, { add: ['Deploy Bot'] });
    assert.equal(await seen(), 0);
    await local.control('PATCH', `/groups/${group}`, { chat_history_for_new_members: '7 days' });
    assert.equal(await seen(), 0);
    await local.control('POST', `/groups/${group}/bots`, { remove: ['Deploy Bot'] });
    await local.control('POST', `/groups/${group}/bots`, { add: ['Deploy Bot'] });
    assert.equal(await seen(), 1);
  });

  it('gives every app ids of its own, good for that app alone', async () => {
    const id = await local.write({ from: 'Mira Tan', group: RELEASE_ROOM, text: 'hello' });
    await local.control('PATCH', '/apps/Standup%20Bot', { grant: ['Get Chat History'] });
    const token = await local.token({ appId: 'MTAwMDAwMDAwMDAy', appSecret: 'local-invented-secret-2' });
    const other = (await history({ page_size: 1, token })).chat_history?.[0];
    assert.equal(other && messageText(other), 'hello');
    assert.notEqual(other?.message_id, id);
    assert.equal(await local.code('getMessageByMessageId', { message_id: id }, { token }), 4008);
    assert.equal(
      await local.code('getMessageByMessageId', { message_id: other?.message_id ?? '' }, { token }),
      0,
    );
  });

  it('forgets messages after seven days, and recalled ones at once', async () => {
    const id = await local.write({ from: 'Mira Tan', group: RELEASE_ROOM, text: 'old', ago: '6d 23h' });
    assert.equal(await local.code('getMessageByMessageId', { message_id: id }), 0);
    await local.clock.advance(3_601_000);
    assert.equal(await local.code('getMessageByMessageId', { message_id: id }), 4009);
    assert.equal(await local.code('getMessageByMessageId', { message_id: id.slice(0, -1) }), 4008);
    const recalled = await local.write({ from: 'Mira Tan', group: RELEASE_ROOM, text: 'oops' });
    await local.control('DELETE', `/messages/${recalled}`);
    assert.equal(await local.code('getMessageByMessageId', { message_id: recalled }), 4009);
    assert.notEqual((await history()).chat_history?.[0]?.message_id, recalled);
  });

  it('tells when a text was edited', async () => {
    const id = await local.write({ from: 'Mira Tan', group: RELEASE_ROOM, text: 'frist' });
    await local.clock.advance(5000);
    await local.control('PATCH', `/messages/${id}`, { text: 'first' });
    const message = await local.ok('getMessageByMessageId', { message_id: id });
    assert.equal(messageText(message), 'first');
    assert.equal(message.text?.last_edited_time, local.clock.now() / 1000);
  });

  it('shows a thread with its root, even when the root is too old for history', async () => {
    const messages = await all();
    const reply = messages.find((message) => messageText(message)?.startsWith('tablet_beta'));
    const thread_id = reply?.thread_id ?? '';
    const thread = await local.ok('getGroupThread', { group_id: RELEASE_ROOM, thread_id });
    assert.deepEqual(
      thread.thread_messages?.map((one) => one.message_id),
      [reply?.message_id, thread_id],
    );
    assert.equal(
      messages.some((message) => message.message_id === thread_id),
      false,
    );
  });

  it('keeps the replies of a deleted root, and the root of deleted replies', async () => {
    const root = await local.write({ from: 'Mira Tan', group: RELEASE_ROOM, text: 'root' });
    const reply = await local.write({ from: 'Jo Lim', group: RELEASE_ROOM, text: 'reply', thread_id: root });
    const thread = async () =>
      (await local.ok('getGroupThread', { group_id: RELEASE_ROOM, thread_id: root })).thread_messages?.map(
        (one) => one.message_id,
      );
    await local.control('DELETE', `/messages/${root}`);
    assert.deepEqual(await thread(), [reply]);
    await local.control('DELETE', `/messages/${reply}`);
    assert.deepEqual(await thread(), []);
  });

  it('pages through a thread in either order', async () => {
    const root = await local.write({ from: 'Mira Tan', group: RELEASE_ROOM, text: 'root' });
    await local.write({ from: 'Jo Lim', group: RELEASE_ROOM, text: 'reply {n}', thread_id: root, times: 5 });
    const texts = async () => {
      const found: (string | undefined)[] = [];
      for (let cursor = ''; ;) {
        const page = await local.ok('getGroupThread', {
          group_id: RELEASE_ROOM,
          thread_id: root,
          page_size: 4,
          cursor,
        });
        found.push(...(page.thread_messages ?? []).map(messageText));
        cursor = page.next_cursor ?? '';
        if (cursor === '') return found;
      }
    };
    const oldestFirst = ['root', 'reply 1', 'reply 2', 'reply 3', 'reply 4', 'reply 5'];
    assert.deepEqual(await texts(), oldestFirst.toReversed());
    await local.control('PUT', '/options', { thread_order: 'oldest_first' });
    assert.deepEqual(await texts(), oldestFirst);
  });

  it('knows no thread of a message without replies, nor by the id of a reply', async () => {
    const root = await local.write({ from: 'Mira Tan', group: RELEASE_ROOM, text: 'root' });
    const thread = (thread_id: string) => local.code('getGroupThread', { group_id: RELEASE_ROOM, thread_id });
    assert.equal(await thread(root), 4010);
    const reply = await local.write({ from: 'Jo Lim', group: RELEASE_ROOM, text: 'reply', thread_id: root });
    assert.equal(await thread(root), 0);
    assert.equal(await thread(reply), 4010);
  });

  it('shows threads of a direct chat to its own bot', async () => {
    const root = await local.ok('sendMessageToBotUser', { employee_code: MIRA, message: text('root') });
    const thread_id = root.message_id ?? '';
    await local.ok('sendMessageToBotUser', { employee_code: MIRA, message: text('reply', { thread_id }) });
    const thread = await local.ok('getSingleChatThread', { employee_code: MIRA, thread_id });
    assert.deepEqual(thread.thread_messages?.map(messageText), ['reply', 'root']);
    assert.equal(await local.code('getSingleChatThread', { employee_code: 'e_3v8n1b6c', thread_id }), 4010);
  });

  it('answers a file to a token alone, for seven days', async () => {
    const content = Buffer.from('16:58:02 stopping instance').toString('base64');
    const sent = await local.ok('sendMessageToGroupChat', {
      group_id: RELEASE_ROOM,
      message: { tag: 'file', file: { filename: 'run.log', content } },
    });
    const message = await local.ok('getMessageByMessageId', { message_id: sent.message_id ?? '' });
    const url = message.file?.content ?? '';
    assert.equal(new URL(url).origin, 'http://localhost');
    const get = async (token?: string) =>
      local.emulator.request(url, {
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      });
    assert.equal(((await (await get()).json()) as { code: number }).code, 100);
    const answer = await get(await local.token());
    assert.equal(await answer.text(), '16:58:02 stopping instance');
    assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8');
    await local.clock.advance(7 * DAY_MS + 1000);
    const late = await get(await local.token());
    assert.deepEqual([late.status, ((await late.json()) as { code: number }).code], [404, 5]);
  });

  it('leads to files at its public URL, and answers there', async () => {
    local = new LocalSeaTalk('company', { publicUrl: 'https://openapi.seatalk.io' });
    const content = Buffer.from('16:58:02 stopping instance').toString('base64');
    const message = { tag: 'file' as const, file: { filename: 'run.log', content } };
    const { message_id = '' } = await local.ok('sendMessageToGroupChat', { group_id: RELEASE_ROOM, message });
    const read = await local.ok('getMessageByMessageId', { message_id: message_id ?? '' });
    const url = new URL(read.file?.content ?? '');
    assert.equal(url.origin, 'https://openapi.seatalk.io');
    const headers = { host: url.host, authorization: `Bearer ${await local.token()}` };
    const answer = await local.emulator.request(url.href, { headers });
    assert.equal(await answer.text(), '16:58:02 stopping instance');
    const profile = await local.ok('getEmployeeProfile', { employee_code: [MIRA] });
    assert.match(profile.employees?.[0]?.avatar ?? '', /^https:\/\/openapi\.seatalk\.io\//);
  });

  it('gives no file to an app that is not in the chat', async () => {
    const messages = await all('NDAwNzExMjIzMzQ3');
    const url = messages.find((message) => message.image)?.image?.content ?? '';
    const token = await local.token({ appId: 'MTAwMDAwMDAwMDAy', appSecret: 'local-invented-secret-2' });
    const answer = await local.emulator.request(url, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(answer.status, 404);
  });

  it('walks five thousand messages, and takes no longer for each than of a few hundred', async () => {
    await local.control('PUT', '/limits', { enabled: false });
    const groupOf = async (name: string, times: number): Promise<string> => {
      const bots = [{ app: 'Deploy Bot' }];
      const group = await local.control('POST', '/groups', { name, owner: 'Mira Tan', bots });
      await local.control('POST', '/messages', {
        from: 'Mira Tan',
        group: name,
        text: 'line **{n}**',
        times,
      });
      return String(group['group_id']);
    };
    const small = await groupOf('Small', 500);
    const big = await groupOf('Big', 5_000);
    const walk = async (group: string, count: number): Promise<void> => {
      const messages = await all(group);
      assert.equal(messages.length, count);
      assert.equal(messages[0] && messageText(messages[0]), `line ${count}`);
    };
    await growsEvenly(10, { few: () => walk(small, 500), many: () => walk(big, 5_000) });
  });
});
