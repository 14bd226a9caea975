import assert from 'node:assert/strict';
import { AUTO_REFRESH_MIN_MS, AutoRefresh, listsToRefresh } from '../../../src/conversations/autoRefresh';
import { FakeClock, settle } from '../../support/fakeClock';

const MINUTE = 60_000;

describe('a refresh by itself', () => {
  const clock = new FakeClock();
  let count = 0;
  let work: (signal: AbortSignal) => Promise<void>;
  let auto: AutoRefresh;

  beforeEach(() => {
    count = 0;
    work = () => Promise.resolve();
    auto = new AutoRefresh(clock, (signal) => {
      count += 1;
      return work(signal);
    });
  });
  afterEach(() => {
    auto.dispose();
    assert.equal(clock.armed, 0, 'no timer outlives its owner');
  });

  it('does not happen unless it was chosen, and not while nobody looks', async () => {
    auto.isLooked = true;
    await clock.advance(60 * MINUTE);
    auto.isLooked = false;
    auto.everyMs = MINUTE;
    await clock.advance(60 * MINUTE);
    assert.deepEqual([count, clock.armed], [0, 0]);
  });

  it('happens once an interval while somebody looks, and ends as soon as nobody does', async () => {
    auto.everyMs = MINUTE;
    auto.isLooked = true;
    await clock.advance(MINUTE - 1);
    assert.equal(count, 0);
    await clock.advance(1);
    assert.equal(count, 1);
    await clock.advance(9 * MINUTE);
    assert.equal(count, 10);
    auto.isLooked = false;
    assert.equal(clock.armed, 0);
    await clock.advance(9 * MINUTE);
    assert.equal(count, 10);
  });

  it('makes up once for what fell due while nobody looked, and no more than that', async () => {
    auto.everyMs = MINUTE;
    auto.isLooked = true;
    await clock.advance(MINUTE);
    for (let glance = 0; glance < 20; glance++) {
      auto.isLooked = false;
      await clock.advance(1_000);
      auto.isLooked = true;
      await clock.advance(1_000);
    }
    assert.equal(count, 1, 'a window that flickers makes no calls');
    auto.isLooked = false;
    await clock.advance(30 * MINUTE);
    auto.isLooked = true;
    await clock.advance(0);
    assert.equal(count, 2);
  });

  it('has a floor', async () => {
    auto.everyMs = 1;
    auto.isLooked = true;
    await clock.advance(AUTO_REFRESH_MIN_MS * 10);
    assert.equal(count, 10);
  });

  it('waits for the one before, and is given up when nobody looks any more', async () => {
    let end = () => {};
    const signals: AbortSignal[] = [];
    work = (signal) => {
      signals.push(signal);
      return new Promise((resolve) => (end = resolve));
    };
    auto.everyMs = MINUTE;
    auto.isLooked = true;
    await clock.advance(10 * MINUTE);
    assert.equal(count, 1);
    auto.isLooked = false;
    assert.equal(signals[0]?.aborted, true);
    auto.isLooked = true;
    assert.equal(clock.armed, 0, 'it has not ended yet');
    end();
    await settle();
    await clock.advance(MINUTE);
    assert.equal(count, 2);
    end();
    await settle();
  });

  it('can be chosen, changed and switched off while somebody looks', async () => {
    auto.isLooked = true;
    auto.everyMs = 2 * MINUTE;
    await clock.advance(MINUTE);
    auto.everyMs = MINUTE;
    await clock.advance(0);
    assert.equal(count, 1, 'it is a minute ago');
    auto.everyMs = undefined;
    await clock.advance(10 * MINUTE);
    assert.deepEqual([count, clock.armed], [1, 0]);
  });

  it('takes what was read longest ago, and half of the calls that are free at most', () => {
    const lists = [30, undefined, 10, 20].map((fetchedAtMs) => ({ fetchedAtMs }));
    const times = (free: number) => listsToRefresh(lists, free).map(({ fetchedAtMs }) => fetchedAtMs);
    assert.deepEqual(times(100), [undefined, 10, 20, 30]);
    assert.deepEqual(times(5), [undefined, 10]);
    assert.deepEqual(times(1), []);
    assert.deepEqual(times(0), []);
  });
});
