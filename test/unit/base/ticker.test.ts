import assert from 'node:assert/strict';
import { Ticker } from '../../../src/base/ticker';
import { FakeClock } from '../../support/fakeClock';

describe('a ticker', () => {
  let clock: FakeClock;
  let ticks: number;
  let ticker: Ticker;

  beforeEach(() => {
    clock = new FakeClock();
    ticks = 0;
    ticker = new Ticker(clock, 60_000, () => {
      ticks += 1;
    });
  });

  it('calls back once an interval while it is on', async () => {
    ticker.isOn = true;
    ticker.isOn = true;
    await clock.advance(59_999);
    assert.equal(ticks, 0);
    await clock.advance(1);
    await clock.advance(60_000);
    assert.equal(ticks, 2);
  });

  it('costs nothing while it is off', async () => {
    assert.equal(clock.armed, 0);
    ticker.isOn = true;
    ticker.isOn = false;
    assert.equal(clock.armed, 0);
    await clock.advance(120_000);
    assert.equal(ticks, 0);
  });

  it('may be switched off by what it calls, and ends with its owner', async () => {
    const once = new Ticker(clock, 1_000, () => {
      once.isOn = false;
    });
    once.isOn = true;
    await clock.advance(1_000);
    assert.equal(clock.armed, 0);
    ticker.isOn = true;
    ticker.dispose();
    assert.equal(clock.armed, 0);
  });
});
