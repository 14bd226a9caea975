import assert from 'node:assert/strict';
import { Lookup } from '../../../src/conversations/lookup';

/** A lookup over answers given one by one. */
function open(...answers: (string | Error)[]) {
  const signals: AbortSignal[] = [];
  const states: string[] = [];
  const lookup: Lookup<string> = new Lookup(
    async (signal) => {
      signals.push(signal);
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error)
        throw answer ?? new Error('no answer was prepared');
      return answer;
    },
    () => states.push(lookup.state),
  );
  return { lookup, signals, states };
}

describe('a thing that is read on demand', () => {
  it('is asked for once, however many ask and whenever', async () => {
    const { lookup, signals, states } = open('a');
    assert.equal(lookup.state, 'new');
    const loading = Promise.all([lookup.load(), lookup.load()]);
    assert.equal(lookup.state, 'loading');
    await loading;
    await lookup.load();
    assert.equal(lookup.value, 'a');
    assert.equal(signals.length, 1);
    assert.deepEqual(states, ['ready'], 'listeners find the answer in the state');
  });

  it('keeps an error until it is forgotten', async () => {
    const failure = new Error('offline');
    const { lookup, signals, states } = open(failure, 'a');
    await lookup.load();
    await lookup.load();
    assert.equal(lookup.error, failure);
    assert.equal(signals.length, 1);
    lookup.forgetError();
    assert.equal(lookup.state, 'new');
    await lookup.load();
    assert.equal(lookup.value, 'a');
    assert.equal(lookup.error, undefined);
    assert.deepEqual(states, ['error', 'new', 'ready']);
  });

  it('that was found is not forgotten with errors', async () => {
    const { lookup, states } = open('a');
    await lookup.load();
    lookup.forgetError();
    assert.equal(lookup.value, 'a');
    assert.deepEqual(states, ['ready']);
  });

  it('is read again on a refresh, and shown as it was meanwhile', async () => {
    const { lookup } = open('a', 'b', new Error('offline'));
    await lookup.load();
    const refreshing = lookup.refresh();
    assert.deepEqual([lookup.state, lookup.value], ['loading', 'a']);
    await refreshing;
    assert.equal(lookup.value, 'b');
    await lookup.refresh();
    assert.deepEqual([lookup.state, lookup.value], ['error', undefined]);
  });

  it('is given up when it is disposed, and nobody is called any more', async () => {
    const { lookup, signals, states } = open('a');
    const loading = lookup.load();
    lookup.dispose();
    await loading;
    assert.equal(signals[0]?.aborted, true);
    assert.deepEqual(states, []);
  });
});
