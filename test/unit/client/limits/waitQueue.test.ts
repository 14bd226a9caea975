import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { DeadlineHeap } from '../../../../src/client/limits/queue/deadlineHeap';
import { WaitQueue } from '../../../../src/client/limits/queue/waitQueue';
import { Waiter } from '../../../../src/client/limits/queue/waiter';

const waiter = (order: number, deadlineAtMs?: number) =>
  new Waiter({ key: 'k', windows: [], priority: 'bulk', deadlineAtMs }, order);

describe('WaitQueue', () => {
  it('gives calls in the order of their numbers, whatever is removed or comes back', () => {
    const steps = fc.array(fc.constantFrom('add', 'shift', 'remove', 'back'), { maxLength: 400 });
    fc.assert(
      fc.property(steps, fc.integer(), (actions, seed) => {
        const queue = new WaitQueue();
        const model: Waiter[] = [];
        const taken: number[] = [];
        let next = 0;
        for (const action of actions) {
          if (action === 'add') {
            model.push(waiter((next += 1)));
            queue.add(model.at(-1) ?? waiter(0));
          } else if (action === 'shift') {
            const expected = model.shift();
            assert.equal(queue.shift(), expected);
            if (expected) {
              expected.state = 'done';
              taken.push(expected.order);
            }
          } else if (action === 'remove' && model.length > 0) {
            const [gone] = model.splice(Math.abs(seed) % model.length, 1);
            if (gone) gone.state = 'done';
            queue.remove();
          } else if (action === 'back' && taken.length > 0) {
            const again = waiter(taken.pop() ?? 0);
            model.push(again);
            model.sort((a, b) => a.order - b.order);
            queue.add(again);
          }
          assert.equal(queue.size, model.length);
          const last = model.at(-1);
          if (last) assert.equal(queue.position(last), model.length - 1);
        }
        assert.deepEqual(queue.list(), model);
      }),
    );
  });
});

describe('DeadlineHeap', () => {
  it('gives due calls by deadline, whatever was removed before', () => {
    const deadlines = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.boolean()), {
      maxLength: 100,
    });
    fc.assert(
      fc.property(deadlines, (given) => {
        const heap = new DeadlineHeap();
        const waiters = given.map(([deadline], order) => waiter(order, deadline));
        for (const each of waiters) heap.add(each);
        heap.add(waiter(-1));
        for (const [index, [, stays]] of given.entries()) {
          const each = waiters[index];
          if (!stays && each) heap.remove(each);
        }
        const expected = given
          .filter(([deadline, stays]) => stays && deadline <= 600)
          .map(([deadline]) => deadline);
        const got: number[] = [];
        for (let due = heap.takeDue(600); due; due = heap.takeDue(600)) got.push(due.call.deadlineAtMs ?? -1);
        assert.deepEqual(
          got,
          expected.toSorted((a, b) => a - b),
        );
        assert.ok(heap.nextAtMs > 600);
      }),
    );
  });
});
