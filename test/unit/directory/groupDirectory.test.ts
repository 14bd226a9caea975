import assert from 'node:assert/strict';
import type { ResponseOf } from '../../../src/contract/endpoints';
import { endpoints } from '../../../src/contract/endpoints';
import { readTolerantly } from '../../../src/contract/tolerant';
import { sleep } from '../../../src/base/clock';
import { GroupDirectory } from '../../../src/directory/groupDirectory';
import { FakeClock, settle } from '../../support/fakeClock';
import { failure } from './failures';
import { FakeGroups, groupIds, pagesOf } from './fakeGroups';
import { MemoryStore } from './memoryStore';

const DAY_MS = 24 * 3_600_000;

describe('the list of groups', () => {
  const clock = new FakeClock();
  const open: GroupDirectory[] = [];
  const errors: unknown[] = [];

  function directory(client: FakeGroups, store = new MemoryStore()): GroupDirectory {
    const made = new GroupDirectory({ client, store, clock, onError: (error) => errors.push(error) });
    open.push(made);
    return made;
  }

  const shown = (groups: GroupDirectory) => groups.groups.map(({ groupId, name }) => name ?? groupId);

  /** A list that was read to its end, with all names. */
  async function filled(client: FakeGroups, store = new MemoryStore()): Promise<GroupDirectory> {
    const groups = directory(client, store);
    await groups.refresh();
    await clock.advance(5_000);
    return groups;
  }

  afterEach(() => {
    for (const each of open.splice(0)) each.dispose();
    assert.equal(clock.armed, 0, 'no timer outlives its owner');
    errors.length = 0;
  });

  it('reads nothing before it is asked', async () => {
    const client = new FakeGroups([['a']]);
    const groups = directory(client);
    await settle();
    assert.deepEqual([client.log, groups.state, groups.groups], [[], 'empty', []]);
  });

  it('has the ids first, then the names', async () => {
    const groups = directory(new FakeGroups([['a', 'b']]));
    await groups.refresh();
    assert.deepEqual(shown(groups), ['a', 'b']);
    assert.equal(groups.state, 'ready');
    await clock.advance(1_000);
    assert.deepEqual(shown(groups), ['Name of a', 'Name of b']);
    assert.deepEqual(groups.get('a'), {
      groupId: 'a',
      name: 'Name of a',
      memberTotal: 3,
      external: false,
      nameFetchedAtMs: clock.now() - 500,
      stale: false,
    });
  });

  it('paints the first screen of 1 000 groups after 1 + 30 calls', async () => {
    const client = new FakeGroups(pagesOf(groupIds(1000)));
    const groups = directory(client);
    let openPages = () => {};
    const held = new Promise<void>((resolve) => (openPages = resolve));
    // All pages but the first are on their way for as long as the first screen takes.
    client.beforePage = (page) => (page === 1 ? undefined : held);
    const screen = groupIds(30);
    groups.onDidChange(() => groups.setVisible(screen));
    const refreshed = groups.refresh();
    await settle();
    await settle();
    assert.ok(screen.every((groupId) => groups.get(groupId)?.name !== undefined));
    assert.equal(client.names.length, 30, 'no name was read that nobody sees');
    assert.deepEqual(
      client.log.filter((call) => call.startsWith('page')),
      ['page 1', 'page 2'],
      'the second is only asked for',
    );
    assert.equal(groups.groups.length, 100);

    openPages();
    await refreshed;
    assert.equal(groups.groups.length, 1000);
    await clock.advance(5_000);
    assert.equal(client.names.length, 1000, 'each name was read once');
    assert.ok(client.names.slice(30).every((call) => call.endsWith('bulk')));
    assert.ok(client.names.slice(0, 30).every((call) => call.endsWith('interactive')));
  });

  it('lets wanted rows pass those nobody sees, the latest wish first', async () => {
    const client = new FakeGroups([groupIds(50)]);
    const groups = directory(client);
    const open2: (() => void)[] = [];
    client.beforeName = () => new Promise<void>((resolve) => open2.push(resolve));
    await groups.refresh();
    await clock.advance(1_000);
    assert.equal(client.names.length, 2, 'two calls in the background');
    groups.setVisible(['g-0040', 'g-0041', 'g-0042']);
    groups.setVisible(['g-0030', 'g-0031']);
    assert.deepEqual(client.names.slice(2), ['name g-0040 interactive', 'name g-0041 interactive']);
    open2.shift()?.();
    await settle();
    assert.equal(
      client.names.at(-1),
      'name g-0030 interactive',
      'before the one that is off the screen again',
    );
    assert.ok(client.mostAtOnce <= 4);
  });

  it('reads rows later that went off the screen before their turn', async () => {
    const client = new FakeGroups([groupIds(20)]);
    const groups = directory(client);
    const screens = [groupIds(20).slice(0, 10), groupIds(20).slice(10)];
    groups.onDidChange(() => {
      if (groups.groups.length > 0) for (const screen of screens.splice(0)) groups.setVisible(screen);
    });
    await groups.refresh();
    await clock.advance(400);
    assert.ok(
      groups.groups.every(({ name }) => name !== undefined),
      'before the sweep of all others begins',
    );
    await clock.advance(5_000);
    assert.equal(client.names.length, 20);
  });

  it('tells of a burst of names once', async () => {
    const groups = directory(new FakeGroups([groupIds(100)]));
    await groups.refresh();
    let told = 0;
    groups.onDidChange(() => told++);
    await clock.advance(1_500);
    assert.ok(told >= 1 && told <= 3, `told ${told} times`);
    assert.ok(groups.groups.every(({ name }) => name !== undefined));
  });

  it('keeps rows in their places while names come in, and sorts them once when they have come', async () => {
    const client = new FakeGroups([['a', 'b', 'c', 'd', 'e', 'f']]);
    client.nameOf = (groupId) => `Team ${String.fromCharCode(219 - groupId.charCodeAt(0))}`;
    const arrivals = new Map<string, () => void>();
    client.beforeName = (groupId) => new Promise((resolve) => arrivals.set(groupId, resolve));
    const groups = directory(client);
    const orders = new Set<string>();
    groups.onDidChange(() => orders.add(groups.groups.map(({ groupId }) => groupId).join('')));
    await groups.refresh();
    groups.setVisible(['a', 'b', 'c', 'd', 'e', 'f']);
    for (const groupId of ['b', 'a', 'd', 'c', 'f', 'e']) {
      arrivals.get(groupId)?.();
      await settle();
      await clock.advance(150);
    }
    assert.deepEqual([...orders], ['', 'abcdef', 'fedcba']);
  });

  it('sorts now and then while many names come in', async () => {
    const client = new FakeGroups([groupIds(40)]);
    client.nameOf = (groupId) => `Team ${1000 - Number(groupId.slice(2))}`;
    client.beforeName = () => sleep(clock, 1_000);
    const groups = directory(client);
    const orders = new Set<string>();
    groups.onDidChange(() => orders.add(groups.groups.map(({ groupId }) => groupId).join()));
    await groups.refresh();
    groups.setVisible(groupIds(40));
    for (let tick = 0; tick < 130; tick++) await clock.advance(100);
    assert.ok(orders.size > 2 && orders.size <= 4, `${orders.size} orders in ten seconds`);
    assert.equal(shown(groups)[0], 'Team 961');
  });

  it('is sorted by name in any language and by number, without a name last', async () => {
    const client = new FakeGroups([['1', '2', '3', '4', '5']]);
    const names: Record<string, string> = { 1: 'room 10', 2: 'Room 9', 3: 'Ärzte', 4: 'zoo' };
    client.nameOf = (groupId) => names[groupId] ?? '';
    const groups = await filled(client);
    assert.deepEqual(shown(groups), ['Ärzte', 'Room 9', 'room 10', 'zoo', '5']);
  });

  it('shows what the disk has, marked as old, before any call', async () => {
    const store = new MemoryStore();
    await filled(new FakeGroups([['a', 'b']]), store);
    const client = new FakeGroups([['a', 'b']]);
    const groups = directory(client, store);
    await groups.load();
    assert.deepEqual(client.log, []);
    assert.deepEqual(
      groups.groups.map(({ name, stale }) => [name, stale]),
      [
        ['Name of a', true],
        ['Name of b', true],
      ],
    );
    assert.equal(groups.state, 'ready');
    await groups.refresh();
    assert.ok(groups.groups.every(({ stale }) => !stale));
    await clock.advance(5_000);
    assert.deepEqual(client.names, [], 'the names were kept');
  });

  it('reads names again after a day, and shows the old ones meanwhile', async () => {
    const client = new FakeGroups([['a']]);
    const groups = await filled(client);
    await clock.advance(DAY_MS);
    assert.equal(client.names.length, 1);
    client.nameOf = () => 'New name';
    await groups.refresh();
    assert.deepEqual(
      groups.groups.map(({ name, stale }) => [name, stale]),
      [['Name of a', true]],
    );
    await clock.advance(1_000);
    assert.deepEqual(
      groups.groups.map(({ name, stale }) => [name, stale]),
      [['New name', false]],
    );
  });

  it('keeps the list when the platform cannot be reached, and says that it is old', async () => {
    const client = new FakeGroups([['a', 'b']]);
    const groups = await filled(client);
    const error = failure('connect');
    client.beforePage = () => Promise.reject(error);
    await assert.rejects(groups.refresh(), error);
    assert.equal(groups.state, 'error');
    assert.equal(groups.error, error);
    assert.deepEqual(
      groups.groups.map(({ name, stale }) => [name, stale]),
      [
        ['Name of a', true],
        ['Name of b', true],
      ],
    );
    client.beforePage = () => undefined;
    await groups.refresh();
    assert.deepEqual([groups.state, groups.error], ['ready', undefined]);
    assert.ok(groups.groups.every(({ stale }) => !stale));
  });

  it('keeps groups of pages that did not come', async () => {
    const client = new FakeGroups([['a'], ['b']]);
    const groups = await filled(client);
    client.pages = [['a', 'c'], ['b']];
    client.beforePage = (page) => (page === 2 ? Promise.reject(failure('server')) : undefined);
    await assert.rejects(groups.refresh());
    assert.deepEqual(
      groups.groups.map(({ groupId }) => groupId),
      ['a', 'b', 'c'],
    );
  });

  it('lets groups go that the bot has left, and takes in new ones', async () => {
    const client = new FakeGroups([['a', 'b']]);
    const store = new MemoryStore();
    const groups = await filled(client, store);
    client.pages = [['b', 'c']];
    await groups.refresh();
    assert.deepEqual(
      groups.groups.map(({ groupId }) => groupId),
      ['b', 'c'],
    );
    assert.equal(groups.get('a'), undefined);
    await clock.advance(5_000);
    const again = directory(new FakeGroups([]), store);
    await again.load();
    assert.deepEqual(shown(again), ['Name of b', 'Name of c']);
  });

  it('is ready and empty when the bot is in no group', async () => {
    const groups = await filled(new FakeGroups([[]]));
    assert.deepEqual([groups.state, groups.groups], ['ready', []]);
  });

  it('begins again when the cursor did not last, once', async () => {
    const client = new FakeGroups([['a'], ['b']]);
    let failures = 1;
    client.beforePage = (page) => {
      if (page === 2 && failures-- > 0) throw failure('invalid', 2004);
    };
    const groups = await filled(client);
    assert.deepEqual(shown(groups), ['Name of a', 'Name of b']);
    failures = 5;
    await assert.rejects(groups.refresh(), { code: 2004 });
  });

  it('refreshes once however many ask at once', async () => {
    const client = new FakeGroups([['a']]);
    const groups = directory(client);
    await Promise.all([groups.refresh(), groups.refresh(), groups.refresh()]);
    assert.deepEqual(
      client.log.filter((call) => call.startsWith('page')),
      ['page 1'],
    );
  });

  it('stops a refresh when all who asked have gone, and keeps the list', async () => {
    const client = new FakeGroups([['a']]);
    const groups = await filled(client);
    client.beforePage = () => new Promise(() => undefined);
    let seen: AbortSignal | undefined;
    client.beforePage = (_page, signal) => {
      seen = signal;
      return new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason)),
      );
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const both = [groups.refresh({ signal: first.signal }), groups.refresh({ signal: second.signal })];
    const ends = Promise.allSettled(both);
    await settle();
    first.abort(new Error('first went'));
    await settle();
    assert.equal(seen?.aborted, false, 'the second still waits');
    assert.equal(groups.state, 'loading');
    second.abort(new Error('second went'));
    await ends;
    await settle();
    assert.equal(seen?.aborted, true);
    assert.equal(groups.state, 'ready', 'given up is no error');
    assert.deepEqual(shown(groups), ['Name of a']);
    client.beforePage = () => undefined;
    await groups.refresh();
    assert.equal(groups.state, 'ready');
  });

  it('that could not be read stays so when the next try is given up', async () => {
    const client = new FakeGroups([['a']]);
    const groups = await filled(client);
    const error = failure('connect');
    client.beforePage = () => Promise.reject(error);
    await assert.rejects(groups.refresh(), error);
    client.beforePage = (_page, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const stop = new AbortController();
    const given = assert.rejects(groups.refresh({ signal: stop.signal }));
    await settle();
    stop.abort(new Error('gave up'));
    await given;
    await settle();
    assert.deepEqual([groups.state, groups.error], ['error', error]);
  });

  it('stops asking for names that no call will give, and says so once', async () => {
    const client = new FakeGroups([groupIds(100)]);
    client.beforeName = () => Promise.reject(failure('permission', 103));
    const groups = await filled(client);
    assert.ok(client.names.length <= 4, 'not a hundred calls for a permission that is missing');
    assert.equal(errors.length, 1);
    assert.equal(groups.state, 'ready', 'the ids are there');
    client.beforeName = () => undefined;
    await groups.refresh();
    await clock.advance(5_000);
    assert.ok(
      groups.groups.every(({ name }) => name !== undefined),
      'a refresh tries again',
    );
  });

  it('rests when the platform cannot be reached, and goes on by itself', async () => {
    const client = new FakeGroups([groupIds(10)]);
    client.beforeName = () => Promise.reject(failure('connect'));
    const groups = await filled(client);
    const tried = client.names.length;
    await clock.advance(20_000);
    assert.equal(client.names.length, tried, 'no call while it rests');
    assert.equal(errors.length, 1);
    client.beforeName = () => undefined;
    await clock.advance(15_000);
    assert.ok(groups.groups.every(({ name }) => name !== undefined));
  });

  it('rests until the limit allows, where the error says when', async () => {
    const client = new FakeGroups([['a']]);
    const retryAtMs = clock.now() + 3_600_000;
    client.beforeName = () => {
      if (clock.now() < retryAtMs) throw failure('rate_limit', 101, { retryAtMs });
    };
    const groups = await filled(client);
    await clock.advance(3_500_000);
    assert.equal(client.names.length, 1);
    await clock.advance(100_000);
    assert.deepEqual(shown(groups), ['Name of a']);
  });

  it('does without the name of one group that is gone', async () => {
    const client = new FakeGroups([['a', 'b', 'c']]);
    client.beforeName = (groupId) => {
      if (groupId === 'b') throw failure('state', 7001);
    };
    const groups = await filled(client);
    assert.deepEqual(shown(groups), ['Name of a', 'Name of c', 'b']);
    assert.equal(client.names.length, 3, 'asked once');
  });

  it('does not take hidden members for none', async () => {
    const client = new FakeGroups([['a']]);
    client.memberTotal = 0;
    const groups = await filled(client);
    assert.equal(groups.get('a')?.memberTotal, undefined);
  });

  it('asks for the smallest answer, and waits for its slot as long as the queue is', async () => {
    const client = new FakeGroups([['a']]);
    await filled(client);
    assert.equal(client.options[0]?.priority, 'bulk');
    assert.ok((client.options[0]?.deadlineMs ?? 0) > 60_000);
  });

  it('looks up a group that is not in the list, without adding it', async () => {
    const groups = await filled(new FakeGroups([['a']]));
    assert.equal((await groups.lookup('x')).name, 'Name of x');
    assert.equal(groups.get('x'), undefined);
  });

  it('shares names between two windows: each is read once', async () => {
    const store = new MemoryStore();
    const ids = groupIds(20);
    const [one, two] = [new FakeGroups([ids]), new FakeGroups([ids])];
    await filled(one, store);
    const second = await filled(two, store);
    assert.equal(one.names.length, 20);
    assert.deepEqual(two.names, []);
    assert.ok(second.groups.every(({ name }) => name !== undefined));
  });

  it('keeps the newest name of two windows, and the newest list', async () => {
    const store = new MemoryStore();
    const client = new FakeGroups([['a', 'b']]);
    const first = await filled(client, store);
    const second = directory(new FakeGroups([['a', 'b', 'c']]), store);
    await second.load();
    await clock.advance(DAY_MS);
    client.nameOf = (groupId) => `Newer ${groupId}`;
    first.setVisible(['a']);
    await clock.advance(5_000);
    await second.refresh();
    await clock.advance(5_000);
    assert.equal(second.get('a')?.name, 'Newer a', 'read by the other window');
    const third = directory(new FakeGroups([]), store);
    await third.load();
    assert.deepEqual(shown(third), ['Name of b', 'Name of c', 'Newer a']);
  });

  it('is not held up by times of a clock that was set back since', async () => {
    const store = new MemoryStore();
    await filled(new FakeGroups([['a', 'left since']]), store);
    clock.jump(-30 * DAY_MS);
    const client = new FakeGroups([['a']]);
    client.nameOf = () => 'New name';
    const groups = await filled(client, store);
    const another = directory(new FakeGroups([]), store);
    await another.load();
    assert.deepEqual([shown(groups), shown(another)], [['New name'], ['New name']]);
  });

  it('tells what of the list could not be read', async () => {
    const read = readTolerantly(endpoints.getJoinedGroupChats.response, {
      joined_group_chats: { group_id: ['a', null, 'b'] },
    });
    assert.ok(read.ok);
    const { joined_group_chats: joined } = read.data as ResponseOf<'getJoinedGroupChats'>;
    const client = new FakeGroups([]);
    client.joinedGroups = async function* () {
      yield await Promise.resolve(joined?.group_id ?? []);
    };
    const groups = await filled(client);
    assert.deepEqual(shown(groups), ['Name of a', 'Name of b']);
    assert.deepEqual(
      groups.unreadable.map(({ pointer, json }) => [pointer, json]),
      [['/joined_group_chats/group_id/1', null]],
    );
  });

  it('builds a broken file again', async () => {
    for (const broken of [
      null,
      7,
      'text',
      { version: 9 },
      { version: 1, fetchedAtMs: 1, groups: [{ groupId: 3 }] },
    ]) {
      const store = new MemoryStore();
      await store.write('groups', broken);
      const groups = await filled(new FakeGroups([['a']]), store);
      assert.deepEqual(shown(groups), ['Name of a']);
    }
  });

  it('goes on when the disk cannot be written, and says so', async () => {
    const store = new MemoryStore();
    store.failWith = new Error('disk full');
    const groups = await filled(new FakeGroups([['a']]), store);
    assert.deepEqual(shown(groups), ['Name of a']);
    assert.ok(errors.includes(store.failWith));
  });

  it('writes a sweep of a thousand names in few writes', async () => {
    const store = new MemoryStore();
    const client = new FakeGroups(pagesOf(groupIds(1000)));
    await filled(client, store);
    assert.ok(store.writes <= 3, `${store.writes} writes`);
  });

  it('writes what waits when it is closed', async () => {
    const store = new MemoryStore();
    const groups = directory(new FakeGroups([['a']]), store);
    await groups.refresh();
    assert.equal(store.writes, 0);
    groups.dispose();
    await settle();
    assert.equal(store.writes, 1);
  });

  it('survives a listener that throws', async () => {
    const groups = directory(new FakeGroups([['a']]));
    const seen: number[] = [];
    groups.onDidChange(() => {
      throw new Error('a view broke');
    });
    groups.onDidChange(() => seen.push(groups.groups.length));
    await groups.refresh();
    assert.equal(groups.state, 'ready');
    assert.equal(seen.at(-1), 1);
    assert.ok(errors.length > 0);
  });

  it('stops everything when it is closed', async () => {
    const client = new FakeGroups([groupIds(50)]);
    let stopped = 0;
    client.beforeName = (_groupId, signal) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => {
          stopped += 1;
          reject(signal.reason);
        }),
      );
    const groups = directory(client);
    await groups.refresh();
    await clock.advance(1_000);
    groups.dispose();
    await settle();
    assert.equal(stopped, 2);
    assert.equal(client.names.length, 2);
    assert.deepEqual(errors, []);
  });

  describe('finding', () => {
    const names: Record<string, string> = {
      g1: 'Đội Phát triển',
      g2: 'Release room',
      g3: 'Café releases Köln',
      g4: 'Prerelease',
      g5: 'Ｗｉｄｅ',
    };

    const found = async (text: string) => {
      const client = new FakeGroups([Object.keys(names)]);
      client.nameOf = (groupId) => names[groupId] ?? '';
      return (await filled(client)).find(text).map(({ groupId }) => groupId);
    };

    it('looks past case, accents and width', async () => {
      assert.deepEqual(await found('doi phat'), ['g1']);
      assert.deepEqual(await found('KOLN cafe'), ['g3']);
      assert.deepEqual(await found('wide'), ['g5']);
    });

    it('has beginnings first, then beginnings of words, then the rest', async () => {
      assert.deepEqual(await found('release'), ['g2', 'g3', 'g4']);
    });

    it('takes an id, everything for nothing, and nothing for nonsense', async () => {
      assert.deepEqual(await found(' g4 '), ['g4']);
      assert.equal((await found('')).length, 5);
      assert.deepEqual(await found('nowhere'), []);
    });
  });
});
