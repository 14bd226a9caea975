import assert from 'node:assert/strict';
import { RECENT_TARGETS_MAX, RecentTargets } from '../../../src/directory/recentTargets';
import { FakeClock } from '../../support/fakeClock';
import { MemoryStore } from './memoryStore';

describe('recent targets', () => {
  let clock: FakeClock;
  let store: MemoryStore;
  const recents = () => new RecentTargets(store, clock);
  const ids = (list: RecentTargets) => list.targets.map(({ id }) => id);

  beforeEach(() => {
    clock = new FakeClock();
    store = new MemoryStore();
  });

  async function send(list: RecentTargets, ...targets: string[]): Promise<void> {
    for (const id of targets) {
      await clock.advance(1_000);
      await list.add({ kind: 'group', id, name: `Name of ${id}` });
    }
  }

  it('have the last one first, each once', async () => {
    const list = recents();
    await send(list, 'a', 'b', 'a');
    assert.deepEqual(ids(list), ['a', 'b']);
  });

  it('survive a restart', async () => {
    await send(recents(), 'a', 'b');
    const list = recents();
    await list.load();
    assert.deepEqual(ids(list), ['b', 'a']);
  });

  it('are at most twenty', async () => {
    const list = recents();
    await send(list, ...Array.from({ length: 30 }, (_, index) => `g-${index}`));
    assert.equal(list.targets.length, RECENT_TARGETS_MAX);
    assert.equal(list.targets[0]?.id, 'g-29');
  });

  it('tell a thread from its group, and a person from a group of the same id', async () => {
    const list = recents();
    await list.add({ kind: 'group', id: 'a' });
    await list.add({ kind: 'group', id: 'a', threadId: 't' });
    await list.add({ kind: 'person', id: 'a' });
    assert.equal(list.targets.length, 3);
  });

  it('keep a name that was known once', async () => {
    const list = recents();
    await send(list, 'a');
    await clock.advance(1);
    await list.add({ kind: 'group', id: 'a' });
    assert.equal(list.targets[0]?.name, 'Name of a');
  });

  it('keep how a thread begins, once that was known', async () => {
    const list = recents();
    const thread = { kind: 'group', id: 'a', threadId: 't' } as const;
    await list.add({ ...thread, threadWords: 'Release 4.2 is out' });
    await clock.advance(1);
    await list.add({ ...thread, name: 'Release crew' });
    const again = recents();
    await again.load();
    assert.deepEqual(again.targets, [
      { ...thread, name: 'Release crew', threadWords: 'Release 4.2 is out', usedAtMs: clock.now() },
    ]);
  });

  it('are shared by windows', async () => {
    const [one, two] = [recents(), recents()];
    await send(one, 'a');
    await send(two, 'b');
    await send(one, 'c');
    assert.deepEqual(ids(one), ['c', 'b', 'a']);
  });

  it('forget one', async () => {
    const list = recents();
    await send(list, 'a', 'b');
    await list.remove({ kind: 'group', id: 'a' });
    const again = recents();
    await again.load();
    assert.deepEqual(ids(again), ['b']);
  });

  it('that another window has forgotten stay forgotten', async () => {
    const [one, two] = [recents(), recents()];
    await send(one, 'a', 'b');
    await two.remove({ kind: 'group', id: 'a' });
    await send(one, 'c');
    assert.deepEqual(ids(one), ['c', 'b']);
    assert.deepEqual(
      (await recents().load()).map(({ id }) => id),
      ['c', 'b'],
    );
  });

  it('that could not be written are written with the next', async () => {
    const list = recents();
    store.failWith = new Error('disk full');
    await assert.rejects(list.add({ kind: 'group', id: 'a' }), /disk full/);
    store.failWith = undefined;
    await send(list, 'b');
    assert.deepEqual(
      (await recents().load()).map(({ id }) => id),
      ['b', 'a'],
    );
  });

  it('keep the order when several are added at once', async () => {
    const list = recents();
    const [first, second] = [
      list.add({ kind: 'group', id: 'a' }),
      clock.advance(1).then(() => list.add({ kind: 'group', id: 'b' })),
    ];
    await Promise.all([first, second]);
    const again = recents();
    await again.load();
    assert.deepEqual(ids(again), ['b', 'a']);
  });

  it('start anew after a broken file, and hold a target the disk does not take', async () => {
    await store.write('recents', { version: 1, targets: 'broken' });
    const list = recents();
    await send(list, 'a');
    store.failWith = new Error('disk full');
    await assert.rejects(list.add({ kind: 'group', id: 'b' }), /disk full/);
    assert.equal(list.targets.length, 2);
  });
});
