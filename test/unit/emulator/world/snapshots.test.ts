import assert from 'node:assert/strict';
import { MIRA, LocalSeaTalk, RELEASE_ROOM, text } from '../localSeaTalk';

describe('a snapshot of the local SeaTalk', () => {
  it('is not touched by what is written after it, nor what is written after it was restored', async () => {
    const local = new LocalSeaTalk();
    const group = { group_id: RELEASE_ROOM };
    const root = await local.ok('sendMessageToGroupChat', { ...group, message: text('root') });
    const thread_id = root.message_id ?? '';
    const reply = (content: string) =>
      local.ok('sendMessageToGroupChat', { ...group, message: text(content, { thread_id }) });
    await reply('kept');
    const { stream_id } = await local.ok('initGroupChatStream', { ...group, message: text('…') });
    const state = async () => {
      const { now_ms, ...world } = await local.control('GET', '/state');
      return { ...world, at: typeof now_ms };
    };
    const write = async () => {
      const message = { text: { content: 'part' } };
      await local.ok('updateGroupChatStream', { ...group, stream_id, seq: 1, finish: false, message });
      await reply('later');
      await local.write({ from: 'Mira Tan', app: 'Deploy Bot', person: 'Mira Tan', text: 'new chat' });
      await local.ok('setGroupChatTyping', group);
      await local.ok('setBadge', { badges: [{ employee_code: MIRA, toggle: true, count: 1, version: 1 }] });
      await local.ok('createGroupChat', { group_owner: MIRA });
      await local.control('PATCH', `/groups/${RELEASE_ROOM}`, { name: 'Renamed' });
      await local.control('DELETE', `/messages/${thread_id}`);
      await local.control('POST', '/apps', { name: 'Another Bot' });
      await local.control('PUT', '/options', { thread_order: 'oldest_first' });
    };
    const before = await state();
    await local.control('POST', '/snapshot', { name: 'kept' });
    for (let round = 0; round < 2; round++) {
      await write();
      assert.notDeepEqual(await state(), before);
      await local.control('POST', '/restore', { name: 'kept' });
      assert.deepEqual(await state(), before);
    }
  });
});
