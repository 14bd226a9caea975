import assert from 'node:assert/strict';
import { deliver, remaining } from '../../../src/sending/deliver';
import type { Fate } from '../../../src/sending/deliver';

class Refused extends Error {
  readonly fate: Fate;
  constructor(fate: Fate) {
    super('refused');
    this.fate = fate;
  }
}

/** Sends that take everything, but for the messages that are named. */
function post(failures: Readonly<Record<string, Fate>> = {}) {
  const sent: string[] = [];
  const noted: number[] = [];
  const stop = new AbortController();
  const run = (messages: readonly string[]) =>
    deliver(
      messages,
      (message) => {
        sent.push(message);
        const fate = failures[message];
        return fate
          ? Promise.reject(new Refused(fate))
          : Promise.resolve(message === 'quiet' ? undefined : `id-${message}`);
      },
      {
        beforePart: async (part) => {
          noted.push(part);
        },
        fateOf: (error) => (error instanceof Refused ? error.fate : 'unknown'),
        signal: stop.signal,
      },
    );
  return { sent, noted, stop, run };
}

describe('delivery of several messages', () => {
  it('goes in order and gives the ids, also where one is not told', async () => {
    const { run, sent, noted } = post();
    const outcome = await run(['a', 'quiet', 'b']);
    assert.deepEqual(outcome, { messageIds: ['id-a', undefined, 'id-b'] });
    assert.deepEqual(sent, ['a', 'quiet', 'b']);
    assert.deepEqual(noted, [0, 1, 2]);
  });

  it('stops at the first that fails; the rest begins with it when it certainly did not go', async () => {
    const { run, sent } = post({ b: 'not_sent' });
    const outcome = await run(['a', 'b', 'c']);
    assert.deepEqual(sent, ['a', 'b']);
    assert.deepEqual(outcome.messageIds, ['id-a']);
    assert.equal(outcome.failure?.part, 1);
    assert.deepEqual(remaining(['a', 'b', 'c'], outcome), ['b', 'c']);
  });

  it('never offers a message again that may have been delivered', async () => {
    const { run } = post({ b: 'unknown' });
    const outcome = await run(['a', 'b', 'c']);
    assert.equal(outcome.failure?.fate, 'unknown');
    assert.deepEqual(remaining(['a', 'b', 'c'], outcome), ['c']);
  });

  it('hands nothing over after a cancel', async () => {
    const { run, sent, stop } = post();
    stop.abort();
    const outcome = await run(['a']);
    assert.deepEqual(sent, []);
    assert.equal(outcome.failure?.fate, 'not_sent');
  });

  it('hands nothing over when it cannot be written down first', async () => {
    const sent: string[] = [];
    const outcome = await deliver(
      ['a'],
      async (message) => {
        sent.push(message);
        return message;
      },
      {
        beforePart: () => Promise.reject(new Error('disk full')),
        fateOf: () => 'unknown',
        signal: new AbortController().signal,
      },
    );
    assert.deepEqual(sent, []);
    assert.equal(outcome.failure?.fate, 'not_sent');
  });

  it('has no rest when all went', async () => {
    assert.deepEqual(remaining(['a'], await post().run(['a'])), []);
  });
});
