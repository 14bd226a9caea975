import assert from 'node:assert/strict';
import { walk } from '../../../src/client/walk';
import type { EndpointName } from '../../../src/contract/endpoints';
import { messageText } from '../../../src/contract/inbound';
import type { LocalPlatform } from './localPlatform';

export const RELEASE_ROOM = 'NDAwNzExMjIzMzQ0';
export const MIRA = 'e_7k2m9q4x';
const JO = 'e_3v8n1b6c';
const MIRA_ID = '9012345678';

const text = (content: string) => ({ tag: 'text', text: { content } }) as const;
const card = (title: string) => ({ elements: [{ element_type: 'title' as const, title: { text: title } }] });

async function sentId(sending: Promise<{ message_id?: string | null | undefined }>): Promise<string> {
  const { message_id: id } = await sending;
  assert.ok(id);
  return id;
}

const toGroup = ({ client }: LocalPlatform, content: string, threadId?: string) =>
  sentId(
    client.sendMessageToGroupChat({
      group_id: RELEASE_ROOM,
      message: { ...text(content), ...(threadId === undefined ? {} : { thread_id: threadId }) },
    }),
  );

async function newGroup({ client, control, emulator }: LocalPlatform): Promise<string> {
  const { group_id: groupId } = await client.createGroupChat({ group_owner: MIRA, group_name: 'Contract' });
  // A bot is not in the groups it creates.
  await control(`/groups/${groupId}/bots`, { add: [emulator.app.appId] });
  return groupId;
}

