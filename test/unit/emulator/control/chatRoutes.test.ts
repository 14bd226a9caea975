import assert from 'node:assert/strict';
import { chatChange, chatList, chatMembers, chatPage } from '../../../../src/emulator/control/chatSchema';
import { LocalSeaTalk, RELEASE_ROOM, text } from '../localSeaTalk';

const ROOM = encodeURIComponent(`group:${RELEASE_ROOM}`);

describe('the control routes for chat windows', () => {
  let local: LocalSeaTalk;
  let app: { readonly appId: string; readonly name: string };

  beforeEach(() => {
    local = new LocalSeaTalk();
    ({ app } = local.emulator);
  });

  const list = async (person: string) =>
    chatList.parse(await local.control('GET', `/people/${encodeURIComponent(person)}/chats`));
  const page = async (query = '', chat = ROOM) =>
    chatPage.parse(await local.control('GET', `/chats/${chat}/messages${query}`));
  const texts = ({ messages }: Awaited<ReturnType<typeof page>>) =>
    messages.map(({ body }) => (body.kind === 'text' ? body.source : body.kind));

  it('list the groups that a person is in, and a direct chat with each bot', async () => {
    const { me, chats, people } = await list('Mira Tan');
    assert.equal(me.email, 'mira.tan@example.com');
    assert.ok(people.some(({ name }) => name === 'Jo Lim'));
    const titles = chats.map(({ kind, title }) => `${kind} ${title}`);
    assert.ok(titles.includes('group Release room') && titles.includes(`direct ${app.name}`), titles.join());
    await local.control('POST', '/groups/Release%20room/members', { remove: ['Mira Tan'] });
    const after = await list('Mira Tan');
    assert.ok(!after.chats.some(({ title }) => title === 'Release room'));
  });

  it('tell the last message of a chat that is still there', async () => {
    await local.write({ group: 'Release room', from: 'Jo Lim', text: 'stays' });
    const recalled = await local.control('POST', '/messages', {
      group: 'Release room',
      from: 'Jo Lim',
      text: 'goes',
    });
    await local.control('DELETE', `/messages/${String(recalled['uid'])}`);
    const room = (await list('Jo Lim')).chats.find(({ title }) => title === 'Release room');
    assert.equal(room?.last?.body.kind === 'text' && room.last.body.source, 'stays');
  });

  it('page the main chat back to its beginning, oldest first, without replies', async () => {
    await local.control('POST', '/groups', { name: 'Fresh', owner: 'Mira Tan', members: ['Jo Lim'] });
    await local.control('POST', '/messages', {
      group: 'Fresh',
      from: 'Jo Lim',
      text: 'note {n}',
      times: 130,
    });
    const fresh = (await list('Jo Lim')).chats.find(({ title }) => title === 'Fresh');
    const key = encodeURIComponent(fresh?.key ?? '');
    const root = fresh?.last?.uid ?? 0;
    await local.write({ group: 'Fresh', from: 'Mira Tan', text: 'a reply', thread_id: root });
    const newest = await page('', key);
    assert.equal(newest.messages.length, 50);
    assert.equal(newest.has_older, true);
    assert.deepEqual(texts(newest).slice(-2), ['note 129', 'note 130']);
    assert.equal(newest.messages.at(-1)?.replies, 1);
    const all = [...texts(newest)];
    for (let older = newest; older.has_older;) {
      older = await page(`?before=${older.messages[0]?.uid}`, key);
      all.unshift(...texts(older));
    }
    assert.deepEqual(
      all,
      Array.from({ length: 130 }, (_, index) => `note ${index + 1}`),
    );
    const thread = await page(`?thread=${root}`, key);
    assert.deepEqual(texts(thread), ['note 130', 'a reply']);
  });

  it('give a recalled message without its content', async () => {
    const secret = await local.control('POST', '/messages', {
      group: 'Release room',
      from: 'Jo Lim',
      text: 'not for you',
    });
    await local.control('DELETE', `/messages/${String(secret['uid'])}`);
    const { messages } = await page();
    const last = messages.at(-1);
    assert.deepEqual([last?.recalled, last?.body], [true, { kind: 'other', tag: '' }]);
    assert.doesNotMatch(JSON.stringify(messages), /not for you/u);
  });

  it('name who can be mentioned, and refuse a chat that there is not', async () => {
    const members = chatMembers.parse(await local.control('GET', `/chats/${ROOM}/members`));
    assert.ok(members.bots.some(({ app_id: id }) => id === app.appId));
    assert.ok(members.people.some(({ name }) => name === 'Mira Tan'));
    const headers = { 'x-local-token': local.emulator.controlToken };
    for (const path of ['/chats/group%3Anone/messages', `/chats/${ROOM}/messages?before=x`, '/files/none']) {
      const { status, body } = await local.send(`/_local${path}`, { headers });
      assert.ok(status === 404 || status === 400, `${path}: ${status}`);
      assert.equal(typeof body['error'], 'string');
    }
  });

  it('stream what people see: messages, changes, typing', async () => {
    const answer = await local.request('/_local/changes?for=people', {
      headers: { 'x-local-token': local.emulator.controlToken },
    });
    const reader = answer.body?.getReader();
    const next = async () => {
      const { value } = (await reader?.read()) ?? {};
      return chatChange.parse(JSON.parse(Buffer.from(value ?? []).toString()));
    };
    assert.equal((await next()).kind, 'listening');
    const written = await local.control('POST', '/messages', {
      group: 'Release room',
      from: 'Jo Lim',
      text: 'seen',
    });
    const added = await next();
    assert.ok(added.kind === 'message_added' && added.message.sender.name === 'Jo Lim');
    await local.control('PATCH', `/messages/${String(written['uid'])}`, { text: 'seen twice' });
    const changed = await next();
    assert.ok(changed.kind === 'message_changed' && changed.message.edited_at_ms > 0);
    await local.ok('setGroupChatTyping', { group_id: RELEASE_ROOM });
    const typing = await next();
    assert.ok(typing.kind === 'typing_shown' && typing.by.name === app.name);
    assert.equal(typing.until_ms - typing.at_ms, 4_000);
    await local.ok('sendMessageToGroupChat', { group_id: RELEASE_ROOM, message: text('from the bot') });
    const answered = await next();
    assert.ok(answered.kind === 'message_added' && answered.message.sender.kind === 'bot');
    await local.control('PATCH', '/groups/Release%20room', { name: 'Release hall' });
    assert.equal((await next()).kind, 'lists_changed');
    await reader?.cancel();
  });
});
