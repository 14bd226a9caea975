import assert from 'node:assert/strict';
import { Emitter, GatheringEmitter } from '../../../src/base/emitter';
import { FakeClock } from '../../support/fakeClock';

const neverFails = (error: unknown) => assert.fail(String(error));

describe('an emitter', () => {
  it('calls each subscription with the value until it is disposed', () => {
    const emitter = new Emitter<number>(neverFails);
    const seen: string[] = [];
    const first = emitter.subscribe((value) => seen.push(`first ${value}`));
    emitter.subscribe((value) => seen.push(`second ${value}`));
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    assert.deepEqual(seen, ['first 1', 'second 1', 'second 2']);
  });

  it('keeps two subscriptions of one function apart', () => {
    const emitter = new Emitter<number>(neverFails);
    const seen: number[] = [];
    const listener = (value: number) => seen.push(value);
    const first = emitter.subscribe(listener);
    emitter.subscribe(listener);
    first.dispose();
    first.dispose();
    emitter.fire(7);
    assert.deepEqual(seen, [7]);
  });

  it('reports what a listener throws and calls the others', () => {
    const errors: unknown[] = [];
    const emitter = new Emitter<string>((error) => errors.push(error));
    const seen: string[] = [];
    emitter.subscribe(() => {
      throw new Error('broken');
    });
    emitter.subscribe((value) => seen.push(value));
    emitter.fire('a');
    assert.deepEqual(seen, ['a']);
    assert.match(String(errors[0]), /broken/);
  });

  it('calls nobody who was disposed or subscribed while it fires', () => {
    const emitter = new Emitter<number>(neverFails);
    const seen: string[] = [];
    emitter.subscribe(() => {
      second.dispose();
      emitter.subscribe((value) => seen.push(`late ${value}`));
    });
    const second = emitter.subscribe((value) => seen.push(`second ${value}`));
    emitter.fire(1);
    assert.deepEqual(seen, []);
  });

  it('knows whether anybody listens', () => {
    const emitter = new Emitter(neverFails);
    assert.equal(emitter.hasListeners, false);
    const subscription = emitter.subscribe(() => undefined);
    assert.equal(emitter.hasListeners, true);
    subscription.dispose();
    assert.equal(emitter.hasListeners, false);
    emitter.subscribe(() => undefined);
    emitter.dispose();
    assert.equal(emitter.hasListeners, false);
  });
});

describe('a gathering emitter', () => {
  const world = () => {
    const clock = new FakeClock();
    const emitter = new GatheringEmitter(clock, 50, neverFails);
    const seen: number[] = [];
    const startMs = clock.now();
    emitter.subscribe(() => seen.push(clock.now() - startMs));
    return { clock, emitter, seen };
  };

  it('calls once for a burst, counted from its first', async () => {
    const { clock, emitter, seen } = world();
    emitter.fireSoon();
    await clock.advance(30);
    emitter.fireSoon();
    await clock.advance(200);
    assert.deepEqual(seen, [50]);
    emitter.fireSoon();
    await clock.advance(200);
    assert.deepEqual(seen, [50, 280]);
  });

  it('does not call again for what firing at once has covered', async () => {
    const { clock, emitter, seen } = world();
    emitter.fireSoon();
    emitter.fire();
    await clock.advance(200);
    assert.deepEqual(seen, [0]);
  });

  it('forgets what it gathered when it is disposed', async () => {
    const { clock, emitter, seen } = world();
    emitter.fireSoon();
    emitter.dispose();
    await clock.advance(200);
    assert.deepEqual(seen, []);
    assert.equal(clock.armed, 0);
  });
});
