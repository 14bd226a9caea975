import assert from 'node:assert/strict';
import { KeptSendGoneError, Outbox } from '../../../src/sending/outbox';
import type { OutboxOptions } from '../../../src/sending/outbox';
import { leftOf } from '../../../src/sending/outboxRecord';
import type { OutboxContent, OutboxRecord } from '../../../src/sending/outboxRecord';
import type { OutgoingMessage } from '../../../src/sending/settle';
import { FakeClock } from '../../support/fakeClock';
import { MemoryStore } from '../directory/memoryStore';

const record = (id: string): OutboxRecord => ({
  id,
  appName: 'Release bot',
  target: 'Release crew',
  groupId: 'NDAwNzExMjIzMzQ0',
  parts: 3,
  sent: 0,
  startedAtMs: 1_000,
});
const MINUTE = 60_000;

describe('sends that a reload cut off', () => {
  let clock: FakeClock;
  let store: MemoryStore;
  const open = (options: Partial<OutboxOptions> = {}) => new Outbox({ store, clock, ...options });
  const told = async (outbox: Outbox) => (await outbox.takeInterrupted()).interrupted;
  /** As a window of another process wrote it. */
  const elsewhere = (pid: number, host?: string) => {
    const text = store.values.get('outbox') ?? '[]';
    const records = JSON.parse(text) as object[];
    const moved = records.map((each) => ({ ...each, pid, ...(host === undefined ? {} : { host }) }));
    return store.write('outbox', moved);
  };

  beforeEach(() => {
    clock = new FakeClock();
    store = new MemoryStore();
  });

  it('are told once at the next start, with how far they came', async () => {
    const before = open();
    await before.begin(record('one'));
    await before.advance('one', 2);
    assert.deepEqual(await told(open()), [{ ...record('one'), sent: 2, handed: 2 }]);
    assert.deepEqual(await told(open()), []);
  });

  it('are forgotten as soon as their end is known', async () => {
    const outbox = open();
    await outbox.begin(record('one'));
    await outbox.end('one');
    assert.deepEqual(await told(open()), []);
  });

  it('are not those of this run that are still on their way', async () => {
    const outbox = open();
    await outbox.begin(record('one'));
    assert.deepEqual(await outbox.takeInterrupted(), { interrupted: [], others: 0 });
  });

  it('are not those of another window that lives, until its process has ended', async () => {
    await open().begin(record('one'));
    await elsewhere(4_711);
    let lives = true;
    const isAlive = (pid: number) => pid === 4_711 && lives;
    assert.deepEqual(await open({ isAlive }).takeInterrupted(), { interrupted: [], others: 1 });
    lives = false;
    assert.deepEqual(await told(open({ isAlive })), [record('one')]);
  });

  for (const [what, host] of [
    ['that has the number of their process', undefined],
    ['on another machine that shares the folder', 'elsewhere.example'],
  ] as const) {
    it(`are those that did not get on for ten minutes, whatever process ${what}`, async () => {
      const outbox = open();
      await outbox.begin(record('one'));
      await clock.advance(5 * MINUTE);
      await outbox.advance('one', 1);
      await elsewhere(4_711, host);
      const isAlive = () => host === undefined;
      await clock.advance(10 * MINUTE - 1);
      assert.deepEqual(await told(open({ isAlive })), []);
      await clock.advance(1);
      assert.equal((await told(open({ isAlive }))).length, 1);
    });
  }

  it('are hinted at from the first that begins to the end of the last', async () => {
    const hints: boolean[] = [];
    const outbox = open({ onPending: (pending) => hints.push(pending) });
    await Promise.all([outbox.begin(record('one')), outbox.begin(record('two'))]);
    await outbox.end('one');
    assert.ok(hints.every((hint) => hint));
    await outbox.end('two');
    assert.equal(hints.at(-1), false);
  });

  it('are hinted at until they were told', async () => {
    await open().begin(record('one'));
    const hints: boolean[] = [];
    await open({ onPending: (pending) => hints.push(pending) }).takeInterrupted();
    assert.deepEqual(hints, [false]);
  });

  it('keep apart when two are on their way', async () => {
    const outbox = open();
    await Promise.all([outbox.begin(record('one')), outbox.begin(record('two'))]);
    await Promise.all([outbox.advance('one', 1), outbox.end('two')]);
    assert.deepEqual(
      (await told(open())).map(({ id, sent }) => `${id}:${sent}`),
      ['one:1'],
    );
  });

  it('survive a stored value of another shape', async () => {
    await open().begin(record('good'));
    const [good] = JSON.parse(store.values.get('outbox') ?? '') as unknown[];
    await store.write('outbox', [null, 7, { id: 'x' }, good]);
    assert.deepEqual(
      (await told(open())).map(({ id }) => id),
      ['good'],
    );
  });

  it('are never more than a hundred', async () => {
    const outbox = open();
    for (let index = 0; index < 110; index += 1) await outbox.begin(record(String(index)));
    const left = await told(open());
    assert.equal(left.length, 100);
    assert.equal(left.at(-1)?.id, '109');
  });
});

