import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../../src/contract/inbound';
import { messageText } from '../../../../src/contract/inbound';
import { LocalSeaTalk, ON_CALL, WEBHOOK_KEY } from '../localSeaTalk';

describe('system-account webhooks', () => {
  let local: LocalSeaTalk;
  beforeEach(() => {
    local = new LocalSeaTalk();
  });
  const send = async (message: Record<string, unknown>, segment = WEBHOOK_KEY) =>
    (await local.call('sendSystemAccountMessage', message, { segment })).body;
  const code = async (message: Record<string, unknown>, segment = WEBHOOK_KEY) =>
    (await send(message, segment))['code'];
  const newest = async (): Promise<ChatMessage | undefined> =>
    (await local.ok('getChatHistory', { group_id: ON_CALL, page_size: 1 })).chat_history?.[0];
  const say = (content: string, more: Record<string, unknown> = {}) => ({
    tag: 'text',
    text: { content, ...more },
  });

  it('post as the account, with the people of the lists in front', async () => {
    const answer = await send(
      say('disk **full**', {
        mentioned_list: ['9012345678', '9078900067'],
        mentioned_email_list: ['jo.lim@example.com'],
        at_all: true,
      }),
    );
    assert.match(String(answer['msg']), /^success \(ref:\w+\)$/);
    assert.equal(typeof answer['message_id'], 'string');
    const message = await newest();
    // Elin (9078900067) is no member of the group, so nobody is mentioned for her.
    assert.equal(message && messageText(message), '@All @Mira Tan @Jo Lim disk full');
    assert.equal(message?.sender?.sender_type, 3);
    assert.equal(message?.sender?.seatalk_id, '9600000033');
    assert.equal(message?.text?.mentioned_list?.length, 3);
  });

  it('take images under a key of their own', async () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
    assert.equal(await code({ tag: 'image', image_base64: { content: png } }), 0);
    assert.equal(await code({ tag: 'image', image: { content: png } }), 102);
  });

  it('answer with a list of codes of their own', async () => {
    assert.equal(await code(say('x'), 'invented'), 1);
    assert.equal(await code(say('x'), 'LocalOldPagerKey00000002'), 2);
    assert.equal(await code(say('x'.repeat(4097))), 3);
    assert.equal(await code(say('')), 4);
    assert.equal(await code({ tag: 'image', image_base64: { content: 'A'.repeat(5 * 1024 * 1024 + 4) } }), 5);
    assert.equal(await code({ tag: 'image', image_base64: { content: 'aGVsbG8=' } }), 6);
    assert.equal(await code({ tag: 'video', video: {} }), 7);
    assert.equal(await code({ tag: 'text' }), 102);
  });

  it('are dead once the account is deleted, and good again once it is switched on', async () => {
    const old = 'LocalOldPagerKey00000002';
    await local.control('PATCH', `/system-accounts/${old}`, { active: true });
    assert.equal(await code(say('x'), old), 0);
    await local.control('PATCH', `/system-accounts/${old}`, { deleted: true });
    assert.equal(await code(say('x'), old), 1);
  });

  it('fall silent for ten minutes at the 61st message in a minute', async () => {
    for (let count = 1; count <= 60; count++) assert.equal(await code(say(`${count}`)), 0);
    await local.clock.advance(1000);
    assert.equal(await code(say('61')), 8);
    await local.clock.advance(599_000);
    assert.equal(await code(say('still')), 8);
    await local.clock.advance(1000);
    assert.equal(await code(say('again')), 0);
  });

  it('take 60 in any minute for ever', async () => {
    for (let count = 0; count < 180; count++) {
      assert.equal(await code(say(`${count}`)), 0);
      await local.clock.advance(1000);
    }
  });
});
