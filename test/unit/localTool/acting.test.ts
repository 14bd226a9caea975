import assert from 'node:assert/strict';
import { createLocalSeaTalk } from '../../../src/localTool/library';
import type { LocalSeaTalk } from '../../../src/localTool/types';
import type { EventEnvelope } from '../../../src/contract/eventTable';
import { WAIT_LIMIT_MS } from '../../support/limits';
import { cardWith, TestBot } from './testBot';

const within = WAIT_LIMIT_MS;

describe('acting as people with the library', () => {
  const events: EventEnvelope[] = [];
  let seatalk: LocalSeaTalk;
  let code: TestBot;
  /** What the bot does with an event; each test brings its own. */
  let react: (event: EventEnvelope, bot: TestBot) => Promise<unknown>;
  const types = () => events.map(({ event_type: type }) => type);

  before(async () => {
    seatalk = await createLocalSeaTalk().start();
    code = await TestBot.start(seatalk.app, (event, bot) => {
      events.push(event);
      return react(event, bot);
    });
    await seatalk.bot().connect({ callback: code.callback });
  });
  beforeEach(() => {
    seatalk.reset();
    events.length = 0;
    react = () => Promise.resolve();
  });
  after(async () => {
    await seatalk.stop();
    await code.close();
  });

  it('writes to a bot, which answers', async () => {
    const mira = seatalk.person('mira');
    react = ({ event }, bot) =>
      bot.tell(String(event['employee_code']), `You said ${JSON.stringify(event['message'])}`);
    const written = await mira.writes('hi');
    assert.deepEqual(
      [written.from, written.in, written.text, written.tag],
      ['Mira Tan', 'Mira Tan', 'hi', 'text'],
    );
    const said = await seatalk.bot().sent({ within, text: /You said .*"hi"/, in: 'mira' });
    assert.equal(said.from, 'Deploy Bot');
    assert.deepEqual(types(), ['message_from_bot_subscriber']);
  });

  it('mentions a bot in a group, gets a card in the thread, taps it, and sees the update', async () => {
    const bot = seatalk.bot('deploy bot');
    react = async ({ event_type: type, event }, deployBot) => {
      const { group_id: group, message_id: id } = event as Record<string, string>;
      const asked = event['message'] as { message_id: string } | undefined;
      if (type === 'new_mentioned_message_received_from_group_chat')
        await deployBot.tellGroup(String(group), {
          ...cardWith('Deploy?', ['Approve', 'Reject']),
          thread_id: asked?.message_id,
        });
      if (type === 'interactive_message_click')
        await deployBot.call('/messaging/v2/update', {
          message_id: id,
          message: {
            interactive_message: { elements: [{ element_type: 'title', title: { text: 'Approved' } }] },
          },
        });
    };
    const asked = await seatalk.person('Jo').writes(`${bot.mention} deploy`, { in: 'Release room' });
    assert.equal(asked.text, '@Deploy Bot deploy');
    const card = await bot.sent({ within, thread: asked, button: 'Approve' });
    assert.deepEqual(
      [card.text, card.buttons, card.threadId, card.in],
      ['Deploy?', ['Approve', 'Reject'], asked.id, 'Release room'],
    );
    await seatalk.person('mira').taps('Approve', card);
    const updated = await bot.updated({ within, in: 'Release room' });
    assert.deepEqual([updated.id, updated.text, updated.buttons], [card.id, 'Approved', []]);
    assert.equal(events.at(-1)?.event['value'], 'v:approve');
  });

  it('taps the latest card that has the button', async () => {
    const mira = seatalk.person('mira');
    await code.call('/messaging/v2/single_chat', {
      employee_code: mira.employeeCode,
      message: cardWith('One', ['Go on']),
    });
    await code.call('/messaging/v2/single_chat', {
      employee_code: mira.employeeCode,
      message: cardWith('Two', ['Go on']),
    });
    await seatalk.bot().sent({ within, text: 'One' });
    const two = await seatalk.bot().sent({ within, text: 'Two' });
    const arrived = new Promise<void>((resolve) => (react = async () => resolve()));
    await mira.taps('Go on');
    await arrived;
    assert.equal(events[0]?.event['message_id'], two.id);
    await assert.rejects(mira.taps('Go off'), /has a button "Go off"\. Buttons there: "Go on"/);
  });

  it('opens a chat, replies in a thread, quotes, edits, recalls, and forwards', async () => {
    const mira = seatalk.person('mira.tan@example.com');
    await mira.opensChatWith('Deploy Bot');
    const root = await mira.writes('first', { in: 'Release room' });
    const reply = await seatalk.person('jo').writes('second', { thread: root });
    const third = await mira.writes({ text: '**third**', format: 2 }, { thread: reply, quotes: reply });
    assert.deepEqual([reply.threadId, third.threadId, third.quotedId], [root.id, root.id, reply.id]);
    assert.equal(third.text, '**third**');
    assert.equal((await mira.edits(third, 'fourth')).text, 'fourth');
    const record = await mira.forwards([root, third], { in: 'Deploy Bot', comment: 'see' });
    assert.equal(record.tag, 'combined_forwarded_chat_history');
    await mira.recalls(third);
    const [last] = seatalk.messages({ in: 'Release room' }).slice(-1);
    assert.deepEqual([last?.id, last?.recalled], [third.id, true]);
    assert.equal(seatalk.messages({ in: 'Deploy Bot', person: 'mira' }).at(-1)?.id, record.id);
  });

  it('writes files, pictures, and kinds without content', async () => {
    const mira = seatalk.person('mira');
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const tags = [
      await mira.writes({ file: { filename: 'trace.txt', content: 'one line' } }),
      await mira.writes({ image: png }),
      await mira.writes({ video: png }),
      await mira.writes({ tag: 'sticker' }),
    ].map(({ tag, text }) => [tag, text]);
    assert.deepEqual(tags, [
      ['file', 'trace.txt'],
      ['image', ''],
      ['video', ''],
      ['sticker', ''],
    ]);
  });

  for (const [what, act, said] of [
    ['a person nobody has', () => seatalk.person('mirra'), /no person "mirra"\. Did you mean "Mira"\?/],
    [
      'a bot nobody has',
      () => seatalk.bot('Deploy Bit'),
      /no bot "Deploy Bit"\. Did you mean "Deploy Bot"\?/,
    ],
    [
      'a chat nobody has',
      () => seatalk.person('jo').writes('x', { in: 'Releese room' }),
      /no group or bot "Releese room"\. Did you mean "Release room"\?/,
    ],
    [
      'a group without the person',
      () => seatalk.person('owen').writes('x', { in: 'Release room' }),
      /Owen Clarke isn't a member of "Release room"/,
    ],
    [
      'a chat of others',
      async () => seatalk.person('jo').writes('x', { thread: await seatalk.person('mira').writes('y') }),
      /Jo Lim isn't in the chat with Mira Tan/,
    ],
    [
      'a message of somebody else',
      async () => seatalk.person('jo').edits(await seatalk.person('mira').writes('y'), 'z'),
      /Jo Lim can't edit a message of Mira Tan/,
    ],
    [
      'an expectation of a chat nobody has',
      () => seatalk.bot().sent({ in: 'Releese room' }),
      /no group or person "Releese room"/,
    ],
    [
      'a permission nobody has',
      () => seatalk.revoke('Deploy Bot', 'Send Message'),
      /no permission "Send Message"/,
    ],
    ['a fault nobody has', () => seatalk.failCalls('bad_getaway'), /Did you mean "bad_gateway"\?/],
    ['a route nobody has', () => seatalk.control('GET', '/nowhere'), /no route|no such/],
  ] as const)
    it(`says what is wrong with ${what}`, () => assert.rejects(async () => act(), said));
});
