import assert from 'node:assert/strict';
import type { CardElements } from '../../../../src/contract/cards';
import { draftCard } from '../../../../src/emulator/messages/draftBody';
import { NotPossible } from '../../../../src/emulator/people/notPossible';
import { tapAs } from '../../../../src/emulator/people/taps';
import { restRefusals } from '../../../../src/emulator/refusal';
import { disbandGroup, removeBot } from '../../../../src/emulator/world/changes/groups';
import { recallMessage, updateCard } from '../../../../src/emulator/world/changes/messages';
import type { ButtonPlace } from '../../../../src/emulator/world/cardButtons';
import type { ChatPlace } from '../../../../src/emulator/world/messageRecords';
import {
  alerts,
  botOf,
  deploy,
  idFor,
  jo,
  mira,
  MIRA_REF,
  NOW_MS,
  partner,
  PARTNER_REF,
  SmallWorld,
  stranger,
} from './smallWorld';

const callback = (value: string) => ({ button_type: 'callback' as const, text: value.toUpperCase(), value });
const elements: CardElements = [
  { element_type: 'title', title: { text: 'Leave' } },
  {
    element_type: 'button_group',
    button_group: [
      callback('approve'),
      {
        button_type: 'redirect',
        text: 'Open',
        desktop_link: { type: 'web', path: 'https://hr.example.com' },
      },
      callback('reject'),
    ],
  },
  { element_type: 'button', button: callback('later') },
];
const APPROVE: ButtonPlace = { element: 1, index: 0 };
const REJECT: ButtonPlace = { element: 1, index: 2 };

describe('tapping a button of a card', () => {
  let world: SmallWorld;
  beforeEach(() => {
    world = new SmallWorld();
  });
  const card = (more: object = {}, by = botOf(deploy)) => world.card(by, elements, more);

  it('is told to the bot that sent the card, with the value and the group', () => {
    const message = card();
    tapAs(world.live, mira, message, REJECT);
    assert.deepEqual(world.raised(), [
      {
        appId: deploy.appId,
        type: 'interactive_message_click',
        atMs: NOW_MS,
        by: mira,
        messageUid: message.uid,
        place: world.place,
        body: {
          message_id: idFor(deploy, message),
          ...MIRA_REF,
          value: 'reject',
          group_id: world.groupId,
          thread_id: '',
        },
      },
    ]);
  });

  it('is told of a card in a thread with the thread', () => {
    const root = world.say(mira, 'root');
    tapAs(world.live, mira, card({ root }), { element: 2, index: 0 });
    const { value, thread_id } = world.raised()[0]?.body ?? {};
    assert.deepEqual([value, thread_id], ['later', idFor(deploy, root)]);
  });

  const alone: readonly (readonly [string, ChatPlace['kind']])[] = [
    ['a direct chat', 'direct'],
    ['a service notice', 'notice'],
  ];
  for (const [where, kind] of alone)
    it(`is told of a card in ${where} without a group`, () => {
      const place = { kind, appId: deploy.appId, seatalkId: mira.seatalkId } as ChatPlace;
      tapAs(world.live, mira, card({ place }), APPROVE);
      const { value, group_id, thread_id } = world.raised()[0]?.body ?? {};
      assert.deepEqual([value, group_id, thread_id], ['approve', '', '']);
    });

  it('has empty codes for a person of another organization', () => {
    tapAs(world.live, partner, card(), APPROVE);
    const { seatalk_id, employee_code, email } = world.raised()[0]?.body ?? {};
    assert.deepEqual({ seatalk_id, employee_code, email }, PARTNER_REF);
  });

  it('is told as often as it is tapped, with the value that the button has by then', () => {
    const message = card();
    tapAs(world.live, mira, message, APPROVE);
    tapAs(world.live, mira, message, APPROVE);
    const changed: CardElements = [{ element_type: 'button', button: callback('done') }];
    updateCard(world.live, message.uid, draftCard({ refusals: restRefusals }, changed), NOW_MS);
    tapAs(world.live, mira, message, { element: 0, index: 0 });
    assert.deepEqual(
      world.raised().map(({ body }) => body['value']),
      ['approve', 'approve', 'done'],
    );
  });

  it('is told to nobody when a webhook sent the card, or the bot has left the group', () => {
    tapAs(world.live, mira, card({}, alerts), APPROVE);
    const message = card();
    removeBot(world.live, world.groupId, deploy.appId, mira);
    world.raised();
    tapAs(world.live, mira, message, APPROVE);
    assert.deepEqual(world.told(), []);
  });

  it('is not possible from outside, on a button that opens a page, or where there is none', () => {
    const message = card();
    const attempt = (act: () => void, reason: string) =>
      assert.throws(act, (error) => error instanceof NotPossible && error.reason === reason);
    attempt(() => tapAs(world.live, stranger, message, APPROVE), 'not_in_chat');
    attempt(() => tapAs(world.live, jo, card({ place: world.direct }), APPROVE), 'not_in_chat');
    attempt(() => tapAs(world.live, mira, message, { element: 1, index: 1 }), 'redirect_button');
    for (const place of [
      { element: 0, index: 0 },
      { element: 1, index: 3 },
      { element: 9, index: 0 },
    ])
      attempt(() => tapAs(world.live, mira, message, place), 'no_such_button');
    attempt(() => tapAs(world.live, mira, world.say(mira, 'text'), APPROVE), 'no_such_button');
    recallMessage(world.live, message.uid, botOf(deploy));
    attempt(() => tapAs(world.live, mira, message, APPROVE), 'recalled');
    const last = card();
    disbandGroup(world.live, world.groupId, true, mira);
    world.raised();
    attempt(() => tapAs(world.live, mira, last, APPROVE), 'not_in_chat');
    assert.deepEqual(world.told(), []);
  });
});
