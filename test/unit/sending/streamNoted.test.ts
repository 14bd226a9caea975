import assert from 'node:assert/strict';
import { SeaTalkError } from '../../../src/client/errors';
import { Outbox } from '../../../src/sending/outbox';
import { leftOf } from '../../../src/sending/outboxRecord';
import type { StreamEnd } from '../../../src/sending/streamedText';
import { streamNoted } from '../../../src/sending/streamNoted';
import { WindowSends } from '../../../src/sending/windowSends';
import { FakeClock } from '../../support/fakeClock';
import { MemoryStore } from '../directory/memoryStore';

const MINUTE = 60_000;

describe('a stream among the sends', () => {
  let clock: FakeClock;
  let store: MemoryStore;
  let outbox: Outbox;
  let windowSends: WindowSends;
  let sent: string[];
  /** What `open` does before it answers. */
  let onOpen: () => Promise<void>;
  let onUpdate: () => Promise<void>;
  let write: (text: string) => void;

  beforeEach(() => {
    clock = new FakeClock();
    store = new MemoryStore();
    outbox = new Outbox({ store, clock });
    windowSends = new WindowSends(clock);
    sent = [];
    onOpen = () => Promise.resolve();
    onUpdate = () => Promise.resolve();
  });

  const elsewhere = () => new Outbox({ store, clock, isAlive: () => true });
  const start = (signal = new AbortController().signal): Promise<StreamEnd> =>
    streamNoted(
      {
        clock,
        outbox,
        windowSends,
        errorWords: (error) => (error instanceof Error ? error.message : ''),
        onError: (error) => assert.fail(String(error)),
      },
      {
        target: { kind: 'group', groupId: 'NDAwNzExMjIzMzQ0', name: 'Release room' },
        appId: 'a1',
        appName: 'Release bot',
        calls: {
          open: async (text) => {
            await onOpen();
            sent.push(text);
            return 'st_1';
          },
          update: async (_id, _seq, text, finish) => {
            await onUpdate();
            sent.push(finish ? `${text} (end)` : text);
          },
        },
        messageOf: (content) => ({ tag: 'text', text: { format: 2, content } }),
      },
      (given, stop) => {
        write = given;
        write('Compiling');
        return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }));
      },
      signal,
    );

  it('is shown while it runs, ends where it is cancelled, and stays as one that went well', async () => {
    const end = start();
    await clock.advance(MINUTE);
    const [live, ...others] = windowSends.live;
    assert.ok(live && others.length === 0);
    assert.deepEqual([live.isStream, live.record.target], [true, 'Release room']);
    live.cancel();
    await clock.advance(MINUTE);
    assert.equal((await end).kind, 'finished');
    assert.deepEqual(windowSends.live, []);
    assert.deepEqual(
      windowSends.done.map(({ isStream, record }) => [isStream, record.id]),
      [[true, live.record.id]],
    );
    assert.equal(sent.at(-1), 'Compiling (end)');
    assert.equal(clock.armed, 0);
  });

  it('is written down before the first call leaves, and forgotten at its end', async () => {
    let known: unknown;
    onOpen = async () => {
      known = JSON.parse(store.values.get('outbox') ?? '[]');
    };
    const stop = new AbortController();
    const end = start(stop.signal);
    await clock.advance(1_000);
    assert.ok(Array.isArray(known) && known.length === 1);
    stop.abort();
    await clock.advance(1_000);
    await end;
    assert.equal(store.values.get('outbox'), undefined);
  });

  it('of half an hour is not taken for one that was cut off', async () => {
    const stop = new AbortController();
    const end = start(stop.signal);
    await clock.advance(0);
    // As if the process that streams were not this one.
    await store.update('outbox', (value) => (value as object[]).map((one) => ({ ...one, pid: 4_711 })));
    for (let minute = 0; minute < 30; minute++) {
      await clock.advance(MINUTE);
      const { interrupted } = await elsewhere().takeInterrupted();
      assert.deepEqual(interrupted, [], `after ${minute} minutes`);
    }
    stop.abort();
    await clock.advance(MINUTE);
    await end;
  });

  it('of which nothing was shown is kept, with its text', async () => {
    onOpen = () =>
      Promise.reject(new SeaTalkError({ kind: 'permission', endpoint: 'initGroupChatStream', reason: 'no' }));
    const end = start();
    await clock.advance(MINUTE);
    assert.equal((await end).kind, 'failed');
    const [kept, ...others] = await outbox.kept();
    assert.ok(kept && others.length === 0);
    assert.deepEqual(leftOf(kept), {
      unsent: [{ tag: 'text', text: { format: 2, content: 'Compiling' } }],
      unsure: [],
    });
    assert.match(kept.reason ?? '', /: no$/u);
    assert.deepEqual([windowSends.live, windowSends.done], [[], []]);
  });

  it('that ended early is in its chat, and is kept no more', async () => {
    onUpdate = () => Promise.reject(new Error('the stream is over'));
    const end = start();
    await clock.advance(MINUTE);
    const { kind, ...rest } = await end;
    assert.deepEqual([kind, 'shown' in rest && rest.shown], ['failed', 'Compiling']);
    assert.deepEqual(await outbox.kept(), []);
    assert.equal(store.values.get('outbox'), undefined);
  });
});
