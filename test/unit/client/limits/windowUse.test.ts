import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { emptyRecord } from '../../../../src/client/limits/limitRecord';
import { capacity, freeSlots, slotAtMs, usedSlots } from '../../../../src/client/limits/windowUse';

const NOW = 1_767_225_600_000;
const full = { share: 1, reserve: 0, pace: 1 };

describe('windowUse', () => {
  it('does not lose a slot to floating point', () => {
    for (let percent = 1; percent <= 100; percent += 1) {
      const window = { limit: 100, windowMs: 1_000 };
      assert.equal(capacity(window, { ...full, share: percent / 100 }, 'interactive'), percent);
    }
  });

  it('names the very moment at which a slot is free, when nothing is on its way', () => {
    const cases = fc.record({
      ages: fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 40 }),
      limit: fc.integer({ min: 1, max: 30 }),
      share: fc.double({ min: 0.05, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ ages, limit, share }) => {
        const record = emptyRecord();
        record.answered = ages.map((age) => NOW - age).toSorted((a, b) => a - b);
        const window = { limit, windowMs: 60_000 };
        const rules = { ...full, share };
        const at = slotAtMs(record, window, rules, 'interactive', 0, NOW);
        assert.ok(freeSlots(record, [window], rules, 'interactive', at) > 0);
        if (at > NOW) assert.ok(freeSlots(record, [window], rules, 'interactive', at - 1) <= 0);
      }),
    );
  });

  it('never names a later moment than a queue of instant calls needs', () => {
    const cases = fc.record({
      ages: fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 }),
      pending: fc.integer({ min: 0, max: 6 }),
      limit: fc.integer({ min: 1, max: 8 }),
      ahead: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(cases, ({ ages, pending, limit, ahead }) => {
        const record = emptyRecord();
        record.answered = ages.map((age) => NOW - age).toSorted((a, b) => a - b);
        for (let index = 0; index < pending; index += 1) record.pending.set(String(index), NOW);
        const window = { limit, windowMs: 1_000 };
        const named = slotAtMs(record, window, full, 'interactive', ahead, NOW);
        // The fastest that can happen: calls on their way are answered now, each further one as soon as it goes.
        const fastest = emptyRecord();
        fastest.answered = [...record.answered, ...Array.from({ length: pending }, () => NOW)];
        let now = NOW;
        for (let gone = 0; gone <= ahead; gone += 1) {
          while (usedSlots(fastest, window, now) >= limit) now += 1;
          fastest.answered.push(now);
        }
        assert.equal(named, now);
      }),
    );
  });
});
