import assert from 'node:assert/strict';
import { Outbox } from '../../../src/sending/outbox';
import type { OutboxRecord } from '../../../src/sending/outbox';

class Memory {
  readonly values = new Map<string, unknown>();
  get(key: string): unknown {
    return this.values.get(key);
  }
  async update(key: string, value: unknown): Promise<void> {
    // As a memento does: through JSON, and undefined removes.
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.parse(JSON.stringify(value)));
  }
}

const record = (id: string): OutboxRecord => ({
  id,
  appName: 'Release bot',
  target: 'Release crew',
  groupId: 'NDAwNzExMjIzMzQ0',
  parts: 3,
  sent: 0,
  startedAtMs: 1_000,
});

describe('sends that a reload cut off', () => {
  it('are told once at the next start, with how far they came', async () => {
    const memory = new Memory();
    const before = new Outbox(memory, 'seatalk.outbox');
    await before.begin(record('one'));
    await before.advance('one', 2);
    const after = new Outbox(memory, 'seatalk.outbox');
    assert.equal(after.isEmpty, false);
    assert.deepEqual(await after.takeInterrupted(), [{ ...record('one'), sent: 2 }]);
    assert.deepEqual(await new Outbox(memory, 'seatalk.outbox').takeInterrupted(), []);
    assert.equal(memory.values.size, 0);
  });

  it('are forgotten as soon as their end is known', async () => {
    const memory = new Memory();
    const outbox = new Outbox(memory, 'seatalk.outbox');
    await outbox.begin(record('one'));
    await outbox.end('one');
    assert.equal(outbox.isEmpty, true);
    assert.deepEqual(await new Outbox(memory, 'seatalk.outbox').takeInterrupted(), []);
    assert.equal(memory.values.size, 0);
  });

  it('are not those of this run that are still on their way', async () => {
    const outbox = new Outbox(new Memory(), 'seatalk.outbox');
    await outbox.begin(record('one'));
    assert.deepEqual(await outbox.takeInterrupted(), []);
  });

  it('keep apart when two are on their way', async () => {
    const memory = new Memory();
    const outbox = new Outbox(memory, 'seatalk.outbox');
    await Promise.all([outbox.begin(record('one')), outbox.begin(record('two'))]);
    await Promise.all([outbox.advance('one', 1), outbox.end('two')]);
    assert.deepEqual(
      (await new Outbox(memory, 'seatalk.outbox').takeInterrupted()).map(({ id, sent }) => `${id}:${sent}`),
      ['one:1'],
    );
  });

  it('survive a stored value of another shape', async () => {
    const memory = new Memory();
    memory.values.set('seatalk.outbox', [null, 7, { id: 'x' }, record('good')]);
    assert.deepEqual(
      (await new Outbox(memory, 'seatalk.outbox').takeInterrupted()).map(({ id }) => id),
      ['good'],
    );
  });

  it('are never more than twenty', async () => {
    const memory = new Memory();
    const outbox = new Outbox(memory, 'seatalk.outbox');
    for (let index = 0; index < 30; index += 1) await outbox.begin(record(String(index)));
    const left = await new Outbox(memory, 'seatalk.outbox').takeInterrupted();
    assert.equal(left.length, 20);
    assert.equal(left.at(-1)?.id, '29');
  });
});
