import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../src/contract/inbound';
import { catchUp } from '../../../src/directory/catchUp';
import { KeptHistory } from '../../../src/directory/keptHistory';
import { FakeClock } from '../../support/fakeClock';
import { MemoryStore } from './memoryStore';

const DAY_MS = 24 * 3_600_000;
const GROUP = 'NDAwNzExMjIzMzQ0';

describe('history that is kept by choice', () => {
  let clock: FakeClock;
  let store: MemoryStore;
  let kept: KeptHistory;
  const open = () => new KeptHistory({ store, clock });
  const message = (id: string, text = id, agoDays = 0): ChatMessage => ({
    message_id: id,
    message_sent_time: Math.floor((clock.now() - agoDays * DAY_MS) / 1000),
    tag: 'text',
    text: { plain_text: text },
  });
  const texts = async (of = kept) => (await of.read(GROUP)).map(({ text }) => text?.plain_text ?? '');

  beforeEach(() => {
    clock = new FakeClock();
    store = new MemoryStore();
    kept = open();
  });

  it('is nothing unless it was chosen: no message reaches the disk', async () => {
    kept.learn(GROUP, [message('one')]);
    await clock.advance(10_000);
    assert.deepEqual([...store.values], []);
    assert.deepEqual(await texts(), []);
  });

  it('is what was read of the group since, and is there for the next window', async () => {
    await kept.keep(GROUP, 30, 'Release crew');
    kept.learn(GROUP, [message('two'), message('one', 'one', 1)]);
    kept.learn('another', [message('three')]);
    assert.deepEqual(await texts(), ['one', 'two'], 'what is not written yet is part of it');
    await clock.advance(10_000);
    assert.deepEqual(await texts(open()), ['one', 'two']);
    assert.deepEqual(await open().groups(), [
      { groupId: GROUP, name: 'Release crew', days: 30, sinceMs: clock.now() - 10_000 },
    ]);
  });

  it('has a message once, as it was read last', async () => {
    await kept.keep(GROUP, 30);
    kept.learn(GROUP, [message('one', 'before')]);
    await kept.flush();
    kept.learn(GROUP, [message('one', 'after')]);
    await kept.flush();
    assert.deepEqual(await texts(), ['after']);
  });

  it('is announced when it has changed, and neither written nor announced when it was only read again', async () => {
    const changed: string[] = [];
    kept.onDidChange((groupId) => changed.push(groupId));
    await kept.keep(GROUP, 30);
    kept.learn(GROUP, [message('one')]);
    await kept.flush();
    assert.deepEqual(changed.splice(0), [GROUP, GROUP]);
    const before = store.writes;
    kept.learn(GROUP, [message('one')]);
    await kept.flush();
    assert.deepEqual([changed.splice(0), store.writes], [[], before]);
    kept.learn(GROUP, [message('two')]);
    await kept.flush();
    await kept.clear(GROUP);
    assert.deepEqual(changed, [GROUP, GROUP]);
  });

  it('forgets what is older than was chosen', async () => {
    await kept.keep(GROUP, 30);
    kept.learn(GROUP, [message('old', 'old', 29.5), message('new')]);
    await kept.flush();
    assert.deepEqual(await texts(), ['old', 'new']);
    await clock.advance(DAY_MS);
    assert.deepEqual(await texts(), ['new']);
    kept.learn(GROUP, [message('newer')]);
    await kept.flush();
    assert.ok(![...store.values.values()].join('').includes('"old"'), 'it left the disk, too');
  });

  it('is gone from the disk once it is taken back', async () => {
    await kept.keep(GROUP, 30);
    kept.learn(GROUP, [message('one')]);
    await kept.flush();
    kept.learn(GROUP, [message('two')]);
    await kept.clear(GROUP);
    await clock.advance(10_000);
    assert.deepEqual([...store.values], []);
  });

  it('is one for two windows, and neither loses what the other read', async () => {
    const other = open();
    await other.groups();
    await kept.keep(GROUP, 30);
    kept.learn(GROUP, [message('one')]);
    // The other has not seen yet that the group is kept, and does by then.
    await clock.advance(61_000);
    other.learn(GROUP, [message('two')]);
    await clock.advance(10_000);
    assert.deepEqual(new Set(await texts()), new Set(['one', 'two']));
    await Promise.all([kept.keep('a', 30), other.keep('b', 90)]);
    assert.deepEqual(
      (await open().groups()).map(({ groupId }) => groupId).toSorted(),
      [GROUP, 'a', 'b'].toSorted(),
    );
  });

  it('is written later when the disk had no room', async () => {
    const errors: unknown[] = [];
    kept = new KeptHistory({ store, clock, onError: (error) => errors.push(error) });
    await kept.keep(GROUP, 30);
    store.failWith = new Error('disk full');
    kept.learn(GROUP, [message('one')]);
    await kept.flush();
    assert.deepEqual(errors, [store.failWith]);
    store.failWith = undefined;
    kept.learn(GROUP, [message('two')]);
    await kept.flush();
    assert.deepEqual(new Set(await texts(open())), new Set(['one', 'two']));
  });

  it('survives what another version wrote', async () => {
    await kept.keep(GROUP, 30);
    kept.learn(GROUP, [message('one')]);
    await kept.flush();
    for (const [key, text] of store.values) {
      const value = JSON.parse(text) as Record<string, unknown[]>;
      const list = key === 'kept-groups' ? 'groups' : 'messages';
      await store.write(key, { ...value, [list]: [7, null, { groupId: 4 }, ...(value[list] ?? [])] });
    }
    assert.deepEqual(await texts(open()), ['one']);
  });

  it('is caught up with from the newest back to what is kept, and no page further', async () => {
    const pages = [
      ['six', 'five'],
      ['four', 'three'],
      ['two', 'one'],
    ].map((ids, page) => ids.map((id, index) => message(id, id, (page * 2 + index) / 10)));
    const asked: (string | undefined)[] = [];
    const history = {
      page: async (_group: string, cursor?: string) => {
        asked.push(cursor);
        const at = Number(cursor ?? 0);
        return { messages: pages[at] ?? [], nextCursor: at + 1 < pages.length ? String(at + 1) : undefined };
      },
    };
    const { signal } = new AbortController();
    await kept.keep(GROUP, 30);
    assert.equal(await catchUp({ history, keptHistory: kept }, GROUP, signal), 6);
    assert.deepEqual(asked, [undefined, '1', '2']);
    pages.unshift([message('seven')]);
    asked.length = 0;
    assert.equal(await catchUp({ history, keptHistory: kept }, GROUP, signal), 7);
    assert.deepEqual(asked, [undefined, '1']);
    assert.deepEqual(await texts(), ['one', 'two', 'three', 'four', 'five', 'six', 'seven']);
  });

  it('keeps what was read until a failure', async () => {
    await kept.keep(GROUP, 30);
    const history = {
      page: async (_group: string, cursor?: string) => {
        if (cursor !== undefined) throw new Error('cut');
        return { messages: [message('one')], nextCursor: '1' };
      },
    };
    await assert.rejects(
      catchUp({ history, keptHistory: kept }, GROUP, new AbortController().signal),
      /cut/u,
    );
    assert.deepEqual(await texts(open()), ['one']);
  });
});
