import assert from 'node:assert/strict';
import {
  addBot,
  addGroup,
  changeGroup,
  disbandGroup,
  draftGroup,
  removeBot,
} from '../../../../src/emulator/world/changes/groups';
import { away, botOf, deploy, mira, MIRA_REF, NOW_MS, SmallWorld, standup } from './smallWorld';

const ADDED = 'bot_added_to_group_chat';
const REMOVED = 'bot_removed_from_group_chat';

describe('what happens to the groups of bots', () => {
  let world: SmallWorld;
  beforeEach(() => {
    world = new SmallWorld();
  });

  it('is told to a bot that is added, with the group and who added it', () => {
    changeGroup(
      world.live,
      world.groupId,
      { canViewMemberList: false, external: true, historyForNewMembers: '1 day' },
      mira,
    );
    world.raised();
    addBot(world.live, world.groupId, away.appId, NOW_MS, mira);
    assert.deepEqual(world.raised(), [
      {
        appId: away.appId,
        type: ADDED,
        atMs: NOW_MS,
        by: mira,
        messageUid: undefined,
        place: world.place,
        body: {
          group: {
            group_id: world.groupId,
            group_name: 'Release room',
            external: true,
            group_settings: {
              chat_history_for_new_members: '1 day',
              can_notify_with_at_all: true,
              can_view_member_list: false,
            },
          },
          inviter: MIRA_REF,
        },
      },
    ]);
    addBot(world.live, world.groupId, away.appId, NOW_MS, mira);
    assert.deepEqual(world.told(), []);
  });

  it('is told to the bots of a new group, and not to one that created a group by a call', () => {
    const members = new Map([[mira.seatalkId, 'owner' as const]]);
    const bots = new Map([[standup.appId, NOW_MS]]);
    addGroup(world.live, draftGroup(world.live, { name: 'New', members, bots }), mira);
    addGroup(world.live, draftGroup(world.live, { name: 'By a call', members }), botOf(deploy));
    assert.deepEqual(world.told(), [`Standup Bot: ${ADDED}`]);
  });

  it('is told to a bot that is removed, with the group and who removed it', () => {
    removeBot(world.live, world.groupId, deploy.appId, mira);
    const events = world.raised();
    assert.deepEqual(
      events.map(({ appId, type, body }) => ({ appId, type, body })),
      [{ appId: deploy.appId, type: REMOVED, body: { group_id: world.groupId, remover: MIRA_REF } }],
    );
  });

  it('names nobody where nobody in the world did it', () => {
    removeBot(world.live, world.groupId, deploy.appId, undefined);
    assert.deepEqual(world.raised()[0]?.body['remover'], { seatalk_id: '', employee_code: '', email: '' });
  });

  it('is told to all bots of a group that is disbanded, as if they were removed, and once', () => {
    disbandGroup(world.live, world.groupId, true, mira);
    assert.deepEqual(world.told(), [`Deploy Bot: ${REMOVED}`, `Standup Bot: ${REMOVED}`]);
    removeBot(world.live, world.groupId, deploy.appId, mira);
    addBot(world.live, world.groupId, away.appId, NOW_MS, mira);
    disbandGroup(world.live, world.groupId, false, mira);
    assert.deepEqual(world.told(), []);
  });

  it('is told to all bots of a group that is opened to other organizations, and to none when it is closed or renamed', () => {
    changeGroup(world.live, world.groupId, { name: 'Renamed' }, mira);
    assert.deepEqual(world.told(), []);
    changeGroup(world.live, world.groupId, { external: true }, mira);
    const events = world.raised();
    assert.deepEqual(
      events.map(({ appId, type, body }) => ({ appId, type, body })),
      [deploy, standup].map(({ appId }) => ({
        appId,
        type: 'group_chat_converted_to_external_group',
        body: { group_id: world.groupId, operator: MIRA_REF },
      })),
    );
    changeGroup(world.live, world.groupId, { name: 'Partners' }, mira);
    changeGroup(world.live, world.groupId, { external: false }, mira);
    assert.deepEqual(world.told(), []);
  });
});
