import assert from 'node:assert/strict';
import { messageText } from '../../../../src/contract/inbound';
import { LiveWorld } from '../../../../src/emulator/world/change';
import { issueToken, registerApp } from '../../../../src/emulator/world/changes/apps';
import { addMessage } from '../../../../src/emulator/world/changes/messages';
import { LocalSeaTalk, ON_CALL, RELEASE_ROOM, text } from '../localSeaTalk';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('what a local SeaTalk keeps', () => {
  let local: LocalSeaTalk;
  beforeEach(async () => {
    local = new LocalSeaTalk();
    await local.control('PUT', '/limits', { enabled: false });
  });
  const write = (content: string, times = 1, more: object = {}) =>
    local.control('POST', '/messages', {
      from: 'Mira Tan',
      group: RELEASE_ROOM,
      text: content,
      times,
      ...more,
    });
  const messages = async (group: string) =>
    (await local.control('GET', `/groups/${group}/messages`))['messages'] as unknown[];
  const state = async (list: string) => (await local.control('GET', '/state'))[list] as { id?: string }[];

  it('of messages are the last 50 000, with their threads, files and streams', async () => {
    const message = { tag: 'image' as const, image: { content: PNG } };
    const image = await local.ok('sendMessageToGroupChat', { group_id: ON_CALL, message });
    const read = await local.ok('getMessageByMessageId', { message_id: image.message_id ?? '' });
    const segment = read.image?.content?.split('/').at(-1) ?? '';
    const { stream_id } = await local.ok('initGroupChatStream', { group_id: ON_CALL, message: text('…') });
    const root = await local.ok('sendMessageToGroupChat', { group_id: ON_CALL, message: text('root') });
    const thread_id = root.message_id ?? '';
    await local.ok('sendMessageToGroupChat', { group_id: ON_CALL, message: text('reply', { thread_id }) });
    const update = {
      group_id: ON_CALL,
      stream_id,
      seq: 1,
      finish: false,
      message: { text: { content: 'x' } },
    };
    const codes = async () => [
      await local.code('updateGroupChatStream', update),
      await local.code('getGroupThread', { group_id: ON_CALL, thread_id }),
      await local.code('getMessageByMessageId', { message_id: thread_id }),
    ];
    await write('line {n}', 20_000);
    const { uid } = await write('kept');
    await write('line {n}', 20_000);
    assert.deepEqual(await codes(), [0, 0, 0]);
    await write('line {n}', 10_000);
    assert.deepEqual(await codes(), [102, 4010, 4009]);
    assert.equal(await local.code('downloadFile', {}, { segment }), 5);
    const history = await local.ok('getChatHistory', { group_id: RELEASE_ROOM, page_size: 1 });
    assert.equal(history.chat_history?.[0] && messageText(history.chat_history[0]), 'line 10000');
    assert.equal((await local.control('GET', `/messages/${String(uid)}`))['uid'], uid);
    assert.equal((await messages(ON_CALL)).length, 0);
  });

  it('of files are the last ones, by number and by bytes', () => {
    const live = LiveWorld.empty(1);
    const send = (bytes: Uint8Array) =>
      addMessage(live, {
        place: { kind: 'group', groupId: RELEASE_ROOM },
        sender: { kind: 'person', seatalkId: '9012345678' },
        sentAtMs: 0,
        body: { kind: 'file', file: { bytes, contentType: 'text/plain', filename: 'run.log' } },
      });
    for (let file = 0; file < 10_010; file++) send(new Uint8Array(1));
    assert.equal(live.world.files.size, 10_000);
    const large = new Uint8Array(6 * 1024 * 1024);
    for (let file = 0; file < 50; file++) send(large);
    assert.deepEqual(
      [...live.world.files.values()].map(({ bytes }) => bytes.byteLength),
      Array.from({ length: 42 }, () => large.byteLength),
    );
  });

  it('of a small file is the file, not the buffer that it was read into', () => {
    const live = LiveWorld.empty(1);
    addMessage(live, {
      place: { kind: 'group', groupId: RELEASE_ROOM },
      sender: { kind: 'person', seatalkId: '9012345678' },
      sentAtMs: 0,
      body: {
        kind: 'image',
        file: { bytes: Buffer.from(PNG, 'base64'), contentType: 'image/png', filename: '' },
      },
    });
    const [file] = live.world.files.values();
    assert.equal(file?.bytes.buffer.byteLength, file?.bytes.byteLength);
  });

  it('of listings, streams, faults and snapshots are the last ones', async () => {
    const first = await local.ok('getChatHistory', { group_id: RELEASE_ROOM, page_size: 1 });
    for (let walk = 0; walk < 501; walk++) await local.ok('getJoinedGroupChats', { page_size: 1 });
    const cursor = first.next_cursor ?? '';
    assert.equal(await local.code('getChatHistory', { group_id: RELEASE_ROOM, cursor }), 2003);
    for (let stream = 0; stream < 1_010; stream++)
      await local.ok('initGroupChatStream', { group_id: RELEASE_ROOM, message: text('…') });
    assert.equal((await state('streams')).length, 1_000);
    for (let fault = 0; fault < 510; fault++)
      await local.control('POST', '/faults', { call: 'setBadge', code: 2 });
    assert.equal(((await local.control('GET', '/faults'))['faults'] as unknown[]).length, 500);
    for (let snapshot = 1; snapshot <= 12; snapshot++) await local.control('POST', '/snapshot', {});
    const { snapshots } = await local.control('GET', '/snapshots');
    assert.deepEqual((snapshots as string[]).length, 10);
    assert.equal(new Set(snapshots as string[]).size, 10);
  });

  it('of tokens are the last ones', () => {
    const live = LiveWorld.empty(1);
    const { appId } = registerApp(live, { name: 'Deploy Bot' });
    const [first, second] = [issueToken(live, appId, 0), issueToken(live, appId, 0)];
    for (let token = 0; token < 4_999; token++) issueToken(live, appId, 0);
    assert.equal(live.world.tokens.size, 5_000);
    assert.equal(live.world.tokens.has(first.token), false);
    assert.equal(live.world.tokens.has(second.token), true);
    issueToken(live, appId, 3 * 3_600_000);
    assert.equal(live.world.tokens.size, 1, 'expired ones are dropped');
  });

  it('of calls by apps that do not exist is one count', async () => {
    await local.control('PUT', '/limits', { enabled: true });
    const invented = (app: number) => ({ app_id: `invented ${app}`, app_secret: 'x' });
    for (let app = 0; app < 50; app++)
      assert.equal(await local.code('getAppAccessToken', invented(app)), 1000);
    const { windows } = await local.control('GET', '/limits');
    const counted = (windows as { call: string; used: number }[]).filter(
      ({ call }) => call === 'getAppAccessToken',
    );
    assert.deepEqual(
      counted.map(({ used }) => used),
      [50],
    );
  });

  it('of groups are no more than 2000, which is said', async () => {
    const create = () => local.call('createGroupChat', { group_owner: 'e_7k2m9q4x' });
    let last = await create();
    for (let group = 0; group < 2_000 && last.body['code'] === 0; group++) last = await create();
    assert.deepEqual(last.body, {
      code: 2,
      message: 'this local SeaTalk holds at most 2000 groups; reset it to create more',
    });
    assert.equal((await state('groups')).length, 2_000);
  });
});
