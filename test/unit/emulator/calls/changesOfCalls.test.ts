import assert from 'node:assert/strict';
import type { EndpointName, RequestOf } from '../../../../src/contract/endpoints';
import { endpointNames } from '../../../../src/contract/endpoints';
import type { LocalSeaTalk } from '../localSeaTalk';
import { JO, MIRA, ON_CALL, RELEASE_ROOM, text, WEBHOOK_KEY } from '../localSeaTalk';
import type { Expected } from '../watchChanges';
import { ALL_OF, BOT, DEPLOY_BOT_ID, MIRA_ID, Watched } from '../watchChanges';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
const JO_ID = '9077700011';
const inGroup = { place: { kind: 'group', groupId: RELEASE_ROOM }, by: BOT };
const withMira = { place: { kind: 'direct', appId: DEPLOY_BOT_ID, seatalkId: MIRA_ID }, by: BOT };
const noticeTo = (seatalkId: string) => ({
  place: { kind: 'notice', appId: DEPLOY_BOT_ID, seatalkId },
  by: BOT,
});
const card = { elements: [{ element_type: 'title' as const, title: { text: 'Deploy 1482' } }] };

const sent = async (local: LocalSeaTalk, message: RequestOf<'sendMessageToGroupChat'>['message']) => {
  const { message_id: id } = await local.ok('sendMessageToGroupChat', { group_id: RELEASE_ROOM, message });
  return String(id);
};

