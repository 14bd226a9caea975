import assert from 'node:assert/strict';
import type { ChatMessage } from '../../src/contract/inbound';
import { messageText } from '../../src/contract/inbound';
import { oldestFirst } from '../../src/directory/historyDirectory';
import { createUndiciTransport } from '../../src/wire/undiciTransport';
import { MIRA, RELEASE_ROOM } from './support/cases';
import type { LocalPlatform } from './support/localPlatform';
import { startLocalPlatform } from './support/localPlatform';

/**
 * How bots that are in use against the platform (the SeaTalk channels of OpenClaw and Hermes) read a thread: the first page, which
 * they take for the newest messages, turned around; then older pages by the cursor, each put before what is there. They don't sort.
 */
async function readAsBotsDo(local: LocalPlatform, path: string, query: Record<string, string>) {
  const token = await accessToken(local);
  const get = async (from: string, values: Record<string, string>) => {
    const url = `${local.baseUrl}${from}?${new URLSearchParams(values).toString()}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    return (await answer.json()) as Record<string, unknown>;
  };
  const pages: ChatMessage[][] = [];
  const quoted: (string | undefined)[] = [];
  for (let cursor = ''; ;) {
    const answer = await get(path, { ...query, page_size: '3', ...(cursor === '' ? {} : { cursor }) });
    assert.equal(answer['code'], 0, JSON.stringify(answer));
    const page = (answer['thread_messages'] as ChatMessage[]).toReversed();
    for (const { quoted_message_id: id } of page) {
      if (!id) continue;
      const message = await get('/messaging/v2/get_message_by_message_id', { message_id: id });
      quoted.push(messageText(message));
    }
    pages.unshift(page);
    cursor = String(answer['next_cursor']);
    if (cursor === '') return { pages, quoted };
  }
}

async function accessToken({ baseUrl, emulator }: LocalPlatform): Promise<string> {
  const { appId: app_id, appSecret: app_secret } = emulator.app;
  const body = JSON.stringify({ app_id, app_secret });
  const answer = await fetch(`${baseUrl}/auth/app_access_token`, { method: 'POST', body });
  return ((await answer.json()) as { app_access_token: string }).app_access_token;
}

describe('bots that rely on the order of a thread', () => {
  const TEXTS = ['root', 'reply 1', 'reply 2', 'reply 3', 'reply 4', 'reply 5', 'reply 6'];
  let local: LocalPlatform;
  before(async () => {
    local = await startLocalPlatform(createUndiciTransport());
  });
  after(() => local.stop());
  const textsOf = (messages: readonly ChatMessage[]) => messages.map(messageText);

  it('read a thread of a group from old to new, the newest on the first page, with what is quoted', async () => {
    const write = async (text: string, more: object = {}) => {
      const body = { from: 'Mira Tan', group: RELEASE_ROOM, text, ...more };
      return (await local.control('/messages', body)) as { uid: number; message_ids: Record<string, string> };
    };
    const root = await write('root');
    const thread_id = root.message_ids[local.emulator.app.appId] ?? '';
    const first = await write('reply 1', { thread_id });
    for (const text of TEXTS.slice(2)) await write(text, { thread_id, quoted_message_id: first.uid });
    const { pages, quoted } = await readAsBotsDo(local, '/messaging/v2/group_chat/get_thread_by_thread_id', {
      group_id: RELEASE_ROOM,
      thread_id,
    });
    assert.deepEqual(textsOf(pages.at(-1) ?? []), ['reply 4', 'reply 5', 'reply 6']);
    assert.deepEqual(textsOf(pages.flat()), TEXTS);
    assert.deepEqual(new Set(quoted), new Set(['reply 1']));
  });

  it('read a thread of a direct chat the same way', async () => {
    const send = async (text: string, thread_id?: string) => {
      const message = { tag: 'text' as const, text: { content: text }, ...(thread_id ? { thread_id } : {}) };
      return (await local.client.sendMessageToBotUser({ employee_code: MIRA, message })).message_id ?? '';
    };
    const thread_id = await send('root');
    for (const text of TEXTS.slice(1)) await send(text, thread_id);
    const path = '/messaging/v2/single_chat/get_thread_by_thread_id';
    const { pages } = await readAsBotsDo(local, path, { employee_code: MIRA, thread_id });
    assert.deepEqual(textsOf(pages.at(-1) ?? []), ['reply 4', 'reply 5', 'reply 6']);
    assert.deepEqual(textsOf(pages.flat()), TEXTS);
  });

  it('get what our own reading makes of either order', async () => {
    const root = (await local.control('/messages', {
      from: 'Mira Tan',
      group: RELEASE_ROOM,
      text: 'root',
    })) as {
      message_ids: Record<string, string>;
    };
    const thread_id = root.message_ids[local.emulator.app.appId] ?? '';
    const replies = { from: 'Jo Lim', group: RELEASE_ROOM, text: 'reply {n}', thread_id, times: 6 };
    await local.control('/messages', replies);
    for (const thread_order of ['oldest_first', 'newest_first']) {
      await local.control('/options', { thread_order }, 'PUT');
      const page = await local.client.getGroupThread({ group_id: RELEASE_ROOM, thread_id });
      assert.deepEqual(textsOf(oldestFirst(page.thread_messages ?? [], thread_id)), TEXTS, thread_order);
    }
  });
});
