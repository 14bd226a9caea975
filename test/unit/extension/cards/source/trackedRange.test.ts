import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { shiftRange } from '../../../../../src/extension/cards/source/trackedRange';

describe('a part of a text under edits', () => {
  const cases = [
    ['text before it moves it', { rangeOffset: 0, rangeLength: 0, text: 'ab' }, [12, 22]],
    ['text after it leaves it', { rangeOffset: 25, rangeLength: 0, text: 'ab' }, [10, 20]],
    ['text inside widens it', { rangeOffset: 15, rangeLength: 0, text: 'ab' }, [10, 22]],
    ['text at its start belongs to it', { rangeOffset: 10, rangeLength: 0, text: 'ab' }, [10, 22]],
    ['text at its end belongs to it', { rangeOffset: 20, rangeLength: 0, text: 'ab' }, [10, 22]],
    ['a deletion inside narrows it', { rangeOffset: 12, rangeLength: 3, text: '' }, [10, 17]],
    ['a deletion over its start', { rangeOffset: 5, rangeLength: 10, text: '' }, [5, 10]],
    ['a deletion over its end', { rangeOffset: 15, rangeLength: 10, text: '' }, [10, 15]],
    ['a deletion of all of it', { rangeOffset: 5, rangeLength: 20, text: '' }, [5, 5]],
  ] as const;
  for (const [what, change, [start, end]] of cases) {
    it(what, () => assert.deepEqual(shiftRange({ start: 10, end: 20 }, [change]), { start, end }));
  }

  it('follows several changes of one edit', () => {
    const changes = [
      { rangeOffset: 0, rangeLength: 0, text: 'xx' },
      { rangeOffset: 15, rangeLength: 0, text: 'yyy' },
    ];
    assert.deepEqual(shiftRange({ start: 10, end: 20 }, changes), { start: 12, end: 25 });
  });

  it('stays inside the text', () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(30),
        fc.nat(40),
        fc.nat(20),
        fc.string({ maxLength: 5 }),
        (a, b, offset, length, text) => {
          const range = { start: Math.min(a, b), end: Math.max(a, b) };
          const shifted = shiftRange(range, [{ rangeOffset: offset, rangeLength: length, text }]);
          assert.ok(shifted.start >= 0 && shifted.start <= shifted.end);
        },
      ),
    );
  });
});
