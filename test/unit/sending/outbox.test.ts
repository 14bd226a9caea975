import assert from 'node:assert/strict';
import { Outbox } from '../../../src/sending/outbox';
import type { OutboxOptions, OutboxRecord } from '../../../src/sending/outbox';
import { FakeClock } from '../../support/fakeClock';
import { MemoryStore } from '../directory/memoryStore';

const record = (id: string): OutboxRecord => ({
  id,
  appName: 'Release bot',
  target: 'Release crew',
  groupId: 'NDAwNzExMjIzMzQ0',
  parts: 3,
  sent: 0,
  startedAtMs: 1_000,
});
const MINUTE = 60_000;

describe('sends that a reload cut off', () => {
  let clock: FakeClock;
  let store: MemoryStore;
  const open = (options: Partial<OutboxOptions> = {}) => new Outbox({ store, clock, ...options });
  const told = async (outbox: Outbox) => (await outbox.takeInterrupted()).interrupted;
  /** As a window of another process wrote it. */
  const elsewhere = (pid: number, host?: string) => {
    const text = store.values.get('outbox') ?? '[]';
    const records = JSON.parse(text) as object[];
    const moved = records.map((each) => ({ ...each, pid, ...(host === undefined ? {} : { host }) }));
    return store.write('outbox', moved);
  };

  beforeEach(() => {
    clock = new FakeClock();
    store = new MemoryStore();
  });

  it('are told once at the next start, with how far they came', async () => {
    const before = open();
    await before.begin(record('one'));
    await before.advance('one', 2);
    assert.deepEqual(await told(open()), [{ ...record('one'), sent: 2 }]);
    assert.deepEqual(await told(open()), []);
  });

  it('are forgotten as soon as their end is known', async () => {
    const outbox = open();
    await outbox.begin(record('one'));
    await outbox.end('one');
    assert.deepEqual(await told(open()), []);
  });

  it('are not those of this run that are still on their way', async () => {
    const outbox = open();
    await outbox.begin(record('one'));
    assert.deepEqual(await outbox.takeInterrupted(), { interrupted: [], others: 0 });
  });

  it('are not those of another window that lives, until its process has ended', async () => {
    await open().begin(record('one'));
    await elsewhere(4_711);
    let lives = true;
    const isAlive = (pid: number) => pid === 4_711 && lives;
    assert.deepEqual(await open({ isAlive }).takeInterrupted(), { interrupted: [], others: 1 });
    lives = false;
    assert.deepEqual(await told(open({ isAlive })), [record('one')]);
  });

  for (const [what, host] of [
    ['that has the number of their process', undefined],
    ['on another machine that shares the folder', 'elsewhere.example'],
  ] as const) {
    it(`are those that did not get on for ten minutes, whatever process ${what}`, async () => {
      const outbox = open();
      await outbox.begin(record('one'));
      await clock.advance(5 * MINUTE);
      await outbox.advance('one', 1);
      await elsewhere(4_711, host);
      const isAlive = () => host === undefined;
      await clock.advance(10 * MINUTE - 1);
      assert.deepEqual(await told(open({ isAlive })), []);
      await clock.advance(1);
      assert.equal((await told(open({ isAlive }))).length, 1);
    });
  }

  it('are hinted at from the first that begins to the end of the last', async () => {
    const hints: boolean[] = [];
    const outbox = open({ onPending: (pending) => hints.push(pending) });
    await Promise.all([outbox.begin(record('one')), outbox.begin(record('two'))]);
    await outbox.end('one');
    assert.ok(hints.every((hint) => hint));
    await outbox.end('two');
    assert.equal(hints.at(-1), false);
  });

  it('are hinted at until they were told', async () => {
    await open().begin(record('one'));
    const hints: boolean[] = [];
    await open({ onPending: (pending) => hints.push(pending) }).takeInterrupted();
    assert.deepEqual(hints, [false]);
  });

  it('keep apart when two are on their way', async () => {
    const outbox = open();
    await Promise.all([outbox.begin(record('one')), outbox.begin(record('two'))]);
    await Promise.all([outbox.advance('one', 1), outbox.end('two')]);
    assert.deepEqual(
      (await told(open())).map(({ id, sent }) => `${id}:${sent}`),
      ['one:1'],
    );
  });

  it('survive a stored value of another shape', async () => {
    await open().begin(record('good'));
    const [good] = JSON.parse(store.values.get('outbox') ?? '') as unknown[];
    await store.write('outbox', [null, 7, { id: 'x' }, good]);
    assert.deepEqual(
      (await told(open())).map(({ id }) => id),
      ['good'],
    );
  });

  it('are never more than a hundred', async () => {
    const outbox = open();
    for (let index = 0; index < 110; index += 1) await outbox.begin(record(String(index)));
    const left = await told(open());
    assert.equal(left.length, 100);
    assert.equal(left.at(-1)?.id, '109');
  });
});
