import assert from 'node:assert/strict';
import { Debounced } from '../../../src/base/debounced';
import { FakeClock } from '../../support/fakeClock';

describe('a debounced action', () => {
  it('runs once, the given time after the last trigger', async () => {
    const clock = new FakeClock();
    let runs = 0;
    const action = new Debounced(clock, 60, () => runs++);
    action.trigger();
    await clock.advance(50);
    action.trigger();
    await clock.advance(59);
    assert.equal(runs, 0);
    await clock.advance(1);
    assert.equal(runs, 1);
    assert.equal(clock.armed, 0);
  });

  it('does not run once let go', async () => {
    const clock = new FakeClock();
    const action = new Debounced(clock, 60, () => assert.fail('ran'));
    action.trigger();
    action.dispose();
    assert.equal(clock.armed, 0);
    await clock.runAll();
  });
});