/** What each call changes; those that read change nothing. */
const cases: Record<EndpointName, (watched: Watched) => Promise<readonly Expected[]>> = {
  async getAppAccessToken(watched) {
    const { local } = watched;
    await watched.during(() => local.token());
    const expiresAtMs = local.clock.now() + 7_200_000;
    return [{ kind: 'token_issued', appId: DEPLOY_BOT_ID, expiresAtMs }];
  },
  async verifySsoToken(watched) {
    const { local } = watched;
    const { token } = await local.control('POST', '/sso-tokens', { app: DEPLOY_BOT_ID, person: MIRA });
    await watched.during(() => local.ok('verifySsoToken', { token: String(token) }));
    return [];
  },
  async sendMessageToBotUser(watched) {
    const request = { employee_code: MIRA, message: text('hello') };
    await watched.during(() => watched.local.ok('sendMessageToBotUser', request));
    return [{ kind: 'message_added', ...withMira }];
  },
  async sendMessageToGroupChat(watched) {
    const root = await sent(watched.local, text('root'));
    await watched.during(() => sent(watched.local, text('reply', { thread_id: root })));
    const [change] = watched.changes;
    assert.ok(change?.kind === 'message_added' && change.message.rootUid !== undefined);
    return [{ kind: 'message_added', ...inGroup }];
  },
  async sendServiceNotice(watched) {
    await watched.during(() =>
      watched.local.ok('sendServiceNotice', {
        tag: 'interactive_message',
        interactive_message: { default: card },
        employee_codes: [MIRA, 'e_00000000', JO],
      }),
    );
    return [
      { kind: 'message_added', ...noticeTo(MIRA_ID) },
      { kind: 'message_added', ...noticeTo(JO_ID) },
    ];
  },
  async sendOldServiceNotice(watched) {
    await watched.during(() =>
      watched.local.ok('sendOldServiceNotice', {
        default_language: 'en',
        messages: { en: { title: 'Badge expiring' } },
        employee_codes: [MIRA, 'e_00000000'],
      }),
    );
    return [{ kind: 'message_added', ...noticeTo(MIRA_ID) }];
  },
  async updateMessage(watched) {
    const { local } = watched;
    const message_id = await sent(local, { tag: 'interactive_message', interactive_message: card });
    const elements = [{ element_type: 'image' as const, image: { content: PNG } }];
    const request = { message_id, message: { interactive_message: { elements } } };
    await watched.during(() => local.ok('updateMessage', request));
    const [change] = watched.changes;
    assert.ok(change?.kind === 'card_updated' && change.message.body.kind === 'card');
    assert.equal(change.message.body.imageFileIds.length, 1);
    return [{ kind: 'card_updated', ...inGroup }];
  },
  async setSingleChatTyping(watched) {
    await watched.during(() => watched.local.ok('setSingleChatTyping', { employee_code: MIRA }));
    const untilMs = watched.local.clock.now() + 4000;
    return [{ kind: 'typing_shown', ...withMira, rootUid: undefined, untilMs }];
  },
  async setGroupChatTyping(watched) {
    const thread_id = await sent(watched.local, text('root'));
    await watched.during(() => watched.local.ok('setGroupChatTyping', { group_id: RELEASE_ROOM, thread_id }));
    const [change] = watched.changes;
    assert.ok(change?.kind === 'typing_shown' && change.rootUid !== undefined);
    return [{ kind: 'typing_shown', ...inGroup }];
  },
  async setBadge(watched) {
    const badge = { employee_code: MIRA, toggle: true, count: 3, version: 7 };
    const badges = [badge, { ...badge, employee_code: 'e_00000000' }, { ...badge, version: 6 }];
    await watched.during(() => watched.local.ok('setBadge', { badges }));
    return [{ kind: 'badge_set', appId: DEPLOY_BOT_ID, employeeCode: MIRA, badge }];
  },
  async initSingleChatStream(watched) {
    const request = { employee_code: MIRA, message: text('Working') };
    await watched.during(() => watched.local.ok('initSingleChatStream', request));
    return [
      { kind: 'message_added', ...withMira },
      { kind: 'stream_opened', ...withMira },
    ];
  },
  async initGroupChatStream(watched) {
    const request = { group_id: RELEASE_ROOM, message: text('Working') };
    await watched.during(() => watched.local.ok('initGroupChatStream', request));
    return [
      { kind: 'message_added', ...inGroup },
      { kind: 'stream_opened', ...inGroup },
    ];
  },
  async updateSingleChatStream(watched) {
    const { local } = watched;
    const opened = await local.ok('initSingleChatStream', { employee_code: MIRA, message: text('a') });
    const update = { employee_code: MIRA, ...opened, message: { text: { content: 'ab' } } };
    await watched.during(() => local.ok('updateSingleChatStream', { ...update, seq: 1, finish: false }));
    const [change] = watched.changes;
    assert.ok(change?.kind === 'stream_advanced' && change.message.body.kind === 'text');
    assert.deepEqual([change.message.body.plain, change.stream.seq, change.stream.over], ['ab', 1, false]);
    return [{ kind: 'stream_advanced', ...withMira }];
  },
  async updateGroupChatStream(watched) {
    const { local } = watched;
    const opened = await local.ok('initGroupChatStream', { group_id: RELEASE_ROOM, message: text('a') });
    const update = { group_id: RELEASE_ROOM, ...opened, message: { text: { content: 'ab' } } };
    await watched.during(async () => {
      await local.ok('updateGroupChatStream', { ...update, seq: 1, finish: true });
      assert.equal(await local.code('updateGroupChatStream', { ...update, seq: 2, finish: true }), 102);
    });
    const [change] = watched.changes;
    assert.ok(change?.kind === 'stream_advanced' && change.stream.over);
    return [{ kind: 'stream_advanced', ...inGroup }];
  },
  getMessageByMessageId: (watched) => reads(watched, 'getMessageByMessageId', (id) => ({ message_id: id })),
  getChatHistory: (watched) => reads(watched, 'getChatHistory', () => ({ group_id: RELEASE_ROOM })),
  async getGroupThread(watched) {
    const { local } = watched;
    const thread_id = await sent(local, text('root'));
    await sent(local, text('reply', { thread_id }));
    await watched.during(() => local.ok('getGroupThread', { group_id: RELEASE_ROOM, thread_id }));
    return [];
  },
  async getSingleChatThread(watched) {
    const { local } = watched;
    const request = { employee_code: JO, thread_id: 'invented' };
    await watched.during(() => local.call('getSingleChatThread', request));
    return [];
  },
  async downloadFile(watched) {
    const { local } = watched;
    const file = { filename: 'a.txt', content: Buffer.from('{"read":"as JSON"}').toString('base64') };
    const message_id = await sent(local, { tag: 'file', file });
    const read = await local.ok('getMessageByMessageId', { message_id });
    const segment = read.file?.content?.split('/').at(-1) ?? '';
    await watched.during(() => local.call('downloadFile', {}, { segment }));
    return [];
  },
  getJoinedGroupChats: (watched) => reads(watched, 'getJoinedGroupChats', () => ({})),
  getGroupInfo: (watched) => reads(watched, 'getGroupInfo', () => ({ group_id: RELEASE_ROOM })),
  async createGroupChat(watched) {
    const members = [{ employee_code: JO, role: 1 as const }, { employee_code: 'e_00000000' }];
    const request = { group_owner: MIRA, group_member_list: members };
    await watched.during(() => watched.local.ok('createGroupChat', request));
    const [change] = watched.changes;
    assert.ok(change?.kind === 'group_created');
    assert.deepEqual(
      [...change.group.members],
      [
        [MIRA_ID, 'owner'],
        [JO_ID, 'admin'],
      ],
    );
    assert.equal(change.group.bots.size, 0);
    return [{ kind: 'group_created', by: BOT }];
  },
  async addGroupMembers(watched) {
    const employee_codes = ['e_4b9x2g7m', JO, 'e_00000000'];
    await watched.during(() => watched.local.ok('addGroupMembers', { group_id: ON_CALL, employee_codes }));
    const members = [{ seatalkId: '9067800045', role: 'member' }];
    return [{ kind: 'members_added', members, by: BOT }];
  },
  async removeGroupMembers(watched) {
    const employee_codes = [JO, 'e_1z7d3t9c'];
    await watched.during(() => watched.local.ok('removeGroupMembers', { group_id: ON_CALL, employee_codes }));
    return [{ kind: 'members_removed', seatalkIds: [JO_ID], by: BOT }];
  },
  getEmployeeProfile: (watched) => reads(watched, 'getEmployeeProfile', () => ({ employee_code: [MIRA] })),
  getEmployeeCodeWithEmail: (watched) =>
    reads(watched, 'getEmployeeCodeWithEmail', () => ({ emails: ['mira.tan@example.com'] })),
  checkEmployees: (watched) => reads(watched, 'checkEmployees', () => ({ id: [MIRA_ID] })),
  getLanguagePreference: (watched) =>
    reads(watched, 'getLanguagePreference', () => ({ employee_code: [MIRA] })),
  getDepartments: (watched) => reads(watched, 'getDepartments', () => ({})),
  getDepartmentEmployees: (watched) =>
    reads(watched, 'getDepartmentEmployees', () => ({ department_code: 'D-204' })),
  async sendSystemAccountMessage(watched) {
    const send = () =>
      watched.local.call(
        'sendSystemAccountMessage',
        { tag: 'text', text: { content: 'disk full' } },
        { segment: WEBHOOK_KEY },
      );
    await watched.during(send);
    const by = { kind: 'system_account', seatalkId: '9600000033' };
    return [{ kind: 'message_added', place: { kind: 'group', groupId: ON_CALL }, by }];
  },
};

