import assert from 'node:assert/strict';
import { disbandGroup, removeBot } from '../../../../src/emulator/world/changes/groups';
import { editMessage, recallMessage } from '../../../../src/emulator/world/changes/messages';
import { draftText } from '../../../../src/emulator/messages/draftBody';
import { resolveInGroup } from '../../../../src/emulator/messages/mentions';
import type { DraftBody, MessageRecord } from '../../../../src/emulator/world/messageRecords';
import {
  alerts,
  botOf,
  deploy,
  idFor,
  image,
  jo,
  JO_REF,
  LINKS,
  mention,
  messageIn,
  mira,
  NOW_MS,
  SmallWorld,
  standup,
  sticker,
  trace,
  video,
} from './smallWorld';

const TOLD = 'Deploy Bot: new_message_received_from_thread';
const forwarded: DraftBody = {
  kind: 'forwarded',
  items: [{ sender: mira, sentAtMs: NOW_MS, body: draftText({}, 'see this', 1) }],
};

describe('a reply in a thread of a group', () => {
  let world: SmallWorld;
  beforeEach(() => {
    world = new SmallWorld();
  });

  /** A thread whose root mentions the first bot. */
  const followed = (): MessageRecord => {
    const root = world.say(mira, `${mention(deploy)} deploy failed`);
    world.raised();
    return root;
  };
  const toldOfReply = (root: MessageRecord) => {
    world.raised();
    world.say(jo, 'looking', { root });
    return world.told();
  };

  it('is told to the bot that wrote the root', () => {
    assert.deepEqual(toldOfReply(world.say(botOf(deploy), 'Deploy 1482 failed')), [TOLD]);
  });

  it('is told to the bot that the root mentioned', () => {
    assert.deepEqual(toldOfReply(followed()), [TOLD]);
  });

  it('is told to the bot that an earlier reply mentioned', () => {
    const root = world.say(mira, 'disk full');
    world.say(mira, 'who can help', { root });
    world.say(mira, mention(deploy), { root });
    assert.deepEqual(toldOfReply(root), [TOLD]);
  });

  it('is told to a bot that was mentioned in what was written before the local SeaTalk listened', () => {
    const root = world.say(mira, mention(deploy), { isPast: true });
    assert.deepEqual(toldOfReply(root), [TOLD]);
    world.say(jo, 'earlier', { root, isPast: true });
    assert.deepEqual(world.told(), []);
  });

  it('is not told to a bot that only wrote in it, nor to one mentioned elsewhere', () => {
    const root = world.say(mira, 'disk full');
    world.say(mira, mention(deploy));
    world.say(botOf(deploy), 'I saw this', { root });
    assert.deepEqual(toldOfReply(root), []);
  });

  it('is not told to a bot that an edit mentioned', () => {
    const root = world.say(mira, 'disk full');
    const reply = world.say(mira, 'who can help', { root });
    const resolve = resolveInGroup(world.live.world, world.group);
    editMessage(world.live, reply.uid, draftText({ resolve }, mention(deploy), 1), {
      atMs: NOW_MS,
      by: mira,
    });
    assert.deepEqual(toldOfReply(root), []);
  });

  it('is not told to its own sender, but to other bots', () => {
    const root = world.say(mira, `${mention(deploy)} ${mention(standup)}`);
    world.raised();
    world.say(botOf(standup), 'on it', { root });
    const events = world.raised();
    assert.deepEqual(
      events.map(({ appId }) => appId),
      [deploy.appId],
    );
    assert.deepEqual(messageIn(events[0])['sender'], {
      seatalk_id: standup.botSeatalkId,
      employee_code: '',
      email: '',
      sender_type: 2,
    });
    assert.deepEqual(events[0]?.by, botOf(standup));
  });

  it('has its thread, its quote, and the file as a link', () => {
    const root = followed();
    const quoted = world.say(jo, 'look', { root });
    world.raised();
    const message = world.write(jo, trace, { root, quoted });
    const [event] = world.raised();
    const fileId = message.body.kind === 'file' ? message.body.fileId : '';
    assert.deepEqual(event?.body, {
      group_id: world.groupId,
      message: {
        message_id: idFor(deploy, message),
        quoted_message_id: idFor(deploy, quoted),
        thread_id: idFor(deploy, root),
        sender: { ...JO_REF, sender_type: 1 },
        message_sent_time: NOW_MS / 1000,
        tag: 'file',
        file: { content: `${LINKS}/messaging/v2/file/${fileId}`, filename: 'trace.txt' },
      },
    });
  });

  it('is told whatever it is, but for stickers and the like', () => {
    const root = followed();
    for (const body of [image, video, trace, forwarded, sticker]) world.write(jo, body, { root });
    world.card(alerts, [{ element_type: 'title', title: { text: 'Alert' } }], { root });
    assert.deepEqual(
      world.raised().map((event) => messageIn(event)['tag']),
      ['image', 'video', 'file', 'combined_forwarded_chat_history', 'interactive_message'],
    );
  });

  it('is not told when it is a card and that is switched off', () => {
    world = new SmallWorld({ cardsInEvents: false });
    const root = followed();
    world.card(alerts, [{ element_type: 'title', title: { text: 'Alert' } }], { root });
    assert.deepEqual(world.told(), []);
  });

  it('is not told any more when the bot has left the group, or the group is disbanded', () => {
    const root = followed();
    removeBot(world.live, world.groupId, deploy.appId, mira);
    assert.deepEqual(toldOfReply(root), []);
    const other = new SmallWorld();
    world = other;
    const second = followed();
    disbandGroup(other.live, other.groupId, true, mira);
    assert.deepEqual(toldOfReply(second), []);
  });

  it('raises nothing when it is edited or recalled', () => {
    const root = followed();
    const reply = world.say(jo, 'looking', { root });
    world.raised();
    editMessage(world.live, reply.uid, draftText({}, 'looked', 1), { atMs: NOW_MS, by: jo });
    recallMessage(world.live, reply.uid, jo);
    assert.deepEqual(world.told(), []);
  });

  it('is followed in a copy of the world apart from the world itself', () => {
    const root = world.say(mira, 'disk full');
    world.say(mira, 'help', { root });
    const copy = world.live.copy();
    world.say(mira, mention(deploy), { root });
    assert.equal(copy.world.chats.get(root.chat)?.followers.get(root.uid)?.size, 0);
    assert.deepEqual(toldOfReply(root), [TOLD]);
  });
});