/** One case a row: what is sent arrives, and what comes back says so. */
export const cases: Record<EndpointName, (local: LocalPlatform) => Promise<void>> = {
  async getAppAccessToken({ another }) {
    const client = another();
    assert.equal(client.gauge().tokenExpiresAtMs, undefined);
    await client.getJoinedGroupChats({});
    const lifeMs = (client.gauge().tokenExpiresAtMs ?? 0) - Date.now();
    assert.ok(lifeMs > 7_100_000 && lifeMs <= 7_200_000, `${lifeMs}`);
  },
  async verifySsoToken({ client, control, emulator }) {
    const { token } = await control('/sso-tokens', { app: emulator.app.appId, person: MIRA });
    const { profile } = await client.verifySsoToken({ token: String(token) });
    assert.equal(profile?.employee_code, MIRA);
  },
  async sendMessageToBotUser({ client }) {
    const id = await sentId(
      client.sendMessageToBotUser({ employee_code: MIRA, message: text('to one'), usable_platform: 'all' }),
    );
    assert.equal(messageText(await client.getMessageByMessageId({ message_id: id })), 'to one');
  },
  async sendMessageToGroupChat(local) {
    const quoted = await toGroup(local, 'quoted');
    const id = await sentId(
      local.client.sendMessageToGroupChat({
        group_id: RELEASE_ROOM,
        message: { ...text('quoting'), quoted_message_id: quoted },
      }),
    );
    assert.equal((await local.client.getMessageByMessageId({ message_id: id })).quoted_message_id, quoted);
  },
  async sendServiceNotice({ client }) {
    const { delivery } = await client.sendServiceNotice({
      tag: 'interactive_message',
      interactive_message: { default: card('Badge expiring') },
      employee_codes: [MIRA, 'e_nobody'],
    });
    assert.deepEqual(
      delivery?.map((each) => [each.employee_code, each.code]),
      [
        [MIRA, 0],
        ['e_nobody', 3001],
      ],
    );
  },
  async sendOldServiceNotice({ client }) {
    await client.sendOldServiceNotice({
      default_language: 'en',
      messages: { en: { title: 'Badge expiring' } },
      employee_codes: [MIRA],
    });
  },
  async updateMessage({ client }) {
    const message = { tag: 'interactive_message' as const, interactive_message: card('Waiting') };
    const id = await sentId(client.sendMessageToGroupChat({ group_id: RELEASE_ROOM, message }));
    await client.updateMessage({ message_id: id, message: { interactive_message: card('Approved') } });
    const read = await client.getMessageByMessageId({ message_id: id });
    assert.match(JSON.stringify(read.interactive_message), /Approved/);
  },
  async initSingleChatStream({ client }) {
    const { stream_id: id } = await client.initSingleChatStream({
      employee_code: MIRA,
      message: text('Working on it'),
    });
    assert.ok(id);
  },
  async initGroupChatStream({ client }) {
    const { stream_id: id } = await client.initGroupChatStream({
      group_id: RELEASE_ROOM,
      message: text('Working on it'),
    });
    assert.ok(id);
  },
  async updateSingleChatStream({ client }) {
    const { stream_id: id } = await client.initSingleChatStream({ employee_code: MIRA, message: text('a') });
    const update = { employee_code: MIRA, stream_id: id, message: { text: { content: 'ab' } } };
    await client.updateSingleChatStream({ ...update, seq: 1, finish: false });
    await client.updateSingleChatStream({ ...update, seq: 2, finish: true });
    await assert.rejects(client.updateSingleChatStream({ ...update, seq: 3, finish: true }), {
      name: 'SeaTalkError',
    });
  },
  async updateGroupChatStream({ client }) {
    const { stream_id: id } = await client.initGroupChatStream({
      group_id: RELEASE_ROOM,
      message: text('a'),
    });
    const message = { text: { content: 'streamed to its end' } };
    await client.updateGroupChatStream({
      group_id: RELEASE_ROOM,
      stream_id: id,
      seq: 1,
      finish: true,
      message,
    });
    const { chat_history: history } = await client.getChatHistory({ group_id: RELEASE_ROOM, page_size: 5 });
    assert.ok(history?.some((each) => messageText(each) === 'streamed to its end'));
  },
  async setSingleChatTyping({ client }) {
    await client.setSingleChatTyping({ employee_code: MIRA });
  },
  async setGroupChatTyping({ client }) {
    await client.setGroupChatTyping({ group_id: RELEASE_ROOM });
  },
  async getMessageByMessageId(local) {
    const read = await local.client.getMessageByMessageId({
      message_id: await toGroup(local, 'one message'),
    });
    assert.deepEqual([messageText(read), read.tag, read.sender?.sender_type], ['one message', 'text', 2]);
  },
  async getChatHistory({ client }) {
    const ids = new Set<unknown>();
    const times: number[] = [];
    for await (const { page } of walk(client.call, 'getChatHistory', { group_id: RELEASE_ROOM }, {})) {
      for (const message of page.chat_history ?? []) {
        ids.add(message.message_id);
        times.push(message.message_sent_time ?? 0);
      }
    }
    assert.ok(ids.size > 100, `${ids.size} messages`);
    assert.equal(ids.size, times.length, 'no message twice');
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
      'newest first',
    );
  },
  async getGroupThread(local) {
    const root = await toGroup(local, 'root');
    const reply = await toGroup(local, 'reply', root);
    const ids: (string | null | undefined)[] = [];
    const thread = { group_id: RELEASE_ROOM, thread_id: root };
    for await (const { page } of walk(local.client.call, 'getGroupThread', thread, { pageSize: 1 })) {
      ids.push(...(page.thread_messages ?? []).map((message) => message.message_id));
    }
    assert.deepEqual(new Set(ids), new Set([root, reply]));
    assert.equal(ids.length, 2);
  },
  async getSingleChatThread({ client }) {
    const to = { employee_code: MIRA };
    const root = await sentId(client.sendMessageToBotUser({ ...to, message: text('root') }));
    const reply = await sentId(
      client.sendMessageToBotUser({ ...to, message: { ...text('reply'), thread_id: root } }),
    );
    const ids: (string | null | undefined)[] = [];
    const thread = { employee_code: MIRA, thread_id: root };
    for await (const { page } of walk(client.call, 'getSingleChatThread', thread, {})) {
      ids.push(...(page.thread_messages ?? []).map((message) => message.message_id));
    }
    assert.deepEqual(new Set(ids), new Set([root, reply]));
    assert.equal(ids.length, 2);
  },
  async downloadFile({ client }) {
    const content = Buffer.from('disk full on db-3\n');
    const file = { filename: 'alert.txt', content: content.toString('base64') };
    const id = await sentId(
      client.sendMessageToGroupChat({ group_id: RELEASE_ROOM, message: { tag: 'file', file } }),
    );
    const url = (await client.getMessageByMessageId({ message_id: id })).file?.content ?? '';
    const parts: Uint8Array[] = [];
    for await (const chunk of (await client.download(url)).chunks) parts.push(chunk);
    assert.ok(Buffer.concat(parts).equals(content));
  },
  async getJoinedGroupChats({ client }) {
    const all = (await client.getJoinedGroupChats({ page_size: 100 })).joined_group_chats?.group_id ?? [];
    const walked: string[] = [];
    for await (const page of client.joinedGroups({ pageSize: 2 })) walked.push(...page);
    assert.ok(all.includes(RELEASE_ROOM) && all.length > 2);
    assert.deepEqual(walked, all);
  },
  async getGroupInfo({ client }) {
    const page = await client.getGroupInfo({ group_id: RELEASE_ROOM, page_size: 100 });
    assert.equal(page.group.group_name, 'Release room');
    const all = await client.groupInfoAll(RELEASE_ROOM);
    assert.equal(all.group_user_list?.length, all.group_user_total);
  },
  async createGroupChat({ client }) {
    const { group_id: id, users_not_added: left } = await client.createGroupChat({
      group_owner: MIRA,
      group_member_list: [{ employee_code: JO, role: 1 }, { employee_code: 'e_nobody' }],
      group_name: 'Incident 232',
      group_settings: { chat_history_for_new_members: 2 },
    });
    assert.ok(id);
    assert.deepEqual(left, ['e_nobody']);
  },
  async addGroupMembers(local) {
    const groupId = await newGroup(local);
    const answer = await local.client.addGroupMembers({ group_id: groupId, employee_codes: [JO, MIRA] });
    assert.deepEqual([answer.total_num, answer.success_num], [2, 1]);
    assert.deepEqual(
      answer.add_failed?.map((each) => [each.employee_code, each.error_code]),
      [[MIRA, 7005]],
    );
  },
  async removeGroupMembers(local) {
    const group_id = await newGroup(local);
    await local.client.addGroupMembers({ group_id, employee_codes: [JO] });
    const answer = await local.client.removeGroupMembers({ group_id, employee_codes: [JO] });
    assert.deepEqual([answer.total_num, answer.success_num], [1, 1]);
  },
  async getEmployeeProfile({ client }) {
    const { employees } = await client.getEmployeeProfile({ employee_code: [MIRA, JO] });
    assert.deepEqual(employees?.map((each) => each.name).toSorted(), ['Jo Lim', 'Mira Tan']);
  },
  async getEmployeeCodeWithEmail({ client }) {
    const emails = ['mira.tan@example.com', 'nobody@example.com'];
    const { employees } = await client.getEmployeeCodeWithEmail({ emails });
    const mira = employees?.find((each) => each.email === emails[0]);
    assert.deepEqual([mira?.employee_code, mira?.employee_status], [MIRA, 2]);
    assert.equal(employees?.find((each) => each.email === emails[1])?.code, 3000);
  },
  async checkEmployees({ client }) {
    const { employees } = await client.checkEmployees({ id: [MIRA_ID, '1'] });
    assert.deepEqual(
      employees?.map((each) => [each.id, each.is_employee]),
      [
        [MIRA_ID, true],
        ['1', false],
      ],
    );
  },
  async getLanguagePreference({ client }) {
    const { languages } = await client.getLanguagePreference({ employee_code: [MIRA] });
    assert.equal(typeof languages?.[MIRA], 'string');
  },
  async getDepartments({ client }) {
    const codes: string[] = [];
    for await (const { page } of walk(client.call, 'getDepartments', { fetch_child: 2 }, { pageSize: 2 })) {
      codes.push(...(page.departments ?? []).map((each) => each.department_code));
    }
    assert.ok(codes.includes('D-204') && new Set(codes).size === codes.length, codes.join());
  },
  async getDepartmentEmployees({ client }) {
    const codes: string[] = [];
    const department = { department_code: 'D-204' };
    for await (const { page } of walk(client.call, 'getDepartmentEmployees', department, { pageSize: 2 })) {
      codes.push(...(page.employees ?? []).map((each) => each.employee_code));
    }
    assert.ok(codes.includes(MIRA) && codes.length > 2);
  },
  async setBadge({ client }) {
    const badge = { employee_code: MIRA, toggle: true, count: 3, version: 7 };
    await client.setBadge({ badges: [badge] });
    const { failed_reasons: reasons } = await client.setBadge({ badges: [{ ...badge, version: 6 }] });
    assert.deepEqual(reasons, ['VERSION_OUTDATED']);
  },
  async sendSystemAccountMessage({ systemAccounts, emulator, client }) {
    const [webhook] = emulator.webhooks;
    assert.ok(webhook);
    await systemAccounts.send(webhook.url, { tag: 'text', text: { content: 'from a system account' } });
    const { chat_history: history } = await client.getChatHistory({
      group_id: webhook.groupId,
      page_size: 1,
    });
    const newest = history?.[0] ?? {};
    assert.deepEqual([messageText(newest), newest.sender?.sender_type], ['from a system account', 3]);
  },
};
