import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { eventEnvelope, eventTable } from '../../../../src/contract/eventTable';
import { draftText } from '../../../../src/emulator/messages/draftBody';
import { openChatAs, subscribeAs } from '../../../../src/emulator/people/chats';
import { forwardAs } from '../../../../src/emulator/people/forward';
import { NotPossible } from '../../../../src/emulator/people/notPossible';
import { tapAs } from '../../../../src/emulator/people/taps';
import { changeApp } from '../../../../src/emulator/world/changes/apps';
import {
  addBot,
  addMembers,
  changeGroup,
  disbandGroup,
  removeBot,
  removeMembers,
} from '../../../../src/emulator/world/changes/groups';
import { editMessage, recallMessage } from '../../../../src/emulator/world/changes/messages';
import { messageUid } from '../../../../src/emulator/world/messageIds';
import type { MessageRecord } from '../../../../src/emulator/world/messageRecords';
import {
  alerts,
  away,
  botOf,
  deploy,
  EVERY_MESSAGE,
  image,
  jo,
  mention,
  mira,
  NOW_MS,
  partner,
  SmallWorld,
  standup,
  sticker,
  trace,
  video,
} from './smallWorld';

const person = fc.constantFrom(mira, jo, partner);
const app = fc.constantFrom(deploy, standup, away);
const anyone = fc.oneof(person, app.map(botOf), fc.constant(alerts));
const isOn = fc.boolean();
/** Which of the messages written before; none when nothing was. */
const index = fc.nat({ max: 30 });
const text = fc
  .array(fc.oneof(app.map(mention), fc.string(), fc.constant('<mention-tag target="seatalk://user?id=0"/>')))
  .map((parts) => parts.join(' '));
const button = {
  element_type: 'button' as const,
  button: { button_type: 'callback' as const, text: 'A', value: 'a' },
};

/** Does something to the world; `at` finds a message written before. */
type Act = (world: SmallWorld, at: (index: number) => MessageRecord | undefined) => unknown;

const acts: fc.Arbitrary<Act>[] = [
  fc
    .tuple(anyone, text, fc.option(index), fc.option(index))
    .map(([by, said, thread, quote]): Act => (world, at) => {
      const root = thread === null ? undefined : at(thread);
      const quoted = quote === null ? undefined : at(quote);
      const isRoot = root && root.chat.startsWith('group') && (root.rootUid ?? root.uid) === root.uid;
      world.say(by, said, { ...(isRoot ? { root } : {}), ...(quoted ? { quoted } : {}) });
    }),
  fc.tuple(text, fc.option(index)).map(
    ([said]): Act =>
      (world) =>
        world.tell(said),
  ),
  fc.tuple(anyone, fc.constantFrom(image, video, trace, sticker), isOn).map(
    ([by, body, direct]): Act =>
      (world) =>
        world.write(by, body, direct ? { place: world.direct } : {}),
  ),
  anyone.map(
    (by): Act =>
      (world) =>
        world.card(by, [button]),
  ),
  fc.tuple(person, index).map(([by, of]): Act => (world, at) => {
    const message = at(of);
    if (message) tapAs(world.live, by, message, { element: 0, index: 0 });
  }),
  fc
    .tuple(fc.array(index, { minLength: 1, maxLength: 3 }), fc.option(text), isOn)
    .map(([of, comment, direct]): Act => (world, at) => {
      const messages = of.flatMap((one) => at(one) ?? []);
      const to = { place: direct ? world.direct : world.place, atMs: NOW_MS };
      forwardAs(world.live, mira, messages, { ...to, ...(comment === null ? {} : { comment }) });
    }),
  fc.tuple(index, text, isOn).map(([of, said, recall]): Act => (world, at) => {
    const message = at(of);
    if (!message) return;
    if (recall) recallMessage(world.live, message.uid, message.sender);
    else if (message.body.kind === 'text')
      editMessage(world.live, message.uid, draftText({}, said, 1), { atMs: NOW_MS, by: message.sender });
  }),
  fc.tuple(person, app).map(
    ([by, bot]): Act =>
      (world) =>
        openChatAs(world.live, by, world.app(bot)),
  ),
  fc.tuple(person, app).map(
    ([by, bot]): Act =>
      (world) =>
        subscribeAs(world.live, by, world.app(bot)),
  ),
  fc.tuple(fc.option(person), app, isOn).map(
    ([by, { appId }, isAdded]): Act =>
      ({ live, groupId }) =>
        isAdded
          ? addBot(live, groupId, appId, NOW_MS, by ?? undefined)
          : removeBot(live, groupId, appId, by ?? undefined),
  ),
  fc.tuple(person, isOn).map(
    ([{ seatalkId }, isAdded]): Act =>
      ({ live, groupId }) =>
        isAdded
          ? addMembers(live, groupId, new Map([[seatalkId, 'member' as const]]), mira)
          : removeMembers(live, groupId, new Set([seatalkId]), mira),
  ),
  isOn.map(
    (external): Act =>
      ({ live, groupId }) =>
        changeGroup(live, groupId, { external }, mira),
  ),
  isOn.map(
    (disbanded): Act =>
      ({ live, groupId }) =>
        disbandGroup(live, groupId, disbanded, mira),
  ),
  fc.tuple(app, isOn, isOn).map(
    ([{ appId }, botOn, hearsAll]): Act =>
      ({ live }) =>
        changeApp(live, appId, { botOn, revokedPermissions: hearsAll ? [] : [EVERY_MESSAGE] }),
  ),
];

/** Whatever stands under a key that ends like an id of a message. */
function messageIdsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string'
      ? /^(?:message|quoted_message|thread)_id$/.test(key)
        ? [inner]
        : []
      : messageIdsIn(inner),
  );
}

describe('whatever happens in the world', () => {
  it('raises events as the contract has them, for apps that may hear of it, with ids that are theirs', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(...acts), { maxLength: 40 }), fc.boolean(), (script, cardsInEvents) => {
        const world = new SmallWorld({ cardsInEvents });
        const at = (of: number) => {
          const all = [...world.live.world.messages.values()];
          return all[of % Math.max(1, all.length)];
        };
        for (const act of script) {
          try {
            act(world, at);
          } catch (error) {
            if (!(error instanceof NotPossible)) throw error;
          }
          for (const { appId, type, body, atMs, by } of world.raised()) {
            const envelope = {
              event_id: '1',
              event_type: type,
              timestamp: atMs / 1000,
              app_id: appId,
              event: body,
            };
            // As it travels.
            const { event } = eventEnvelope.parse(JSON.parse(JSON.stringify(envelope)));
            assert.deepEqual(eventTable[type].body.parse(event), event);
            assert.deepEqual(event, body);
            const { botOn, botSeatalkId } = world.app({ appId });
            assert.equal(botOn, true);
            assert.notEqual(by?.seatalkId, botSeatalkId);
            if (type === 'new_message_received_from_group_chat') continue;
            for (const id of messageIdsIn(body).filter((one) => one !== ''))
              assert.ok(world.live.world.messages.has(messageUid(appId, id) ?? 0), `${type}: ${id}`);
          }
        }
      }),
    );
  });
});
