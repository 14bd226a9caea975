import assert from 'node:assert/strict';
import { GroupMarks } from '../../../src/directory/groupMarks';
import { FakeClock, settle } from '../../support/fakeClock';
import { MemoryStore } from './memoryStore';

describe('what a person did with groups', () => {
  const clock = new FakeClock();
  const open: GroupMarks[] = [];
  const errors: unknown[] = [];

  function marksOf(store = new MemoryStore()): GroupMarks {
    const marks = new GroupMarks({ store, clock, onError: (error) => errors.push(error) });
    open.push(marks);
    return marks;
  }

  afterEach(() => {
    for (const each of open.splice(0)) each.dispose();
    assert.equal(clock.armed, 0, 'no timer outlives its owner');
    errors.length = 0;
  });

  it('keeps pins for the next session, and tells of them', async () => {
    const store = new MemoryStore();
    const marks = marksOf(store);
    let told = 0;
    marks.onDidChangePins(() => told++);
    await marks.pin('a', true);
    await marks.pin('b', true);
    await marks.pin('b', false);
    await marks.pin('b', false);
    assert.equal(told, 3);
    const next = marksOf(store);
    await next.load();
    assert.deepEqual(
      ['a', 'b', 'c'].map((id) => next.isPinned(id)),
      [true, false, false],
    );
  });

  it('has the group that was used last first, and writes a row of uses once', async () => {
    const store = new MemoryStore();
    const marks = marksOf(store);
    for (const id of ['a', 'b', 'a', 'c']) {
      marks.use(id);
      await clock.advance(100);
    }
    assert.deepEqual(marks.used, ['c', 'a', 'b']);
    await clock.advance(3_000);
    assert.equal(store.writes, 1);
    const next = marksOf(store);
    await next.load();
    assert.deepEqual(next.used, ['c', 'a', 'b']);
    assert.equal(next.usedAtMs('nobody'), undefined);
  });

  it('is shared by windows: neither loses what the other did, and the later pin counts', async () => {
    const store = new MemoryStore();
    const [one, other] = [marksOf(store), marksOf(store)];
    await Promise.all([one.load(), other.load()]);
    await one.pin('a', true);
    await clock.advance(10);
    await other.pin('b', true);
    assert.ok(other.isPinned('a'), 'a write takes in what is there');
    await clock.advance(10);
    await other.pin('a', false);
    await one.reload();
    assert.deepEqual(
      ['a', 'b'].map((id) => one.isPinned(id)),
      [false, true],
    );
  });

  it('forgets groups used longest ago, and never one that is pinned', async () => {
    const marks = marksOf();
    await marks.pin('kept', true);
    for (let each = 0; each < 250; each++) {
      await clock.advance(1);
      marks.use(`g-${each}`);
    }
    assert.equal(marks.used.length, 200);
    assert.equal(marks.used[0], 'g-249');
    assert.ok(marks.isPinned('kept'));
  });

  it('holds a pin that could not be written, and takes a broken file for none', async () => {
    const store = new MemoryStore();
    await store.write('groupMarks', { version: 7 });
    const marks = marksOf(store);
    await marks.load();
    assert.deepEqual(marks.used, []);
    store.failWith = new Error('the disk is full');
    await assert.rejects(marks.pin('a', true), /disk is full/u);
    assert.ok(marks.isPinned('a'));
    marks.use('b');
    marks.dispose();
    await settle();
    assert.equal(errors.length, 1);
  });
});
