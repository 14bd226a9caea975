import assert from 'node:assert/strict';
import {
  ALL_HANDS,
  JO,
  LEADS,
  LocalSeaTalk,
  MIRA,
  ON_CALL,
  PARTNERS,
  RELEASE_ROOM,
  text,
} from '../localSeaTalk';

describe('groups', () => {
  let local: LocalSeaTalk;
  beforeEach(() => {
    local = new LocalSeaTalk();
  });
  const info = async (group_id: string) => (await local.ok('getGroupInfo', { group_id })).group;

  it('are listed by id, in pages, without those the bot is not in', async () => {
    const first = await local.ok('getJoinedGroupChats', { page_size: 5 });
    const second = await local.ok('getJoinedGroupChats', { page_size: 5, cursor: first.next_cursor ?? '' });
    const ids = [first, second].flatMap((page) => page.joined_group_chats?.group_id ?? []);
    assert.equal(ids.length, 7);
    assert.equal(ids.includes(LEADS), false);
    assert.equal(second.next_cursor, '');
  });

  it('tell their name, settings, members, bots and system accounts', async () => {
    const onCall = await info(ON_CALL);
    assert.equal(onCall.group_name, 'On-call');
    assert.equal(onCall.group_settings?.chat_history_for_new_members, '1 day');
    assert.deepEqual(
      [onCall.group_user_total, onCall.group_bot_total, onCall.group_system_account_total],
      [4, 1, 2],
    );
    assert.deepEqual(onCall.group_system_account_list, ['9600000033', '9600000034']);
    assert.deepEqual(onCall.group_bot_list, ['9355500022']);
  });

  it('give no codes for people of other organizations', async () => {
    const partners = await info(PARTNERS);
    assert.equal(partners.external, true);
    const outsider = partners.group_user_list?.find((member) => member.external === true);
    assert.deepEqual(outsider, { seatalk_id: '9888800044', employee_code: '', email: '', external: true });
  });

  it('come back without members where the list is hidden', async () => {
    const hidden = await info(ALL_HANDS);
    assert.equal(hidden.group_settings?.can_view_member_list, false);
    assert.deepEqual([hidden.group_user_total, hidden.group_user_list, hidden.group_bot_list], [0, [], []]);
  });

  it('page all lists of members at once', async () => {
    const first = await local.ok('getGroupInfo', { group_id: RELEASE_ROOM, page_size: 5 });
    const next = await local.ok('getGroupInfo', {
      group_id: RELEASE_ROOM,
      page_size: 5,
      cursor: first.next_cursor ?? '',
    });
    assert.deepEqual(
      [first, next].map(({ group }) => [group.group_user_list?.length, group.group_bot_list?.length]),
      [
        [5, 2],
        [3, 0],
      ],
    );
  });

  it('are created without the bot that creates them', async () => {
    const created = await local.ok('createGroupChat', {
      group_owner: MIRA,
      group_member_list: [{ employee_code: JO, role: 1 }, { employee_code: 'e_00000000' }],
      group_settings: { chat_history_for_new_members: 2 },
    });
    assert.deepEqual(created.users_not_added, ['e_00000000']);
    const { group_id } = created;
    assert.equal(await local.code('getGroupInfo', { group_id }), 7001);
    await local.control('POST', `/groups/${group_id}/bots`, { add: ['Deploy Bot'] });
    const group = await info(group_id);
    assert.equal(group.group_name, 'Mira Tan, Jo Lim');
    assert.equal(group.group_settings?.chat_history_for_new_members, '7 days');
    assert.equal(await local.code('createGroupChat', { group_owner: 'e_00000000' }), 3001);
  });

  it('take and lose members, each failure listed for itself', async () => {
    const added = await local.ok('addGroupMembers', {
      group_id: ON_CALL,
      employee_codes: ['e_4b9x2g7m', JO, 'e_00000000'],
    });
    assert.deepEqual([added.total_num, added.success_num, added.error_num], [3, 1, 2]);
    assert.deepEqual(
      added.add_failed?.map((one) => [one.employee_code, one.error_code]),
      [
        [JO, 7005],
        ['e_00000000', 3001],
      ],
    );
    const removed = await local.ok('removeGroupMembers', {
      group_id: ON_CALL,
      employee_codes: ['e_4b9x2g7m', 'e_1z7d3t9c'],
    });
    assert.deepEqual(
      removed.remove_failed?.map((one) => one.error_code),
      [7004],
    );
  });

  it('keep their owner, their rules and their size', async () => {
    const add = (group_id: string, ...employee_codes: string[]) =>
      local.code('addGroupMembers', { group_id, employee_codes });
    assert.equal(
      await local.code('removeGroupMembers', { group_id: RELEASE_ROOM, employee_codes: [MIRA] }),
      4012,
    );
    assert.equal(await add(ALL_HANDS, 'e_2g6p4k7t'), 4012);
    await local.control('PATCH', `/groups/${ON_CALL}`, { max_members: 4 });
    assert.equal(await add(ON_CALL, 'e_4b9x2g7m'), 7002);
    assert.equal(await add(LEADS, JO), 7001);
  });

  it('show the bot typing for four seconds, unless they are too large', async () => {
    const typing = async () => Object.keys((await local.control('GET', '/state'))['typing'] as object).length;
    await local.ok('setGroupChatTyping', { group_id: ON_CALL });
    await local.ok('setSingleChatTyping', { employee_code: MIRA });
    assert.equal(await typing(), 2);
    await local.clock.advance(4000);
    assert.equal(await typing(), 0);
    for (let count = 0; count < 200; count++)
      await local.control('POST', '/people', {
        name: `Person ${count}`,
        email: `person.${count}@example.com`,
      });
    const add = Array.from({ length: 200 }, (_, count) => `person.${count}@example.com`);
    await local.control('POST', `/groups/${ON_CALL}/members`, { add });
    assert.equal(await local.code('setGroupChatTyping', { group_id: ON_CALL }), 7003);
  });

  it('refuse typing in a thread that is none', async () => {
    assert.equal(await local.code('setGroupChatTyping', { group_id: ON_CALL, thread_id: 'invented' }), 4010);
    const { message_id = '' } = await local.ok('sendMessageToGroupChat', {
      group_id: ON_CALL,
      message: text('x'),
    });
    assert.equal(
      await local.code('setGroupChatTyping', { group_id: ON_CALL, thread_id: message_id ?? '' }),
      0,
    );
  });
});
