import assert from 'node:assert/strict';
import { RequestError, Requests } from '../../../src/base/requests';
import { FakeClock, settle } from '../../support/fakeClock';

type Answer = (type: string, request: unknown) => unknown;

const nothing: Answer = () => undefined;

/** Two ends that post to each other as an editor and its frame do: later, and as plain data. */
function pair(clock: FakeClock, left: Answer, right: Answer): readonly [Requests, Requests] {
  const end = (answer: Answer, other: () => Requests) =>
    new Requests({
      clock,
      answer,
      send: (message) => {
        const data: unknown = JSON.parse(JSON.stringify(message));
        setImmediate(() => other().receive(data));
      },
      wordsOf: (error) => `words for ${String(error)}`,
    });
  const one: Requests = end(left, () => two);
  const two: Requests = end(right, () => one);
  return [one, two];
}

const failure = (kind: RequestError['kind'], message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof RequestError);
  assert.equal(error.kind, kind);
  assert.match(error.message, message);
  return true;
};

describe('requests between two sides', () => {
  let clock: FakeClock;
  beforeEach(() => (clock = new FakeClock()));

  it('are answered both ways, each with its own reply, in whatever order', async () => {
    const gates = new Map<unknown, (reply: string) => void>();
    const [one, two] = pair(
      clock,
      (type, request) => [type, request],
      (_type, request) => new Promise((resolve) => gates.set(request, resolve)),
    );
    const first = one.ask('name', 'a');
    const second = one.ask('name', 'b');
    await settle();
    gates.get('b')?.('B');
    gates.get('a')?.('A');
    assert.deepEqual(await Promise.all([first, second]), ['A', 'B']);
    assert.deepEqual(await two.ask('rows', { from: 1 }), ['rows', { from: 1 }]);
    assert.equal(clock.armed, 0);
  });

  it('fail with the words of the other side', async () => {
    const [one] = pair(clock, nothing, () => {
      throw new Error('disk');
    });
    await assert.rejects(one.ask('name', 1), failure('failed', /^words for Error: disk$/u));
    assert.equal(clock.armed, 0);
  });

  it('are given up when the time is up, and a late reply goes to nobody', async () => {
    let reply: (value: string) => void = () => undefined;
    const [one] = pair(clock, nothing, () => new Promise((resolve) => (reply = resolve)));
    const late = assert.rejects(one.ask('name', 1, 500), failure('timeout', /"name" in 0\.5 s/u));
    await clock.advance(500);
    await late;
    const next = one.ask('name', 2);
    reply('for the first');
    await settle();
    await clock.advance(29_999);
    const second = assert.rejects(next, failure('timeout', /in 30 s/u));
    await clock.advance(1);
    await second;
  });

  it('end with their side, and what is still worked on is answered to nobody', async () => {
    const answered: ((value: string) => void)[] = [];
    const [one, two] = pair(clock, nothing, () => new Promise((resolve) => answered.push(resolve)));
    const waiting = assert.rejects(one.ask('name', 1), failure('closed', /Nobody is there/u));
    await settle();
    one.dispose();
    await waiting;
    await assert.rejects(one.ask('name', 1), failure('closed', /Nobody is there/u));
    two.dispose();
    answered[0]?.('late');
    await settle();
    assert.equal(clock.armed, 0);
  });

  it('leave alone what is neither a request nor a reply', () => {
    const [one] = pair(clock, nothing, nothing);
    for (const data of [undefined, null, 'request', {}, { type: 'request' }, { type: 'card', id: 1 }]) {
      assert.equal(one.receive(data), false, JSON.stringify(data));
    }
    assert.equal(one.receive({ type: 'reply', id: 99, reply: 1 }), true, 'a reply to nobody is still one');
  });
});
