import assert from 'node:assert/strict';
import { lazy } from '../../../src/base/lazy';

describe('lazy', () => {
  it('makes nothing before it is asked, and one thing however often', () => {
    let made = 0;
    const get = lazy(() => (made += 1));
    assert.equal(made, 0);
    assert.deepEqual([get(), get()], [1, 1]);
    assert.equal(made, 1);
  });

  it('keeps a value that is undefined', () => {
    let made = 0;
    const get = lazy(() => void (made += 1));
    get();
    get();
    assert.equal(made, 1);
  });
});
