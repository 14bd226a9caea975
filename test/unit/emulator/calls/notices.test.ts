import assert from 'node:assert/strict';
import { JO, LocalSeaTalk, MIRA, RELEASE_ROOM } from '../localSeaTalk';

const elements = (text: string) => ({ elements: [{ element_type: 'title' as const, title: { text } }] });

describe('service notices', () => {
  it('say for each receiver whether it was delivered, in their language', async () => {
    const local = new LocalSeaTalk();
    const answer = await local.ok('sendServiceNotice', {
      tag: 'interactive_message',
      interactive_message: { default: elements('Badge expiring'), 'zh-Hans': elements('工卡即将到期') },
      employee_codes: [MIRA, JO, 'e_00000000', 'e_2g6p4k7t'],
    });
    assert.deepEqual(
      answer.delivery?.map((one) => one.code),
      [0, 0, 3001, 3003],
    );
    const title = async (index: number) => {
      const message_id = answer.delivery?.[index]?.message_id ?? '';
      const read = await local.ok('getMessageByMessageId', { message_id });
      return read.interactive_message?.elements?.[0]?.title?.text;
    };
    assert.deepEqual([await title(0), await title(1)], ['Badge expiring', '工卡即将到期']);
  });

  it('need the language wrapper and a receiver', async () => {
    const local = new LocalSeaTalk();
    const flat = { tag: 'interactive_message', interactive_message: elements('x'), employee_codes: [MIRA] };
    assert.equal(await local.code('sendServiceNotice', flat), 102);
    const nobody = { ...flat, interactive_message: { default: elements('x') }, employee_codes: [] };
    assert.equal(await local.code('sendServiceNotice', nobody), 102);
  });

  it('reach nobody outside of the service scope, and 50 people at most', async () => {
    const local = new LocalSeaTalk();
    const { apps } = await local.control('GET', '/apps');
    const [app] = apps as { readonly app_id: string }[];
    await local.control('PATCH', `/apps/${app?.app_id ?? ''}`, { out_of_scope: [JO] });
    const notice = { tag: 'interactive_message' as const, interactive_message: { default: elements('x') } };
    const { delivery } = await local.ok('sendServiceNotice', { ...notice, employee_codes: [JO, MIRA] });
    assert.deepEqual(
      delivery?.map(({ code }) => code),
      [3002, 0],
    );
    const many = Array.from({ length: 51 }, (_, index) => `e_${index}`);
    assert.equal(await local.code('sendServiceNotice', { ...notice, employee_codes: many }), 102);
    const { delivery: all } = await local.ok('sendServiceNotice', {
      ...notice,
      employee_codes: many.slice(1),
    });
    assert.equal(all?.length, 50);
  });

  it('of the old kind list the receivers that got nothing, by their place in the request', async () => {
    const local = new LocalSeaTalk();
    const answer = await local.ok('sendOldServiceNotice', {
      default_language: 'en',
      messages: { en: { title: 'Badge expiring' } },
      employee_codes: ['e_00000000', MIRA, 'e_2g6p4k7t'],
    });
    assert.deepEqual(answer.failed_offsets, [0, 2]);
    assert.deepEqual(answer.failed_reasons, ['EMPLOYEE_ID_NOT_FOUND', 'APP_REGISTRATION_REQUIRED']);
  });

  it('of the old kind are still taken', async () => {
    const local = new LocalSeaTalk();
    const request = {
      default_language: 'en' as const,
      messages: { en: { title: 'Badge expiring' } },
      employee_codes: [MIRA],
    };
    const answer = await local.ok('sendOldServiceNotice', request);
    assert.deepEqual([answer.failed_offsets, answer.failed_reasons], [[], []]);
    assert.match(JSON.stringify((await local.control('GET', '/state'))['chats']), /"notice".*Badge expiring/);
  });
});

describe('streams', () => {
  const init = (content: string) => ({
    group_id: RELEASE_ROOM,
    message: { tag: 'text' as const, text: { content } },
  });
  let local: LocalSeaTalk;
  let stream_id: string;
  beforeEach(async () => {
    local = new LocalSeaTalk();
    ({ stream_id } = await local.ok('initGroupChatStream', init('Working on it')));
  });
  const update = (seq: number, content: string, finish = false) =>
    local.code('updateGroupChatStream', {
      group_id: RELEASE_ROOM,
      stream_id,
      seq,
      finish,
      message: { text: { content } },
    });
  const newest = async () =>
    (await local.ok('getChatHistory', { group_id: RELEASE_ROOM, page_size: 1 })).chat_history?.[0]?.text
      ?.plain_text;

  it('show their message at once and grow it in place', async () => {
    assert.equal(await newest(), 'Working on it');
    assert.equal(await update(1, 'Working on it. Found 3'), 0);
    assert.equal(await update(2, 'Found 3, all **fixed**', true), 0);
    assert.equal(await newest(), 'Found 3, all fixed');
    assert.equal(await update(3, 'more'), 102);
  });

  it('end with an update out of step', async () => {
    assert.equal(await update(2, 'x'), 102);
    assert.equal(await update(1, 'x'), 102);
    assert.equal(await newest(), 'Working on it');
  });

  it('end after 30 seconds without an update', async () => {
    await local.clock.advance(29_999);
    assert.equal(await update(1, 'x'), 0);
    await local.clock.advance(30_000);
    assert.equal(await update(2, 'x'), 102);
  });

  it('belong to the chat they were opened in', async () => {
    const message = { text: { content: 'x' } };
    const stranger = { employee_code: MIRA, stream_id, seq: 1, finish: false, message };
    assert.equal(await local.code('updateSingleChatStream', stranger), 102);
    assert.equal(await update(1, 'x'.repeat(4097)), 4001);
    const direct = { employee_code: MIRA, message: { tag: 'text' as const, text: { content: 'hm' } } };
    const own = await local.ok('initSingleChatStream', direct);
    assert.equal(await local.code('updateSingleChatStream', { ...stranger, stream_id: own.stream_id }), 0);
  });
});
