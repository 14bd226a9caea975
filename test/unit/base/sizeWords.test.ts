import assert from 'node:assert/strict';
import { megabyteWords, sizeWords } from '../../../src/base/sizeWords';

describe('sizes in words', () => {
  for (const [bytes, words] of [
    [0, '0.0 kB'],
    [9_728, '9.5 kB'],
    [10_240, '10 kB'],
    [1_023_999, '1000 kB'],
    [1_024_000, '0.98 MB'],
    [3_932_160, '3.75 MB'],
  ] as const) {
    it(`are ${words} for ${bytes} bytes`, () => assert.equal(sizeWords(bytes), words));
  }

  it('have the decimals of a language where they are compared with a limit in MB', () => {
    assert.equal(megabyteWords(3_932_160, 'en'), '3.75 MB');
    assert.equal(megabyteWords(3_932_160, 'de'), '3,75 MB');
    assert.equal(megabyteWords(5 * 1024 * 1024, 'en'), '5 MB');
  });
});
