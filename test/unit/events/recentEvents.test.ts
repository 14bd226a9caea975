import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { RecentEvents } from '../../../src/events/recentEvents';

describe('events that came before', () => {
  it('are known as long as they are among the latest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8)), fc.integer({ min: 1, max: 5 }), (numbers, max) => {
        const recent = new RecentEvents(max);
        const kept: string[] = [];
        for (const id of numbers.map(String)) {
          assert.equal(recent.has(id), kept.includes(id));
          assert.equal(recent.add(id), !kept.includes(id));
          if (!kept.includes(id)) kept.push(id);
          if (kept.length > max) kept.shift();
        }
      }),
    );
  });

  it('are new each time without an id, or with one that no platform gives', () => {
    const recent = new RecentEvents();
    for (const id of ['', '9'.repeat(1_000_000)])
      assert.deepEqual([recent.add(id), recent.add(id)], [true, true]);
  });
});