/**
 * What calls tell bots, by call; calls that aren't here raise no event. They are made by one bot, which is told nothing of what it does
 * itself.
 */
const raised: Partial<Record<EndpointName, readonly string[]>> = {
  sendMessageToGroupChat: [ALL_OF],
  initGroupChatStream: [ALL_OF],
};

async function reads<Name extends EndpointName>(
  watched: Watched,
  name: Name,
  request: (messageId: string) => RequestOf<Name>,
): Promise<readonly Expected[]> {
  const id = await sent(watched.local, text('to read'));
  await watched.during(() => watched.local.ok(name, request(id)));
  return [];
}

describe('changes that calls make to the local SeaTalk, and the events they raise', () => {
  it('are known for every row of the endpoint table', () =>
    assert.deepEqual(Object.keys(cases).toSorted(), [...endpointNames].toSorted()));

  for (const name of endpointNames)
    it(name, async () => {
      const watched = new Watched();
      watched.expect(await cases[name](watched));
      watched.expectEvents(raised[name] ?? []);
    });

  it('are made by a refused call in two cases only: a stream it breaks, and an account it silences', async () => {
    const watched = new Watched();
    const { local } = watched;
    const { stream_id } = await local.ok('initGroupChatStream', {
      group_id: RELEASE_ROOM,
      message: text('a'),
    });
    const message = { text: { content: 'x' } };
    const update = { group_id: RELEASE_ROOM, stream_id, seq: 7, finish: false, message };
    const code = await watched.during(() => local.code('updateGroupChatStream', update));
    assert.equal(code, 102);
    watched.expect([{ kind: 'stream_failed', ...inGroup }]);

    const send = () =>
      local.call(
        'sendSystemAccountMessage',
        { tag: 'text', text: { content: 'x' } },
        { segment: WEBHOOK_KEY },
      );
    for (let count = 0; count < 60; count++) await send();
    await watched.during(async () => {
      assert.equal((await send()).body['code'], 8);
      assert.equal((await send()).body['code'], 8);
    });
    watched.expect([{ kind: 'system_account_changed', seatalkId: '9600000033', by: undefined }]);
  });

  const image = (content: string) => ({ element_type: 'image' as const, image: { content } });
  const twoImages = { elements: [image(PNG), image('aGVsbG8=')] };
  const refused: readonly (readonly [string, EndpointName, Record<string, unknown>])[] = [
    ['an unknown person', 'sendMessageToBotUser', { employee_code: 'e_00000000', message: text('x') }],
    [
      'a first message in a thread that is none',
      'sendMessageToBotUser',
      { employee_code: JO, message: text('x', { thread_id: 'invented' }) },
    ],
    [
      'a card whose second image is none',
      'sendMessageToGroupChat',
      { group_id: RELEASE_ROOM, message: { tag: 'interactive_message', interactive_message: twoImages } },
    ],
    [
      'a notice that is broken in one language',
      'sendServiceNotice',
      {
        tag: 'interactive_message',
        interactive_message: { default: card, id: twoImages },
        employee_codes: [MIRA],
      },
    ],
    ['typing in a thread that is none', 'setSingleChatTyping', { employee_code: JO, thread_id: 'invented' }],
    [
      'a placeholder in a thread that is none',
      'initSingleChatStream',
      { employee_code: JO, message: text('x', { thread_id: 'invented' }) },
    ],
    ['an owner nobody knows', 'createGroupChat', { group_owner: 'e_00000000' }],
    [
      'an owner among those to remove',
      'removeGroupMembers',
      { group_id: RELEASE_ROOM, employee_codes: [JO, MIRA] },
    ],
  ];
  for (const [what, name, request] of refused)
    it(`are not made by a refused ${name}: ${what}`, async () => {
      const watched = new Watched();
      const { local } = watched;
      const state = async () => local.control('GET', '/state');
      const before = await state();
      assert.notEqual(await watched.during(() => local.code(name, request)), 0);
      watched.expect([]);
      assert.deepEqual(await state(), before);
    });
});
