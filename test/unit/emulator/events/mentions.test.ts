import assert from 'node:assert/strict';
import { draftText } from '../../../../src/emulator/messages/draftBody';
import { messageUid } from '../../../../src/emulator/world/messageIds';
import {
  alerts,
  away,
  botOf,
  deploy,
  idFor,
  image,
  JO_REF,
  mention,
  messageIn,
  mira,
  MIRA_REF,
  NOW_MS,
  partner,
  PARTNER_REF,
  SmallWorld,
  standup,
  trace,
} from './smallWorld';

const MENTIONED = 'new_mentioned_message_received_from_group_chat';
const THREAD = 'new_message_received_from_thread';
const hello = { element_type: 'description' as const, description: { text: `Over to ${mention(standup)}` } };

describe('a message that mentions a bot', () => {
  let world: SmallWorld;
  beforeEach(() => {
    world = new SmallWorld();
  });

  it('is told to that bot alone, with its text as plain text and who is mentioned', () => {
    const message = world.say(
      mira,
      `${mention(deploy)} status **please** <mention-tag target="seatalk://user?id=9077700011"/>`,
    );
    const events = world.raised();
    assert.deepEqual(events, [
      {
        appId: deploy.appId,
        type: MENTIONED,
        atMs: NOW_MS,
        by: mira,
        messageUid: message.uid,
        place: world.place,
        body: {
          group_id: world.groupId,
          message: {
            message_id: idFor(deploy, message),
            quoted_message_id: '',
            thread_id: '',
            sender: { ...MIRA_REF, sender_type: 1 },
            message_sent_time: NOW_MS / 1000,
            tag: 'text',
            text: {
              plain_text: '@Deploy Bot status please @Jo Lim',
              mentioned_list: [
                { username: 'Deploy Bot', seatalk_id: deploy.botSeatalkId, employee_code: '', email: '' },
                { username: 'Jo Lim', ...JO_REF },
              ],
              last_edited_time: 0,
            },
          },
        },
      },
    ]);
  });

  it('is known to each bot by an id of its own', () => {
    const quoted = world.say(mira, 'earlier');
    const { uid } = world.say(mira, `${mention(deploy)} ${mention(standup)}`, { quoted });
    const events = world.raised();
    assert.deepEqual(
      events.map(({ appId }) => appId),
      [deploy.appId, standup.appId],
    );
    const ids = events.map((event) => messageIn(event)['message_id']);
    assert.notEqual(ids[0], ids[1]);
    for (const event of events) {
      const { message_id, quoted_message_id } = messageIn(event);
      assert.equal(messageUid(event.appId, String(message_id)), uid);
      assert.equal(messageUid(event.appId, String(quoted_message_id)), quoted.uid);
    }
  });

  it('has empty codes for a sender of another organization', () => {
    world.say(partner, mention(deploy));
    assert.deepEqual(messageIn(world.raised()[0])['sender'], { ...PARTNER_REF, sender_type: 1 });
  });

  it('comes from other bots and from system accounts too, but never from the bot itself', () => {
    world.say(botOf(standup), mention(deploy));
    world.say(alerts, mention(deploy));
    const types = world
      .raised()
      .map((event) => (messageIn(event)['sender'] as { sender_type: number }).sender_type);
    assert.deepEqual(types, [2, 3]);
    world.say(botOf(deploy), `I am ${mention(deploy)}`);
    assert.deepEqual(world.told(), []);
  });

  it('is no event when everyone is mentioned, a name is only typed, or the text is not formatted', () => {
    world.say(mira, '<mention-tag target="seatalk://user?id=0"/> lunch');
    world.say(mira, '@Deploy Bot status');
    world.write(mira, draftText({}, mention(deploy), 2));
    world.say(mira, mention(away));
    assert.deepEqual(world.told(), []);
  });

  it('is no event when it is written into the past', () => {
    world.say(mira, mention(deploy), { isPast: true });
    assert.deepEqual(world.told(), []);
  });

  it('in a thread is the same event, with the thread', () => {
    const root = world.say(mira, 'root');
    const reply = world.say(mira, mention(deploy), { root });
    const events = world.raised();
    assert.deepEqual(
      events.map(({ type }) => type),
      [MENTIONED],
    );
    const { thread_id, message_id } = messageIn(events[0]);
    assert.deepEqual([thread_id, message_id], [idFor(deploy, root), idFor(deploy, reply)]);
  });

  it('in a thread that the bot follows comes as both events, with one id', () => {
    const root = world.say(mira, mention(deploy));
    world.raised();
    world.say(mira, `${mention(deploy)} again`, { root });
    const events = world.raised();
    assert.deepEqual(
      events.map(({ type }) => type),
      [MENTIONED, THREAD],
    );
    assert.deepEqual(events[0]?.body, events[1]?.body);
  });

  it('can be a card, unless that is switched off', () => {
    world.card(botOf(deploy), [hello]);
    const [event] = world.raised();
    const { tag, interactive_message: card } = messageIn(event);
    assert.deepEqual([event?.appId, event?.type, tag], [standup.appId, MENTIONED, 'interactive_message']);
    const { elements, ...rest } = card as { elements: { description: unknown }[] };
    assert.deepEqual(elements[0]?.description, { text: 'Over to @Standup Bot' });
    const mentioned_list = [
      { username: 'Standup Bot', seatalk_id: standup.botSeatalkId, employee_code: '', email: '' },
    ];
    assert.deepEqual(rest, { mentioned_list, last_edited_time: 0 });

    const without = new SmallWorld({ cardsInEvents: false });
    without.card(botOf(deploy), [hello]);
    assert.deepEqual(without.told(), []);
  });

  it('has no time of an edit when that is switched off', () => {
    const without = new SmallWorld({ lastEditedTime: false });
    without.say(mira, mention(deploy));
    assert.equal('last_edited_time' in (messageIn(without.raised()[0])['text'] as object), false);
  });
});

describe('a message that mentions nobody', () => {
  it('raises nothing in the main chat of a group, whatever it is', () => {
    const world = new SmallWorld();
    world.say(mira, 'hello');
    for (const body of [image, trace]) world.write(mira, body);
    world.say(botOf(standup), 'done');
    assert.deepEqual(world.told(), []);
  });
});
