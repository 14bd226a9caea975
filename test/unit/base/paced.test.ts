import assert from 'node:assert/strict';
import { Paced } from '../../../src/base/paced';
import { FakeClock } from '../../support/fakeClock';

/** Lets what waits for a promise go on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a paced action', () => {
  const clock = new FakeClock();
  let runs: number;
  let tookMs: number;
  let paced: Paced;

  beforeEach(() => {
    runs = 0;
    tookMs = 0;
    paced = new Paced(clock, async () => {
      runs += 1;
      if (tookMs > 0) await clock.advance(tookMs);
    });
  });
  afterEach(() => paced.dispose());

  it('runs at once', () => {
    paced.trigger();
    assert.equal(runs, 1);
  });

  it('merges what comes while it rests into one more run', async () => {
    paced.trigger();
    await settle();
    paced.trigger();
    paced.trigger();
    assert.equal(runs, 1);
    await clock.advance(16);
    await settle();
    assert.equal(runs, 2);
    await clock.advance(1000);
    assert.equal(runs, 2, 'and runs no more when nothing came');
  });

  it('rests three times as long as it takes', async () => {
    tookMs = 50;
    paced.trigger();
    await settle();
    paced.trigger();
    await clock.advance(149);
    assert.equal(runs, 1);
    await clock.advance(1);
    assert.equal(runs, 2);
  });

  it('rests no longer when the machine’s clock is set forward meanwhile', async () => {
    tookMs = 10;
    paced.trigger();
    clock.jump(3_600_000);
    await settle();
    paced.trigger();
    await clock.advance(30);
    assert.equal(runs, 2);
  });

  it('does nothing after its end', async () => {
    paced.trigger();
    await settle();
    paced.trigger();
    paced.dispose();
    await clock.advance(1000);
    assert.equal(runs, 1);
  });
});
