import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LocalChanges } from '../../src/extension/local/localChanges';
import { until } from '../support/until';
import { Rows, openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';

describe('changes in the local SeaTalk', () => {
  let world: GroupsWorld;
  const stateChanged = new vscode.EventEmitter<void>();

  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  /** As it runs for the app of the test. */
  function follow(controlToken: string | undefined = world.emulator.controlToken): LocalChanges {
    const { profile } = world.session;
    return new LocalChanges(world.services, {
      state: 'running',
      onDidChange: stateChanged.event,
      address: {
        url: profile.baseUrl,
        appId: profile.appId,
        appSecret: world.emulator.app.appSecret,
        webhooks: [],
        ...(controlToken === undefined ? {} : { controlToken }),
      },
    });
  }

  it('are shown in the rows of a group though nobody asks: a card that its bot updates', async () => {
    const changes = follow();
    const { client, groups } = world.session;
    await groups.refresh();
    const groupId = groups.groups[0]?.groupId ?? '';
    const card = (text: string) => ({
      interactive_message: { elements: [{ element_type: 'title' as const, title: { text } }] },
    });
    const sent = await client.sendMessageToGroupChat({
      group_id: groupId,
      message: { tag: 'interactive_message', ...card('Waits') },
    });
    const rows = new Rows(world);
    rows.root.rows('');
    const group = rows.root.find(groupId);
    assert.ok(group);
    await group.load();
    await rows.find(/: Waits$/u, group);
    const reads = () => world.calls().filter((call) => call === 'getChatHistory').length;
    const before = reads();
    let count = 0;
    // The stream may not be open yet at the first one.
    await until('no update is shown', async () => {
      count += 1;
      await client.updateMessage({ message_id: sent.message_id ?? '', message: card(`Done ${count}`) });
      return rows.labels(group).some((label) => /: Done \d+$/u.test(label));
    });
    assert.equal(reads(), before, 'the message alone was read');
    rows.root.dispose();
    changes.dispose();
  });
});
