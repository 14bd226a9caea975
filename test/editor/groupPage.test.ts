import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GroupPages } from '../../src/extension/groupActions/page/groupPages';
import type { GroupFrame, GroupMessage } from '../../src/webview/group/protocol';
import { openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';

type View = Extract<GroupMessage, { type: 'view' }>;

/** A panel without a page: what the host posts is kept, and the test says what a frame would. */
class FakePanel {
  readonly posted: GroupMessage[] = [];
  readonly #said = new vscode.EventEmitter<unknown>();
  readonly #disposed = new vscode.EventEmitter<void>();
  #waiting: (() => void)[] = [];

  get panel(): vscode.WebviewPanel {
    const panel: Partial<Record<keyof vscode.WebviewPanel, unknown>> = {
      webview: {
        options: {},
        html: '',
        cspSource: 'https://frame.invalid',
        onDidReceiveMessage: this.#said.event,
        asWebviewUri: (uri: vscode.Uri) => uri,
        postMessage: (message: GroupMessage) => {
          this.posted.push(message);
          for (const wake of this.#waiting.splice(0)) wake();
          return Promise.resolve(true);
        },
      },
      visible: true,
      options: {},
      active: true,
      title: '',
      onDidDispose: this.#disposed.event,
      onDidChangeViewState: new vscode.EventEmitter().event,
      dispose: () => this.#disposed.fire(),
    };
    return panel as unknown as vscode.WebviewPanel;
  }

  say(message: GroupFrame['messages'] | { readonly type: 'ready' }): void {
    this.#said.fire(message);
  }

  /** The next view that is posted, now or later, for which this holds. The test's own time limit ends a wait for nothing. */
  async view(holds: (view: View) => boolean): Promise<View> {
    for (;;) {
      const found = this.posted.findLast((each) => each.type === 'view');
      if (found && holds(found)) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  get members() {
    return this.posted.findLast((each) => each.type === 'members')?.members ?? [];
  }

  close(): void {
    this.#disposed.fire();
  }
}

describe('the page of a group', () => {
  let world: GroupsWorld;
  let pages: GroupPages;
  let frame: FakePanel;
  let groupId: string;

  beforeEach(async () => {
    world = await openWorld();
    pages = new GroupPages(world.services);
    frame = new FakePanel();
    const { groups } = await world.control('/groups', undefined, 'GET');
    const all = groups as readonly { readonly name: string; readonly group_id: string }[];
    groupId = all.find(({ name }) => name === 'Release room')?.group_id ?? '';
  });
  afterEach(async () => {
    frame.close();
    pages.dispose();
    await world.close();
  });

  function open(appId = world.session.profile.id): void {
    pages.restore(frame.panel, { appId, groupId });
    frame.say({ type: 'ready' });
  }
  const loaded = () => frame.view(({ group, isLoading }) => group !== undefined && !isLoading);

  it('shows settings, members, bots, and what SeaTalk does not return', async () => {
    open();
    const { group, problem } = await loaded();
    assert.equal(problem, undefined);
    assert.equal(group?.name, 'Release room');
    assert.equal(group.total, frame.members.length);
    assert.ok(group.bots.length > 0);
    assert.deepEqual(
      group.settings.map(({ label }) => label),
      ['External members', 'History for new members', '@All notifies everyone', 'Owner and admins'],
    );
    assert.ok(frame.members.some(({ employeeCode }) => employeeCode === 'e_7k2m9q4x'));
  });

  it('says what to do about a missing permission, and reads again', async () => {
    const { id } = await world.control('/faults', { call: 'getGroupInfo', code: 103 });
    open();
    const { problem, group } = await frame.view((view) => view.problem !== undefined);
    assert.equal(group, undefined);
    assert.match(problem?.words ?? '', /permission "Get Group Info"/u);
    assert.deepEqual(problem?.actions, ['Try Again', 'Open Developer Portal', 'Check App']);
    await world.control(`/faults/${String(id)}`, undefined, 'DELETE');
    frame.say({ type: 'help', action: 0 });
    assert.equal((await loaded()).problem, undefined);
  });

  it('keeps what it shows when the bot is no longer in the group, and says so', async () => {
    open();
    await loaded();
    await world.control(`/groups/${groupId}/bots`, { remove: [world.emulator.app.appId] });
    frame.say({ type: 'refresh' });
    const { problem, group } = await frame.view((view) => view.problem !== undefined);
    assert.match(problem?.words ?? '', /The bot is not in the group/u);
    assert.equal(group?.name, 'Release room');
  });

  it('shows the members as they are after a change', async () => {
    open();
    const before = (await loaded()).group?.total ?? 0;
    const { removeGroupMembers } = world.session.client;
    await removeGroupMembers({ group_id: groupId, employee_codes: ['e_3v8n1b6c'] });
    pages.changed(groupId);
    const { group } = await frame.view((view) => view.group?.total === before - 1 && !view.isLoading);
    assert.ok(group);
  });

  it('says whose group it is when another app is active', async () => {
    open('another');
    const { problem, group } = await frame.view((view) => view.problem !== undefined);
    assert.equal(group, undefined);
    assert.equal(problem?.words, 'The app of this group is no longer there.');
  });

  it('copies the ID of the group', async () => {
    open();
    await loaded();
    await vscode.env.clipboard.writeText('');
    frame.say({ type: 'copyId' });
    assert.equal(await vscode.env.clipboard.readText(), groupId);
  });

  it('is not restored from what another version left behind', () => {
    const gone = { isGone: false };
    const { panel } = frame;
    panel.onDidDispose(() => {
      gone.isGone = true;
    });
    pages.restore(panel, { group: 1 });
    assert.equal(gone.isGone, true);
  });
});
