import assert from 'node:assert/strict';
import { timeWords } from '../../../src/base/timeWords';

describe('a moment in words', () => {
  const nowMs = Date.UTC(2026, 0, 5, 9);
  const hour = 3_600_000;

  it('is the time of day within half a day, before or after', () => {
    for (const away of [0, hour, -11 * hour]) {
      assert.match(timeWords(nowMs + away, nowMs), /^\d{1,2}:\d{2}:\d{2}/u);
      assert.doesNotMatch(timeWords(nowMs + away, nowMs), /2026/u);
    }
  });

  it('has its date when it is further away', () => {
    for (const away of [12 * hour, -12 * hour]) assert.match(timeWords(nowMs + away, nowMs), /2026/u);
  });
});
