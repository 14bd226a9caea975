import assert from 'node:assert/strict';
import { DisposableSlot } from '../../../src/base/slot';

class Thing {
  disposed = 0;

  dispose(): void {
    this.disposed += 1;
  }
}

describe('a disposable slot', () => {
  it('disposes what it held when another one is put in', () => {
    const slot = new DisposableSlot<Thing>();
    const first = slot.set(new Thing());
    assert.equal(slot.value, first);
    const second = slot.set(new Thing());
    assert.deepEqual([first.disposed, second.disposed], [1, 0]);
    assert.equal(slot.value, second);
  });

  it('can be cleared and filled again', () => {
    const slot = new DisposableSlot<Thing>();
    const first = slot.set(new Thing());
    slot.clear();
    slot.clear();
    assert.equal(first.disposed, 1);
    assert.equal(slot.value, undefined);
    assert.equal(slot.set(new Thing()).disposed, 0);
  });

  it('disposes what it holds, and at once what comes later', () => {
    const slot = new DisposableSlot<Thing>();
    const first = slot.set(new Thing());
    slot.dispose();
    const late = slot.set(new Thing());
    assert.deepEqual([first.disposed, late.disposed], [1, 1]);
    assert.equal(slot.value, undefined);
  });

  it('hands out what it holds without disposing it', () => {
    const slot = new DisposableSlot<Thing>();
    const thing = slot.set(new Thing());
    assert.equal(slot.take(), thing);
    slot.dispose();
    assert.equal(thing.disposed, 0);
  });
});
