import assert from 'node:assert/strict';
import { openChatAs, subscribeAs } from '../../../../src/emulator/people/chats';
import { tapAs } from '../../../../src/emulator/people/taps';
import { changeApp } from '../../../../src/emulator/world/changes/apps';
import { addBot, changeGroup, disbandGroup, removeBot } from '../../../../src/emulator/world/changes/groups';
import { botOf, deploy, mention, mira, NOW_MS, SmallWorld } from './smallWorld';

const button = { button_type: 'callback' as const, text: 'Approve', value: 'approve' };

/** Raises every event but that of a new callback URL. */
function everything(world: SmallWorld): void {
  const { live, groupId } = world;
  const card = world.card(botOf(deploy), [{ element_type: 'button', button }]);
  world.tell('status');
  world.say(mira, mention(deploy));
  world.say(mira, 'and?', { root: card });
  tapAs(live, mira, card, { element: 0, index: 0 });
  openChatAs(live, mira, world.app(deploy));
  subscribeAs(live, mira, world.app(deploy));
  removeBot(live, groupId, deploy.appId, mira);
  addBot(live, groupId, deploy.appId, NOW_MS, mira);
  changeGroup(live, groupId, { external: true }, mira);
  disbandGroup(live, groupId, true, mira);
}

describe('an app that is not online, or whose bot is off', () => {
  it('would be told of ten types of events otherwise', () => {
    const world = new SmallWorld();
    changeApp(world.live, deploy.appId, { revokedPermissions: [] });
    everything(world);
    const types = new Set(
      world.raised().flatMap(({ appId, type }) => (appId === deploy.appId ? [type] : [])),
    );
    assert.equal(types.size, 10);
  });

  for (const change of [
    { status: 'not_configured' },
    { status: 'maintenance' },
    { status: 'offline' },
    { botOn: false },
  ] as const)
    it(`is told of none: ${JSON.stringify(change)}`, () => {
      const world = new SmallWorld();
      changeApp(world.live, deploy.appId, { revokedPermissions: [], ...change });
      everything(world);
      assert.deepEqual(
        world.raised().filter(({ appId }) => appId === deploy.appId),
        [],
      );
    });
});
