import assert from 'node:assert/strict';
import { draftCard, draftText } from '../../../../src/emulator/messages/draftBody';
import { recallAs } from '../../../../src/emulator/people/messages';
import { restRefusals } from '../../../../src/emulator/refusal';
import { changeApp } from '../../../../src/emulator/world/changes/apps';
import {
  addGroup,
  addMembers,
  disbandGroup,
  draftGroup,
  removeMembers,
} from '../../../../src/emulator/world/changes/groups';
import { editMessage, updateCard } from '../../../../src/emulator/world/changes/messages';
import { openStream } from '../../../../src/emulator/world/changes/streams';
import {
  alerts,
  botOf,
  deploy,
  EVERY_MESSAGE,
  idFor,
  image,
  jo,
  JO_REF,
  mention,
  messageIn,
  mira,
  MIRA_REF,
  NOW_MS,
  PARTNER_REF,
  SmallWorld,
  standup,
  sticker,
} from './smallWorld';

const EVERYTHING = 'new_message_received_from_group_chat';

describe('an app that is permitted to hear every message of its groups', () => {
  let world: SmallWorld;
  beforeEach(() => {
    world = new SmallWorld();
    changeApp(world.live, deploy.appId, { revokedPermissions: [] });
  });
  const notice = () => {
    const events = world.raised();
    assert.deepEqual(
      events.map(({ appId, type }) => [appId, type]),
      [[deploy.appId, EVERYTHING]],
    );
    const { message_id, ...message } = messageIn(events[0]);
    assert.match(String(message_id), /^[\w-]{43}$/);
    return message;
  };
  const byMira = {
    quoted_message_id: '',
    thread_id: '',
    sender: { ...MIRA_REF, sender_type: 1 },
    message_sent_time: NOW_MS / 1000,
  };

  it('is told of messages that nobody else hears of, of every kind', () => {
    world.say(mira, 'hello');
    for (const body of [image, sticker]) world.write(jo, body);
    world.card(alerts, [{ element_type: 'title', title: { text: 'Alert' } }]);
    const events = world.raised();
    assert.deepEqual(
      events.map((event) => [event.appId, event.type, messageIn(event)['tag']]),
      ['text', 'image', 'sticker', 'interactive_message'].map((tag) => [deploy.appId, EVERYTHING, tag]),
    );
  });

  it('is told of a message that names it once more', () => {
    world.say(mira, mention(deploy));
    assert.deepEqual(world.told(), [
      'Deploy Bot: new_mentioned_message_received_from_group_chat',
      `Deploy Bot: ${EVERYTHING}`,
    ]);
  });

  it('is told of cards without the values of their buttons', () => {
    const button = { button_type: 'callback' as const, text: 'Approve', value: 'secret:approve' };
    world.card(botOf(standup), [{ element_type: 'button', button }]);
    assert.doesNotMatch(JSON.stringify(world.raised()), /secret/);
  });

  it('is told of a recall, by the id of what is gone', () => {
    const root = world.say(mira, 'root');
    const message = world.say(mira, 'oops', { root });
    world.raised();
    recallAs(world.live, mira, message);
    const thread_id = idFor(deploy, root);
    assert.deepEqual(notice(), {
      ...byMira,
      thread_id,
      tag: 'recall_msgs',
      recall_msgs: { messages: [{ message_id: idFor(deploy, message), thread_id }] },
    });
  });

  it('is told of an edit, with the whole new message', () => {
    const message = world.say(mira, 'statsu');
    world.raised();
    editMessage(world.live, message.uid, draftText({}, 'status', 1), { atMs: NOW_MS, by: mira });
    assert.deepEqual(notice(), {
      ...byMira,
      tag: 'edit',
      edit: {
        message: {
          ...byMira,
          message_id: idFor(deploy, message),
          tag: 'text',
          text: { plain_text: 'status', mentioned_list: [], last_edited_time: NOW_MS / 1000 },
        },
      },
    });
  });

  it('is told who came and who left, and not of a new role', () => {
    const { live, groupId } = world;
    removeMembers(live, groupId, new Set([jo.seatalkId]), mira);
    const members = { added_members: [], removed_members: [JO_REF], is_newly_created: false };
    assert.deepEqual(notice(), { ...byMira, tag: 'change_members', change_members: members });
    addMembers(
      live,
      groupId,
      new Map([
        [jo.seatalkId, 'member' as const],
        [PARTNER_REF.seatalk_id, 'admin' as const],
      ]),
      mira,
    );
    assert.deepEqual(notice()['change_members'], {
      added_members: [JO_REF],
      removed_members: [],
      is_newly_created: false,
    });
    addMembers(live, groupId, new Map([[jo.seatalkId, 'admin' as const]]), mira);
    assert.deepEqual(world.told(), []);
  });

  it('is told of a new group with it, after that it is in it', () => {
    const members = new Map([[mira.seatalkId, 'owner' as const]]);
    const bots = new Map([[deploy.appId, NOW_MS]]);
    addGroup(world.live, draftGroup(world.live, { name: 'New', members, bots }), mira);
    const [added, moved] = world.raised();
    assert.equal(added?.type, 'bot_added_to_group_chat');
    const change_members = { added_members: [MIRA_REF], removed_members: [], is_newly_created: true };
    assert.deepEqual(messageIn(moved)['change_members'], change_members);
  });

  it('is told of the end of a group, before that it is out of it', () => {
    disbandGroup(world.live, world.groupId, true, mira);
    const [gone, ...removed] = world.raised();
    assert.deepEqual(messageIn(gone)['group_removed'], { op_user: MIRA_REF });
    assert.deepEqual(
      removed.map(({ type }) => type),
      ['bot_removed_from_group_chat', 'bot_removed_from_group_chat'],
    );
  });

  it('is not told of what its own bot did, of cards and streams that go on, or of the past', () => {
    const own = world.say(botOf(deploy), 'done');
    recallAs(world.live, botOf(deploy), own);
    const elements = [{ element_type: 'title' as const, title: { text: 'Alert' } }];
    const card = world.card(botOf(standup), elements);
    const stream = world.say(botOf(standup), '…');
    world.raised();
    updateCard(world.live, card.uid, draftCard({ refusals: restRefusals }, elements), NOW_MS);
    openStream(world.live, stream, { appId: standup.appId, atMs: NOW_MS });
    world.say(mira, 'last week', { isPast: true });
    assert.deepEqual(world.told(), []);
  });

  it('loses it with the permission, which an app does not have at first', () => {
    changeApp(world.live, deploy.appId, { revokedPermissions: [EVERY_MESSAGE] });
    assert.deepEqual(world.app(standup).revokedPermissions, [EVERY_MESSAGE]);
    world.say(mira, 'hello');
    assert.deepEqual(world.told(), []);
  });
});
