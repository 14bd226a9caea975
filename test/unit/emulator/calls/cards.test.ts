import assert from 'node:assert/strict';
import type { CardElements } from '../../../../src/contract/cards';
import { DAY_MS, LocalSeaTalk, MIRA, ON_CALL, RELEASE_ROOM, WEBHOOK_KEY } from '../localSeaTalk';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]).toString('base64');
const elements: CardElements = [
  { element_type: 'title', title: { text: 'Deploy 1482' } },
  {
    element_type: 'description',
    description: { text: 'for <mention-tag target="seatalk://user?id=9012345678"/>, **now**', format: 1 },
  },
  { element_type: 'image', image: { content: PNG } },
  { element_type: 'button', button: { button_type: 'callback', text: 'Go', value: 'go-k93x' } },
  {
    element_type: 'button_group',
    button_group: [
      { button_type: 'callback', text: 'Yes', value: 'yes' },
      {
        button_type: 'redirect',
        text: 'Rules',
        desktop_link: { type: 'web', path: 'https://wiki.example.com/vote' },
      },
    ],
  },
];
const card = (list: unknown) => ({ tag: 'interactive_message', interactive_message: { elements: list } });

describe('interactive cards', () => {
  let local: LocalSeaTalk;
  beforeEach(() => {
    local = new LocalSeaTalk();
  });
  const send = (list: unknown) =>
    local.call('sendMessageToGroupChat', { group_id: RELEASE_ROOM, message: card(list) });
  const sent = async (list: unknown) => String((await send(list)).body['message_id']);

  it('come back without the values of buttons, with a link for the image and the mentioned people', async () => {
    const id = await sent(elements);
    const { interactive_message: read } = await local.ok('getMessageByMessageId', { message_id: id });
    assert.equal(JSON.stringify(read).includes('go-k93x'), false);
    assert.equal(read?.elements?.[1]?.description?.text, 'for @Mira Tan, **now**');
    const kept = await local.control('GET', `/messages/${id}`);
    assert.equal(JSON.stringify(kept).includes(PNG), false, 'the picture is kept once, as bytes');
    assert.equal(read?.mentioned_list?.[0]?.username, 'Mira Tan');
    assert.match(
      read?.elements?.[2]?.image?.content ?? '',
      /^http:\/\/localhost\/messaging\/v2\/file\/\w{20}$/,
    );
    assert.deepEqual(read?.elements?.[3]?.button, {
      button_type: 'callback',
      text: 'Go',
      mobile_link: null,
      desktop_link: null,
    });
    assert.equal(read?.elements?.[4]?.button_group?.[1]?.desktop_link?.path, 'https://wiki.example.com/vote');
  });

  it('are refused as a whole beyond any limit', async () => {
    const title = (text: string) => ({ element_type: 'title', title: { text } });
    const codeOf = async (list: unknown) => (await send(list)).body['code'];
    assert.equal(await codeOf([title('x'.repeat(121))]), 4001);
    assert.equal(await codeOf([title('')]), 4003);
    assert.equal(await codeOf([]), 4003);
    assert.equal(await codeOf([1, 2, 3, 4].map((one) => title(String(one)))), 102);
    assert.equal(await codeOf([{ element_type: 'header', header: {} }]), 102);
    assert.equal(await codeOf([{ element_type: 'image', image: { content: 'aGVsbG8=' } }]), 4007);
    const wrapped = await local.call('sendMessageToGroupChat', {
      group_id: RELEASE_ROOM,
      message: { tag: 'interactive_message', interactive_message: { default: { elements } } },
    });
    assert.equal(wrapped.body['code'], 102);
    assert.match(String(wrapped.body['message']), /^message\.interactive_message\.elements: /);
  });

  it('are replaced by the bot that sent them, for seven days', async () => {
    const id = await sent(elements);
    const update = { message_id: id, message: { interactive_message: { elements: elements.slice(0, 1) } } };
    const readCard = async () =>
      (await local.ok('getMessageByMessageId', { message_id: id })).interactive_message;
    assert.equal((await readCard())?.last_edited_time, 0);
    await local.clock.advance(60_000);
    await local.ok('updateMessage', update);
    const read = await readCard();
    assert.equal(read?.elements?.length, 1);
    assert.equal(read?.last_edited_time, local.clock.now() / 1000);
    await local.clock.advance(7 * DAY_MS - 60_000);
    const lastMoment = { token: await local.token() };
    assert.equal(await local.code('updateMessage', update, lastMoment), 0);
    await local.clock.advance(1000);
    const token = await local.token();
    assert.equal(await local.code('updateMessage', update, { token }), 4009);
  });

  it('are replaced as a whole, in any order, or refused as a whole', async () => {
    const id = await sent(elements);
    const codeOf = (list: unknown) =>
      local.code('updateMessage', { message_id: id, message: { interactive_message: { elements: list } } });
    const read = async () =>
      (await local.ok('getMessageByMessageId', { message_id: id })).interactive_message;
    const before = await read();
    assert.equal(await codeOf([]), 4003);
    assert.equal(await codeOf([{ element_type: 'title', title: { text: 'x'.repeat(121) } }]), 4001);
    assert.equal(await codeOf([{ element_type: 'image', image: { content: 'aGVsbG8=' } }]), 4007);
    const readBackAsItIs = before?.elements ?? [];
    assert.notEqual(await codeOf(readBackAsItIs), 0, 'values are missing, and images are addresses');
    assert.deepEqual(await read(), before);
    assert.equal(await codeOf(elements.toReversed()), 0);
    const types = (await read())?.elements?.map(({ element_type }) => element_type);
    assert.deepEqual(types, ['button_group', 'button', 'image', 'description', 'title']);
  });

  it('are replaced in threads and direct chats too, as long as the person is in scope', async () => {
    const replaced = (message_id: string) =>
      local.code('updateMessage', {
        message_id,
        message: { interactive_message: { elements: elements.slice(0, 1) } },
      });
    const root = await sent(elements);
    const reply = await local.ok('sendMessageToGroupChat', {
      group_id: RELEASE_ROOM,
      message: { tag: 'interactive_message', interactive_message: { elements }, thread_id: root },
    });
    assert.equal(await replaced(reply.message_id ?? ''), 0);
    const direct = await local.ok('sendMessageToBotUser', {
      employee_code: MIRA,
      message: { tag: 'interactive_message', interactive_message: { elements } },
    });
    assert.equal(await replaced(direct.message_id ?? ''), 0);
    await local.control('PATCH', `/apps/${encodeURIComponent(local.emulator.app.appId)}`, {
      out_of_scope: [MIRA],
    });
    assert.equal(await replaced(direct.message_id ?? ''), 4012);
  });

  it("can't be replaced by others, elsewhere, or when they are no cards", async () => {
    const update = (message_id: string) =>
      local.code('updateMessage', { message_id, message: { interactive_message: { elements } } });
    const plain = await local.write({ from: 'Mira Tan', group: RELEASE_ROOM, text: 'x' });
    assert.equal(await update(plain), 4012);
    const otherBots = { from: 'Standup Bot', group: RELEASE_ROOM, card: { elements } };
    assert.equal(await update(await local.write(otherBots)), 4012);
    assert.equal(await update('invented'), 4008);
    const { body: account } = await local.call('sendSystemAccountMessage', card(elements.slice(0, 1)), {
      segment: WEBHOOK_KEY,
    });
    assert.equal(typeof account['message_id'], 'string');
    const { chat_history: onCall } = await local.ok('getChatHistory', { group_id: ON_CALL, page_size: 1 });
    assert.equal(await update(onCall?.[0]?.message_id ?? ''), 4012);
    const gone = await sent(elements);
    await local.control('DELETE', `/messages/${gone}`);
    assert.equal(await update(gone), 4009);
    const own = await local.ok('sendMessageToGroupChat', {
      group_id: RELEASE_ROOM,
      message: { tag: 'text', text: { content: 'x' } },
    });
    assert.equal(await update(own.message_id ?? ''), 4012);
    const id = await sent(elements);
    await local.control('POST', `/groups/${RELEASE_ROOM}/bots`, { remove: ['Deploy Bot'] });
    assert.equal(await update(id), 4012);
  });
});
