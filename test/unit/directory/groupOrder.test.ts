import assert from 'node:assert/strict';
import { groupOrder, needsHeadings, partsOf } from '../../../src/directory/groupOrder';
import type { GroupSort } from '../../../src/directory/groupOrder';

const groups = [
  { groupId: 'a', name: 'Alpha', memberTotal: 3 },
  { groupId: 'b', name: 'Beta 10', memberTotal: 40 },
  { groupId: 'c', name: 'beta 9' },
  { groupId: 'd' },
];
const used: Readonly<Record<string, number>> = { c: 100, d: 200 };
const sorted = (sort: GroupSort) =>
  groups
    .toReversed()
    .toSorted(groupOrder(sort, (id) => used[id]))
    .map(({ groupId }) => groupId)
    .join('');

describe('the order of groups', () => {
  it('is by name, by the last use, or by size; what is equal in it by name', () => {
    assert.deepEqual([sorted('name'), sorted('activity'), sorted('size')], ['acbd', 'dcab', 'bacd']);
  });

  it('has each group in one part: pinned ones, the latest used ones, and the others in their order', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ groupId: `g${index}` }));
    const isPinned = (id: string) => id === 'g3' || id === 'g15';
    const parts = partsOf(many, isPinned, ['g9', 'g3', 'gone', 'g1', 'g2', 'g4', 'g5', 'g6', 'g7']);
    const ids = (part: readonly { groupId: string }[]) => part.map(({ groupId }) => groupId);
    assert.deepEqual(ids(parts.pinned), ['g3', 'g15']);
    assert.deepEqual(ids(parts.recent), ['g9', 'g1', 'g2', 'g4', 'g5', 'g6']);
    assert.equal(parts.others.length, 12);
    assert.deepEqual(ids(parts.others).slice(0, 3), ['g0', 'g7', 'g8']);
  });

  it('has headings only where they help: not for a few groups, nor for one part', () => {
    const of = (pinned: number, recent: number, others: number) => ({
      pinned: Array.from({ length: pinned }),
      recent: Array.from({ length: recent }),
      others: Array.from({ length: others }),
    });
    assert.deepEqual(
      [of(1, 2, 4), of(0, 0, 40), of(1, 0, 40), of(0, 3, 10), of(0, 6, 6)].map(needsHeadings),
      [false, false, true, true, false],
    );
  });
});