describe('what the outbox keeps of a send', () => {
  const target = { kind: 'group', groupId: 'g-1', name: 'Release crew' } as const;
  const text = (content: string) => ({ tag: 'text', text: { format: 2, content } }) as const;
  const messages = [text('one'), text('two'), text('three')];
  const content: OutboxContent = { appId: 'app-1', target, messages };
  let clock: FakeClock;
  let store: MemoryStore;
  let outbox: Outbox;
  const left = async () =>
    (await outbox.kept()).map((send) => {
      const words = (all: readonly OutgoingMessage[]) =>
        all.map((message) => (message.tag === 'text' ? message.text.content : message.tag));
      return { unsent: words(leftOf(send).unsent), unsure: words(leftOf(send).unsure), why: send.why };
    });
  const begin = (id: string, of = content, keptId?: string) =>
    outbox.begin({ ...record(id), parts: of.messages.length, handed: 0 }, of, keptId);

  beforeEach(() => {
    clock = new FakeClock();
    store = new MemoryStore();
    outbox = new Outbox({ store, clock });
  });

  it('is what was not sent, when it fails', async () => {
    await begin('one');
    await outbox.keep('one', { sent: 1, handed: 1, reason: 'No permission' });
    assert.deepEqual(await left(), [{ unsent: ['two', 'three'], unsure: [], why: 'failed' }]);
    assert.equal((await outbox.kept())[0]?.reason, 'No permission');
  });

  it('has what may have arrived apart', async () => {
    await begin('one');
    await outbox.keep('one', { sent: 1, handed: 2 });
    assert.deepEqual(await left(), [{ unsent: ['three'], unsure: ['two'], why: 'failed' }]);
  });

  for (const [what, reach, expected] of [
    ['before the first left', async () => undefined, { unsent: ['one', 'two', 'three'], unsure: [] }],
    [
      'while the first was on its way',
      () => outbox.handOver('one', 1),
      { unsent: ['two', 'three'], unsure: ['one'] },
    ],
    [
      'while the second waited for its slot',
      () => outbox.advance('one', 1),
      { unsent: ['two', 'three'], unsure: [] },
    ],
  ] as const) {
    it(`is what a window has left that was closed ${what}, and it is told once`, async () => {
      await begin('one');
      await reach();
      const next = new Outbox({ store, clock });
      assert.equal((await next.takeInterrupted()).interrupted.length, 1);
      assert.equal((await next.takeInterrupted()).interrupted.length, 0);
      assert.deepEqual(await left(), [{ ...expected, why: 'cut_off' }]);
    });
  }

  it('is nothing of a send that went well, and nothing of one too large for the disk', async () => {
    await begin('one');
    await outbox.end('one');
    const huge = {
      ...content,
      messages: [{ tag: 'image', image: { content: 'A'.repeat(300_000) } }] as const,
    };
    await begin('two', huge);
    await outbox.keep('two', { sent: 0, handed: 0 });
    assert.deepEqual(await left(), []);
    assert.equal(store.values.get('outbox'), undefined);
  });

  it('is gone when it is discarded, and after a week', async () => {
    for (const id of ['one', 'two']) {
      await begin(id, { ...content, messages: [text(id)] });
      await outbox.keep(id, { sent: 0, handed: 0 });
    }
    await outbox.discard('one');
    assert.deepEqual(
      (await outbox.kept()).map(({ id }) => id),
      ['two'],
    );
    await clock.advance(7 * 24 * 60 * MINUTE);
    assert.deepEqual(await outbox.kept(), []);
  });

  it('makes room for the same messages to the same chat, sent by whatever way', async () => {
    await begin('one');
    await outbox.keep('one', { sent: 0, handed: 0 });
    await begin('two', { ...content, target: { ...target, groupId: 'g-2' } });
    assert.equal((await outbox.kept()).length, 1);
    await begin('three');
    assert.deepEqual(await outbox.kept(), []);
  });

  it('is sent by one window only: the other is told that it is gone', async () => {
    await begin('one');
    await outbox.keep('one', { sent: 1, handed: 1 });
    const rest = { ...content, messages: messages.slice(1) };
    await begin('two', rest, 'one');
    await assert.rejects(begin('three', rest, 'one'), KeptSendGoneError);
    assert.deepEqual((await new Outbox({ store, clock }).takeInterrupted()).interrupted.length, 1);
  });

  it('stays what may have arrived, while the others are sent', async () => {
    await begin('one');
    await outbox.keep('one', { sent: 0, handed: 1 });
    await begin('two', { ...content, messages: messages.slice(1) }, 'one');
    await outbox.end('two');
    assert.deepEqual(await left(), [{ unsent: [], unsure: ['one'], why: 'failed' }]);
    await begin('three', { ...content, messages: messages.slice(0, 1) }, 'one');
    assert.deepEqual(await left(), []);
  });

  it('survives what another version wrote', async () => {
    await begin('one');
    await outbox.keep('one', { sent: 0, handed: 0 });
    const [good] = JSON.parse(store.values.get('outbox') ?? '') as object[];
    const bad = [
      { content: { target: { kind: 'planet' }, messages: [] } },
      { content: { target, messages: ['hello'] } },
      { kept: { why: 'tired' } },
      { handed: 'two' },
    ].map((change) => ({ ...good, ...change }));
    await store.write('outbox', [...bad, good]);
    assert.equal((await outbox.kept()).length, 1);
  });

  it('tells whoever shows it of each change by its window', async () => {
    let changes = 0;
    outbox = new Outbox({ store, clock, onChange: () => (changes += 1) });
    await begin('one');
    await outbox.keep('one', { sent: 0, handed: 0 });
    await outbox.discard('one');
    assert.equal(changes, 3);
  });
});
