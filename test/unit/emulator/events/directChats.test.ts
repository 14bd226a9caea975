import assert from 'node:assert/strict';
import { openChatAs, subscribeAs, typeAs } from '../../../../src/emulator/people/chats';
import { editMessage, recallMessage } from '../../../../src/emulator/world/changes/messages';
import { draftText } from '../../../../src/emulator/messages/draftBody';
import type { DraftBody } from '../../../../src/emulator/world/messageRecords';
import {
  botOf,
  deploy,
  idFor,
  image,
  LINKS,
  messageIn,
  mira,
  MIRA_REF,
  NOW_MS,
  partner,
  PARTNER_REF,
  SmallWorld,
  sticker,
  trace,
  video,
} from './smallWorld';

const EMPTY = { text: null, combined_forwarded_chat_history: null, image: null, video: null, file: null };

describe('a message to a bot in a direct chat', () => {
  let world: SmallWorld;
  beforeEach(() => {
    world = new SmallWorld();
  });
  const to = (seatalkId: string) => ({ place: { kind: 'direct', appId: deploy.appId, seatalkId } as const });

  it('is told with its sender beside it, its text as content, and without a time', () => {
    const message = world.tell('status **1482**');
    assert.deepEqual(world.raised(), [
      {
        appId: deploy.appId,
        type: 'message_from_bot_subscriber',
        atMs: NOW_MS,
        by: mira,
        messageUid: message.uid,
        place: world.direct,
        body: {
          ...MIRA_REF,
          message: {
            ...EMPTY,
            message_id: idFor(deploy, message),
            quoted_message_id: '',
            thread_id: '',
            tag: 'text',
            text: { content: 'status 1482', last_edited_time: 0 },
          },
        },
      },
    ]);
  });

  it('has empty codes for a sender of another organization', () => {
    world.write(partner, draftText({}, 'hello', 1), to(partner.seatalkId));
    const [event] = world.raised();
    const { message, ...sender } = event?.body ?? {};
    assert.equal(typeof message, 'object');
    assert.deepEqual(sender, PARTNER_REF);
  });

  const media: readonly (readonly [kind: string, body: DraftBody, filename: string | undefined])[] = [
    ['image', image, undefined],
    ['video', video, undefined],
    ['file', trace, 'trace.txt'],
  ];
  for (const [kind, body, filename] of media)
    it(`can be of kind ${kind}, with a link to the local SeaTalk`, () => {
      const message = world.write(mira, body, { place: world.direct });
      const { message_id, quoted_message_id, thread_id, ...rest } = messageIn(world.raised()[0]);
      const content = `${LINKS}/messaging/v2/file/${'fileId' in message.body ? message.body.fileId : ''}`;
      const object = { content, ...(filename === undefined ? {} : { filename }) };
      assert.deepEqual(rest, { ...EMPTY, tag: kind, [kind]: object });
      assert.deepEqual([message_id, quoted_message_id, thread_id], [idFor(deploy, message), '', '']);
    });

  it('names its thread and its quote', () => {
    const root = world.write(botOf(deploy), draftText({}, 'Deploy failed', 1), { place: world.direct });
    world.tell('why?', { root, quoted: root });
    const { thread_id, quoted_message_id } = messageIn(world.raised()[0]);
    assert.deepEqual([thread_id, quoted_message_id], [idFor(deploy, root), idFor(deploy, root)]);
  });

  it('can have "0" as the thread of the main chat, and no time of an edit', () => {
    world = new SmallWorld({ directThreadId: '0', lastEditedTime: false });
    const root = world.tell('status');
    world.tell('and?', { root });
    const [first, second] = world.raised().map(messageIn);
    assert.deepEqual([first?.['thread_id'], first?.['text']], ['0', { content: 'status' }]);
    assert.equal(second?.['thread_id'], idFor(deploy, root));
  });

  it('is no event when the bot writes it, when it is a sticker, a service notice, or in the past', () => {
    world.write(botOf(deploy), draftText({}, 'hello', 1), { place: world.direct });
    world.write(botOf(deploy), draftText({}, 'hello', 1), {
      place: { ...to(mira.seatalkId).place, kind: 'notice' },
    });
    world.write(mira, sticker, { place: world.direct });
    world.tell('last week', { isPast: true });
    assert.deepEqual(world.told(), []);
  });

  it('raises nothing when it is edited or recalled', () => {
    const { uid } = world.tell('statsu');
    world.raised();
    editMessage(world.live, uid, draftText({}, 'status', 1), { atMs: NOW_MS, by: mira });
    recallMessage(world.live, uid, mira);
    assert.deepEqual(world.told(), []);
  });
});

describe('a direct chat with a bot', () => {
  it('raises an event when a person opens it, each time', () => {
    const world = new SmallWorld();
    openChatAs(world.live, mira, world.app(deploy));
    openChatAs(world.live, mira, world.app(deploy));
    const [event, second] = world.raised();
    assert.deepEqual(event, {
      appId: deploy.appId,
      type: 'user_enter_chatroom_with_bot',
      atMs: NOW_MS,
      by: mira,
      messageUid: undefined,
      place: world.direct,
      body: MIRA_REF,
    });
    assert.deepEqual(second, event);
  });

  it('raises the retired event when a person subscribes, with nothing but the code', () => {
    const world = new SmallWorld();
    subscribeAs(world.live, mira, world.app(deploy));
    const [event] = world.raised();
    assert.deepEqual(
      [event?.type, event?.body],
      ['new_bot_subscriber', { employee_code: MIRA_REF.employee_code }],
    );
  });

  it('raises nothing when a person types in it', () => {
    const world = new SmallWorld();
    typeAs(world.live, mira, { place: world.direct, atMs: NOW_MS });
    assert.deepEqual(world.told(), []);
    assert.deepEqual(
      [...world.live.world.typing],
      [[`direct:${deploy.appId}:${mira.seatalkId} ${mira.seatalkId}`, NOW_MS + 4000]],
    );
  });
});
