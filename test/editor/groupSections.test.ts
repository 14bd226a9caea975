import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GroupNode } from '../../src/extension/groups/nodes/groupNode';
import { loadMembers } from '../../src/extension/groups/membersSearch';
import { TreeMemory } from '../../src/extension/groups/treeMemory';
import { MemoryMemento } from '../support/extensionContext';
import { FakeClock } from '../support/fakeClock';
import { Rows, openWorld } from './groupsWorld';
import type { GroupsWorld } from './groupsWorld';

/** More groups than are seen at once. */
const MANY = 14;

describe('the sections of the groups view', () => {
  let world: GroupsWorld;
  let rows: Rows;

  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(async () => {
    rows.root.dispose();
    await world.close();
  });

  /** Adds groups until there are many, and reads them all. */
  async function open(count = MANY): Promise<void> {
    const bots = [{ app: world.emulator.app.name }];
    for (let number = 1; number <= count; number++)
      await world.control('/groups', {
        name: `Team ${number}`,
        owner: 'Mira Tan',
        members: ['Jo Lim'],
        bots,
      });
    rows = new Rows(world);
    await rows.settled();
    await world.session.groups.refresh();
    const { groups } = world.session;
    while (groups.groups.some(({ name }) => name === undefined))
      await new Promise<void>((resolve) => {
        const heard = groups.onDidChange(() => {
          heard.dispose();
          resolve();
        });
      });
  }

  const idOf = (name: string) =>
    world.session.groups.groups.find((group) => group.name === name)?.groupId ?? '';
  const section = (label: string) => rows.children().find((row) => row.treeItem().label === label);

  it('are none for a few groups, where pinned ones stand first and say so', async () => {
    await open(0);
    const [last] = world.session.groups.groups.toReversed();
    assert.ok(last?.name);
    await world.session.marks.pin(last.groupId, true);
    assert.equal(rows.labels()[0], last.name);
    assert.equal(rows.labels().length, world.session.groups.groups.length);
    const [item] = rows.items();
    assert.equal(item?.contextValue, 'seatalk.group.pinned');
    assert.match(item.accessibilityInformation?.label ?? '', /, pinned/u);
    await world.session.marks.pin(last.groupId, false);
    assert.equal(rows.labels().at(-1), last.name);
  });

  it('are pinned, recent and other groups, each group in one of them, with the same row', async () => {
    await open();
    assert.ok(!rows.labels().includes('Other Groups'), 'one part needs no name');
    const node = rows.root.find(idOf('Team 3'));
    await world.session.marks.pin(idOf('Team 3'), true);
    world.session.marks.use(idOf('Team 5'));
    world.session.marks.use(idOf('Team 3'));
    rows.labels();
    assert.deepEqual(rows.labels(), ['Pinned', 'Other Groups'], 'a use moves no row at once');
    await rows.root.refresh(new AbortController().signal);
    assert.deepEqual(rows.labels(), ['Pinned', 'Recent', 'Other Groups']);
    assert.deepEqual(rows.labels(section('Pinned')), ['Team 3']);
    assert.deepEqual(rows.labels(section('Recent')), ['Team 5']);
    assert.equal(rows.labels(section('Other Groups')).length, world.session.groups.groups.length - 2);
    const [pinned] = section('Pinned')?.children() ?? [];
    assert.equal(pinned, node, 'a row that moves is the same one');
    assert.equal(pinned?.parent, section('Pinned'));
    const heading = section('Pinned')?.treeItem();
    assert.equal(heading?.accessibilityInformation?.label, 'Pinned, 1 group');
    assert.equal(heading?.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    assert.equal(rows.labels(undefined, 'team 5')[0], 'Team 5', 'what was looked for has no headings');
  });

  it('are sorted by name, activity or size', async () => {
    await open();
    world.session.marks.use(idOf('Team 9'));
    rows.root.arrange('activity');
    assert.equal(rows.labels()[0], 'Team 9');
    assert.ok(!rows.labels().includes('Recent'), 'recent ones come first anyway');
    rows.root.arrange('size');
    const others = section('Other Groups');
    const sizes = (others ? others.children() : rows.children()).map(
      (row) => world.session.groups.get('groupId' in row ? String(row.groupId) : '')?.memberTotal ?? 0,
    );
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => b - a),
    );
    assert.ok((sizes[0] ?? 0) > (sizes.at(-1) ?? 0));
  });

  it('show known groups at once, before any call', async () => {
    await open(0);
    rows.root.dispose();
    const before = world.calls().length;
    rows = new Rows(world);
    assert.deepEqual(
      rows.labels(),
      world.session.groups.groups.map(({ name }) => name),
    );
    assert.equal(world.calls().length, before);
  });

  it('are read again by themselves as far as they are open, and not where that would fail again', async () => {
    await open(0);
    const [one, other] = rows.children();
    assert.ok(one instanceof GroupNode && other instanceof GroupNode);
    const { signal } = new AbortController();
    await one.load();
    await other.load();
    rows.root.opened(one);
    rows.root.opened(other);
    rows.root.closed(other);
    const before = world.calls().length;
    await rows.root.refreshQuietly(signal);
    assert.deepEqual(world.calls().slice(before), ['getChatHistory']);
    const { marks, client } = world.session;
    assert.deepEqual(marks.used, [], 'a refresh is nothing that a person has read');
    // Whatever the app may not do, it may not do half a minute later either.
    await world.control(`/apps/${client.appId}`, { revoke: ['Get Joined Group Chat List'] }, 'PATCH');
    await assert.rejects(world.session.groups.refresh());
    const after = world.calls().length;
    await rows.root.refreshQuietly(signal);
    assert.equal(world.calls().length, after);
  });

  it('can be looked for by a member, once that was read', async () => {
    await open(0);
    const { groups, members } = world.session;
    const all = groups.groups.length;
    assert.deepEqual(rows.labels(undefined, 'jo.lim@'), ['No group matches "jo.lim@"', 'Search by Member…']);
    const [, row] = rows.items(undefined, 'jo.lim@');
    assert.equal(row?.description, `members of ${all} groups not loaded yet`);
    assert.equal(row.command?.command, 'seatalk.groups.loadMembers');
    const before = world.calls().length;
    await loadMembers(world.session);
    assert.deepEqual(
      world.calls().slice(before),
      Array.from({ length: all }, () => 'getGroupInfo'),
      'one call a group',
    );
    assert.deepEqual(members.missing(groups.groups.map(({ groupId }) => groupId)), []);
    const found = rows.items(undefined, 'jo.lim@');
    assert.ok(found.length > 1 && found.length < all, `${found.length} of ${all} groups`);
    for (const { description, contextValue } of found) {
      assert.match(String(description), /^with .*Jo Lim|^with jo\.lim@/u);
      assert.equal(contextValue, 'seatalk.group');
    }
    assert.ok(rows.items().every(({ description }) => !String(description).startsWith('with ')));
    await loadMembers(world.session);
    assert.equal(
      world.calls().filter((call) => call === 'getGroupInfo').length,
      2 * all,
      'a second time there is nothing to read',
    );
  });

  it('are as open as they were left, also after a reload', async () => {
    const memento = new MemoryMemento();
    const clock = new FakeClock();
    const errors: unknown[] = [];
    const memoryOf = (appId: string) =>
      new TreeMemory({ memento, appId, clock, onError: (error) => errors.push(error) });
    await open();
    await world.session.marks.pin(idOf('Team 3'), true);
    const first = memoryOf('one');
    rows.root.dispose();
    rows = new Rows(world, { memory: first });
    rows.labels();
    const team = rows.root.find(idOf('Team 3'));
    const pinned = section('Pinned');
    const others = section('Other Groups');
    assert.ok(team && pinned && others);
    rows.root.opened(team);
    rows.root.opened(pinned);
    rows.root.closed(others);
    first.select(team.id);
    rows.root.dispose();

    rows = new Rows(world, { memory: memoryOf('one') });
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    assert.deepEqual(
      rows.items().map(({ collapsibleState }) => collapsibleState),
      [Expanded, Collapsed],
    );
    assert.equal(rows.items(section('Pinned'))[0]?.collapsibleState, Expanded);
    assert.equal(memoryOf('one').selected, team.id);
    assert.equal(memoryOf('another').selected, undefined);
    assert.equal(memoryOf('another').isOpen(team.id), false);
    memento.stored.set('seatalk.groups.tree', '"broken"');
    assert.equal(memoryOf('one').selected, undefined);
    assert.equal(clock.armed, 0);
    assert.deepEqual(errors, []);
  });
});
