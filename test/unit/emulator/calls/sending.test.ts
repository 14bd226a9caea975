import assert from 'node:assert/strict';
import { messageText } from '../../../../src/contract/inbound';
import { DAY_MS, JO, LEADS, LocalSeaTalk, MIRA, RELEASE_ROOM, text } from '../localSeaTalk';

describe('sending a message', () => {
  let local: LocalSeaTalk;
  beforeEach(() => {
    local = new LocalSeaTalk();
  });
  const send = async (message: Record<string, unknown>, more: Record<string, unknown> = {}) => {
    const answer = await local.call('sendMessageToGroupChat', { group_id: RELEASE_ROOM, message, ...more });
    const { message_id: id }: { message_id?: unknown } = answer.body;
    return {
      code: answer.body['code'],
      id: typeof id === 'string' ? id : '',
      message: String(answer.body['message']),
    };
  };
  const read = (id: string) => local.ok('getMessageByMessageId', { message_id: id });

  it('gives an id that reads back, formatting gone and mentions named', async () => {
    const content =
      '**Build** `1482` <mention-tag target="seatalk://user?email=mira.tan@example.com"/> ' +
      '<mention-tag target="seatalk://user?id=0"/>\n1. _one_ \n2. two\n- *three*\n```\na_b_c\n```';
    const { id } = await send(text(content));
    assert.match(id, /^[\w-]{43}$/);
    const message = await read(id);
    assert.equal(messageText(message), 'Build 1482 @Mira Tan @All\n1. one\n2. two\n- three\na_b_c');
    assert.deepEqual(
      message.text?.mentioned_list?.map((one) => [one.username, one.seatalk_id, one.employee_code]),
      [
        ['Mira Tan', '9012345678', MIRA],
        ['', '0', ''],
      ],
    );
    assert.equal(message.sender?.sender_type, 2);
    assert.equal(message.message_sent_time, local.clock.now() / 1000);
  });

  it('keeps plain text, tags and all, as it is', async () => {
    const content = '**x** <mention-tag target="seatalk://user?id=0"/>';
    const { id } = await send({ tag: 'text', text: { content, format: 2 } });
    const message = await read(id);
    assert.equal(messageText(message), content);
    assert.deepEqual(message.text?.mentioned_list, []);
  });

  it('ignores a thread beside the message: it lands in the main chat', async () => {
    const root = await send(text('root'));
    const { id } = await send(text('reply?'), { thread_id: root.id });
    assert.equal((await read(id)).thread_id, '');
  });

  it('ignores keys it does not know, however deep', async () => {
    const { code } = await send(
      { tag: 'text', text: { content: 'x', colour: 'red' }, note: { a: 1 } },
      { extra: [1] },
    );
    assert.equal(code, 0);
  });

  it('takes null, and an empty thread or quote, for nothing', async () => {
    const { code } = await send({
      tag: 'text',
      text: { content: 'x', format: null },
      thread_id: '',
      quoted_message_id: null,
    });
    assert.equal(code, 0);
  });

  it('refuses what is too long, empty, of a wrong kind or missing, with the field named', async () => {
    assert.equal((await send(text('x'.repeat(4096)))).code, 0);
    assert.equal((await send(text('x'.repeat(4097)))).code, 4001);
    assert.equal((await send(text(''))).code, 4003);
    assert.equal((await send({ tag: 'markdown', markdown: { content: 'x' } })).code, 4000);
    const missing = await send({ tag: 'text' });
    assert.equal(missing.code, 102);
    assert.match(missing.message, /^message\.text: /);
    const untagged = await send({ text: { content: 'x' } });
    assert.equal(untagged.code, 102);
    assert.match((await send(text('x'), { group_id: 7 })).message, /^group_id: /);
  });

  it('takes PNG, JPG and GIF by their bytes and nothing else', async () => {
    const image = async (bytes: number[]) => {
      const base64 = Buffer.from([...bytes, 0, 0, 0, 0]).toString('base64');
      return (await send({ tag: 'image', image: { content: base64 } })).code;
    };
    assert.equal(await image([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 0);
    assert.equal(await image([0xff, 0xd8, 0xff]), 0);
    assert.equal(await image([...Buffer.from('GIF89a')]), 0);
    assert.equal(await image([...Buffer.from('GIF87a')]), 0);
    assert.equal(await image([...Buffer.from('GIF80a')]), 4007);
    assert.equal(await image([0x42, 0x4d, 1, 2]), 4007);
    assert.equal(
      (await send({ tag: 'image', image: { content: 'data:image/png;base64,iVBORw0KGgo=' } })).code,
      4007,
    );
    assert.equal(
      (await send({ tag: 'image', image: { content: 'A'.repeat(5 * 1024 * 1024 + 4) } })).code,
      4001,
    );
  });

  it('needs the group to be there and the bot to be in it', async () => {
    assert.equal((await send(text('x'), { group_id: 'NDAwMDAwMDAwMDAw' })).code, 7000);
    assert.equal((await send(text('x'), { group_id: LEADS })).code, 7001);
    await local.control('POST', `/groups/${LEADS}/bots`, { add: ['Deploy Bot'] });
    assert.equal((await send(text('x'), { group_id: LEADS })).code, 0);
    await local.control('PATCH', `/groups/${LEADS}`, { disbanded: true });
    assert.equal((await send(text('x'), { group_id: LEADS })).code, 7000);
  });

  it('needs the person to be reachable', async () => {
    const to = (employee_code: string) =>
      local.code('sendMessageToBotUser', { employee_code, message: text('hi') });
    assert.equal(await to(MIRA), 0);
    assert.equal(await to('e_00000000'), 3001);
    assert.equal(await to('x_owen'), 3001);
    assert.equal(await to('e_8w5h2n3d'), 3001);
    assert.equal(await to('e_2g6p4k7t'), 3003);
    await local.control('PATCH', '/apps/Deploy%20Bot', { out_of_scope: [JO] });
    assert.equal(await to(JO), 3002);
    await local.control('PATCH', '/people/Mira%20Tan', { contactable: false });
    assert.equal(await to(MIRA), 4013);
  });

  it('starts a thread, and refuses one that cannot be', async () => {
    const root = await send(text('root'));
    const reply = await send(text('reply', { thread_id: root.id }));
    assert.equal((await read(reply.id)).thread_id, root.id);
    assert.equal((await read(root.id)).thread_id, root.id);
    assert.equal((await send(text('x', { thread_id: reply.id }))).code, 4010);
    assert.equal((await send(text('x', { thread_id: 'invented' }))).code, 4010);
    assert.equal(
      (await send(text('<mention-tag target="seatalk://user?id=0"/>', { thread_id: root.id }))).code,
      4011,
    );
    await local.clock.advance(7 * DAY_MS + 1);
    await local.control('POST', '/apps/Deploy%20Bot/revoke-tokens');
    const token = await local.token();
    const late = { group_id: RELEASE_ROOM, message: text('x', { thread_id: root.id }) };
    assert.equal(await local.code('sendMessageToGroupChat', late, { token }), 4010);
  });

  it('quotes within the same feed only', async () => {
    const root = await send(text('root'));
    const reply = await send(text('reply', { thread_id: root.id }));
    const quote = await send(text('I mean this', { quoted_message_id: root.id }));
    assert.equal((await read(quote.id)).quoted_message_id, root.id);
    assert.equal((await send(text('x', { quoted_message_id: reply.id }))).code, 4005);
    assert.equal((await send(text('x', { quoted_message_id: reply.id, thread_id: root.id }))).code, 0);
    assert.equal((await send(text('x', { quoted_message_id: quote.id, thread_id: root.id }))).code, 4005);
    assert.equal((await send(text('x', { quoted_message_id: 'invented' }))).code, 4005);
  });
});
