import assert from 'node:assert/strict';
import { forwardAs } from '../../../../src/emulator/people/forward';
import { NotPossible } from '../../../../src/emulator/people/notPossible';
import { recallMessage } from '../../../../src/emulator/world/changes/messages';
import type { ForwardedItem } from '../../../../src/emulator/world/messageRecords';
import {
  deploy,
  image,
  jo,
  JO_REF,
  LINKS,
  mention,
  messageIn,
  mira,
  MIRA_REF,
  NOW_MS,
  SmallWorld,
  stranger,
  trace,
} from './smallWorld';

const THEN = NOW_MS - 60_000;

describe('forwarding to a bot', () => {
  let world: SmallWorld;
  beforeEach(() => {
    world = new SmallWorld();
  });
  const itemsOf = (message: Record<string, unknown> = {}) =>
    (message['combined_forwarded_chat_history'] as { content: Record<string, unknown>[] }).content;
  const fileOf = ({ body }: ForwardedItem | { body: unknown }) => (body as { fileId: string }).fileId;

  it('one message is told as a record of one', () => {
    const message = world.say(jo, `see ${mention(deploy)} **this**`);
    world.raised();
    forwardAs(world.live, mira, [message], { place: world.direct, atMs: NOW_MS });
    const [event, ...others] = world.raised();
    assert.deepEqual([event?.type, others.length], ['message_from_bot_subscriber', 0]);
    const { tag, text } = messageIn(event);
    assert.deepEqual([tag, text], ['combined_forwarded_chat_history', null]);
    assert.deepEqual(itemsOf(messageIn(event)), [
      {
        tag: 'text',
        sender: { ...JO_REF, sender_type: 1 },
        message_sent_time: NOW_MS / 1000,
        text: { content: 'see @Deploy Bot this' },
      },
    ]);
  });

  it('several messages come oldest first, a comment as one more item, and files as links of their own', () => {
    const text = world.say(jo, 'this one', { sentAtMs: THEN });
    const picture = world.write(mira, image, { sentAtMs: THEN + 1000 });
    const file = world.write(jo, trace, { sentAtMs: THEN + 2000 });
    world.raised();
    const forwarded = forwardAs(world.live, mira, [file, text, picture], {
      place: world.direct,
      comment: 'what is it?',
      atMs: NOW_MS + 1000,
    });
    const [event] = world.raised();
    const items = itemsOf(messageIn(event));
    assert.deepEqual(
      items.map(({ tag }) => tag),
      ['text', 'image', 'file', 'text'],
    );
    assert.ok(forwarded.body.kind === 'forwarded');
    const [, pictureItem, fileItem] = forwarded.body.items;
    assert.ok(pictureItem && fileItem);
    assert.notEqual(fileOf(pictureItem), fileOf(picture));
    assert.deepEqual(items[1]?.['image'], { content: `${LINKS}/messaging/v2/file/${fileOf(pictureItem)}` });
    assert.equal(world.live.world.files.get(fileOf(fileItem))?.messageUid, forwarded.uid);
    assert.deepEqual(items[3], {
      tag: 'text',
      sender: { ...MIRA_REF, sender_type: 1 },
      message_sent_time: NOW_MS / 1000 + 1,
      text: { content: 'what is it?' },
    });
  });

  it('a record in a record stays one', () => {
    const message = world.say(jo, 'see this');
    const place = world.direct;
    const once = forwardAs(world.live, mira, [message], { place, atMs: NOW_MS });
    world.raised();
    forwardAs(world.live, mira, [once], { place, atMs: NOW_MS });
    const [outer] = itemsOf(messageIn(world.raised()[0]));
    assert.equal(outer?.['tag'], 'combined_forwarded_chat_history');
    assert.deepEqual(itemsOf(outer)[0]?.['text'], { content: 'see this' });
  });

  it('is not possible for what the person can not see, or that is gone, or too deep', () => {
    const { live, direct: place } = world;
    const message = world.say(jo, 'see this');
    const attempt = (act: () => unknown, reason: string) =>
      assert.throws(act, (error) => error instanceof NotPossible && error.reason === reason);
    const to = { place, atMs: NOW_MS };
    attempt(() => forwardAs(live, mira, [], to), 'nothing_to_forward');
    attempt(
      () =>
        forwardAs(live, stranger, [message], {
          ...to,
          place: { ...place, kind: 'direct', appId: deploy.appId, seatalkId: stranger.seatalkId },
        }),
      'not_in_chat',
    );
    attempt(() => forwardAs(live, jo, [message], to), 'not_in_chat');
    let record = forwardAs(live, mira, [message], to);
    for (let level = 0; level < 3; level++) record = forwardAs(live, mira, [record], to);
    attempt(() => forwardAs(live, mira, [record], to), 'forwarded_too_often');
    recallMessage(live, message.uid, jo);
    attempt(() => forwardAs(live, mira, [message], to), 'recalled');
  });

  it('is not forwarding into a group, which raises nothing', () => {
    const message = world.say(jo, `${mention(deploy)} hello`);
    world.raised();
    const comment = mention(deploy);
    forwardAs(world.live, mira, [message], { place: world.place, comment, atMs: NOW_MS });
    assert.deepEqual(world.told(), []);
  });
});
