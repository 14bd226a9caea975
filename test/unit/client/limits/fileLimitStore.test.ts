import assert from 'node:assert/strict';
import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sleep } from '../../../../src/base/clock';
import { FileLimitStore } from '../../../../src/client/limits/store/fileLimitStore';
import type { LimitStore } from '../../../../src/client/limits/store/limitStore';
import { RateLimiter } from '../../../../src/client/limits/rateLimiter';
import { RateServer, seededRandom } from './rateServer';
import { SimClock } from './simClock';

const MINUTE = 60_000;
const windows = [{ limit: 100, windowMs: MINUTE }];
const call = { key: 'app/send', windows, priority: 'interactive' } as const;

describe('FileLimitStore', () => {
  let folder: string;
  let clock: SimClock;
  const random = seededRandom(7);

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'limits-')), 'limits');
    clock = new SimClock();
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  /** A store as one process has it; virtual time stands still while it works on the disk. */
  function store(): LimitStore {
    const real = new FileLimitStore(folder, { clock: clock.insideHold, random });
    return { transact: (key, change) => clock.hold(real.transact(key, change)) };
  }
  const limiter = (onStoreError?: (error: unknown) => void) =>
    new RateLimiter({ clock, random, share: 1, store: store(), ...(onStoreError ? { onStoreError } : {}) });
  const files = async () => (await readdir(folder)).toSorted();
  const unused = (error: unknown) => assert.fail(String(error));

  it('touches nothing before the first call', async () => {
    const unusedYet = limiter();
    unusedYet.gauge(call.key, windows);
    await assert.rejects(readdir(folder), { code: 'ENOENT' });
    await clock.run(unusedYet.acquire(call));
    assert.equal((await files()).length, 1);
  });

  it('names no key in the folder: a system account’s key is a secret', async () => {
    await clock.run(limiter().acquire({ ...call, key: 'invented-webhook-key' }));
    for (const file of await files()) {
      const text = file + (await readFile(join(folder, file), 'utf8'));
      assert.ok(!text.includes('invented'), text);
    }
  });

  it('keeps used windows over a restart', async () => {
    const before = limiter(unused);
    await clock.run(
      (async () => {
        for (let index = 0; index < 100; index += 1) (await before.acquire(call)).answered('ok');
        await before.refresh(call.key, windows);
      })(),
    );
    const after = limiter(unused);
    const from = clock.exact;
    await clock.run(after.acquire(call));
    assert.ok(clock.exact - from > MINUTE, `got a slot after ${clock.exact - from} ms`);
  });

  it('keeps a closure over a restart', async () => {
    const before = limiter(unused);
    let answeredAtMs = 0;
    await clock.run(
      (async () => {
        const permit = await before.acquire(call);
        answeredAtMs = clock.now();
        permit.answered('limited', 90_000);
        await before.refresh(call.key, windows);
      })(),
    );
    const gauge = await clock.run(limiter(unused).refresh(call.key, windows));
    assert.equal(gauge.closedUntilMs, answeredAtMs + 90_000);
    assert.equal(gauge.pace, 0.5);
  });

  it('lets two processes have one quota together', async () => {
    const server = new RateServer([{ limit: 100, windowMs: MINUTE, kind: 'sliding' }]);
    const travel = () => sleep(clock, 5 + random() * 20);
    const got = [0, 0];
    const from = clock.exact;
    const work = [limiter(unused), limiter(unused)].flatMap((each, process) =>
      Array.from({ length: 200 }, async () => {
        const permit = await each.acquire(call);
        await travel();
        const accepted = server.arrive(clock.exact);
        got[process] = (got[process] ?? 0) + 1;
        await travel();
        permit.answered(accepted ? 'ok' : 'limited');
      }),
    );
    await clock.run(Promise.all(work));
    assert.equal(server.rejected, 0);
    assert.deepEqual(got, [200, 200]);
    assert.ok(clock.exact - from < 3 * MINUTE * 1.06, `took ${clock.exact - from} ms`);
  });

  it('runs changes one after the other, whoever makes them', async () => {
    const stores = [store(), store(), store()];
    const addTwenty = async (each: LimitStore) => {
      for (let index = 0; index < 20; index += 1) {
        await each.transact('k', (record) => {
          record.rung += 1;
        });
      }
    };
    await clock.run(Promise.all(stores.map(addTwenty)));
    let rung = 0;
    await clock.run(
      store().transact('k', (record) => {
        rung = record.rung;
      }),
    );
    assert.equal(rung, 60);
    assert.equal((await files()).filter((file) => !file.endsWith('.json')).length, 0);
  });

  it('takes over the lock of a process that died, after two seconds', async () => {
    await clock.run(limiter().acquire(call));
    const [file = ''] = await files();
    await writeFile(join(folder, `${file}.lock`), '');
    const from = clock.exact;
    await clock.run(limiter(unused).acquire(call));
    assert.ok(clock.exact - from > 1_000 && clock.exact - from < 3_000, `waited ${clock.exact - from} ms`);
    assert.deepEqual(await files(), [file]);
  });

  it('loses no change when several processes find the same dead lock', async () => {
    await clock.run(limiter().acquire(call));
    const [file = ''] = await files();
    await writeFile(join(folder, `${file}.lock`), '');
    const add = (each: LimitStore) =>
      each.transact(call.key, (record) => {
        record.rung += 1;
      });
    await clock.run(Promise.all([store(), store(), store(), store()].map(add)));
    assert.match(await readFile(join(folder, file), 'utf8'), /"rung":4/);
    assert.deepEqual(await files(), [file]);
  });

  it('waits for a lock that keeps changing hands, and goes on without the file after ten seconds', async () => {
    await clock.run(limiter().acquire(call));
    const [file = ''] = await files();
    const lock = join(folder, `${file}.lock`);
    await writeFile(lock, '');
    const given = new AbortController();
    const others = async () => {
      for (let second = 1; !given.signal.aborted; second += 1) {
        await sleep(clock, 500);
        // Another one's lock at the same path: its time differs.
        await clock.hold(utimes(lock, second, second));
      }
    };
    const errors: unknown[] = [];
    const from = clock.exact;
    const asked = limiter((error) => errors.push(error))
      .acquire(call)
      .finally(() => given.abort());
    await clock.run(Promise.all([asked, others()]));
    assert.equal(errors.length, 1);
    assert.ok(clock.exact - from < 12_000);
  });

  for (const [what, content] of Object.entries({
    'cut short': '{"version":1,"answered":[17672',
    'of another version': '{"version":2}',
    'longer in bytes than in characters': 'é'.repeat(3_000),
  })) {
    it(`replaces a file that is ${what}, and rests for a window first`, async () => {
      await clock.run(limiter().acquire(call));
      const [file = ''] = await files();
      await writeFile(join(folder, file), content);
      await utimes(join(folder, file), clock.now() / 1_000, clock.now() / 1_000);
      const from = clock.exact;
      const after = limiter(unused);
      await clock.run(after.acquire(call));
      assert.ok(
        clock.exact - from >= MINUTE && clock.exact - from < MINUTE * 1.1,
        `waited ${clock.exact - from} ms`,
      );
      assert.equal((await clock.run(limiter(unused).refresh(call.key, windows))).windows[0]?.used, 1);
    });
  }

  it('finds nothing used in a file older than its windows', async () => {
    await clock.run(limiter().acquire(call));
    clock.exact += 10 * MINUTE;
    const gauge = await clock.run(limiter(unused).refresh(call.key, windows));
    assert.equal(gauge.windows[0]?.used, 0);
  });

  describe('when the machine’s clock is set while no process runs', () => {
    /** All slots of the window taken; then `happens`; the time that a new process waits for a slot. */
    async function waitAfter(happens: () => void): Promise<number> {
      const before = limiter(unused);
      await clock.run(
        (async () => {
          for (let index = 0; index < 100; index += 1) (await before.acquire(call)).answered('ok');
          // Time passes when nothing is left to be written.
          await sleep(clock, 1);
        })(),
      );
      happens();
      const from = clock.exact;
      await clock.run(limiter(unused).acquire(call));
      return clock.exact - from;
    }

    const DAY = 24 * 60 * MINUTE;
    for (const [what, jumpMs] of Object.entries({ back: -DAY, forward: DAY })) {
      it(`${what}, waits for the rest of the window`, async () => {
        const waitedMs = await waitAfter(() => {
          clock.epochMs += jumpMs;
          clock.exact += 20_000;
        });
        assert.ok(waitedMs >= 40_000 && waitedMs < 41_000, `waited ${waitedMs} ms`);
      });
    }

    it('waits for the rest of the window after the machine was started anew', async () => {
      const waitedMs = await waitAfter(() => {
        clock.epochMs += clock.exact + 20_000 - 9_000;
        clock.exact = 9_000;
      });
      assert.ok(waitedMs >= 40_000 && waitedMs < 41_000, `waited ${waitedMs} ms`);
    });

    it('goes by the time of day on another machine that shares the folder', async () => {
      await waitAfter(() => undefined);
      const elsewhere = new FileLimitStore(folder, { clock: clock.insideHold, random, host: 'another' });
      const transact: LimitStore['transact'] = (key, change) => clock.hold(elsewhere.transact(key, change));
      clock.exact += 3 * 24 * 60 * MINUTE;
      clock.epochMs -= 3 * 24 * 60 * MINUTE;
      const there = new RateLimiter({ clock, random, share: 1, store: { transact }, onStoreError: unused });
      const { windows: seen } = await clock.run(there.refresh(call.key, windows));
      assert.equal(seen[0]?.used, 1);
    });

    it('waits for a window at most after the machine was started anew with its clock set back', async () => {
      const waitedMs = await waitAfter(() => {
        clock.epochMs -= DAY;
        clock.exact = 9_000;
      });
      assert.ok(waitedMs >= 50_000 && waitedMs < 52_000, `waited ${waitedMs} ms`);
    });
  });

  for (const [what, written] of Object.entries({ nothing: 0, 'only a part': 20 })) {
    it(`keeps the limit when the disk is full and takes ${what} of a record`, async () => {
      await clock.run(limiter().acquire(call));
      const errors: unknown[] = [];
      const full = limiter((error) => errors.push(error));
      const restore = await fillDisk(folder, written);
      try {
        const from = clock.exact;
        const send = async () => (await full.acquire(call)).answered('ok');
        await clock.run(Promise.all(Array.from({ length: 100 }, send)));
        assert.ok(clock.exact - from > MINUTE, `101 calls within ${clock.exact - from} ms`);
        assert.equal(errors.length, 1);
      } finally {
        restore();
      }
      const gauge = await clock.run(limiter(unused).refresh(call.key, windows));
      assert.equal(gauge.closedUntilMs, undefined, 'the file is whole');
    });
  }

  it('goes on with what it knows where the folder cannot be written', async () => {
    await writeFile(join(folder, '..', 'file'), '');
    const errors: unknown[] = [];
    const blocked = new FileLimitStore(join(folder, '..', 'file', 'inside'), {
      clock: clock.insideHold,
      random,
    });
    const onStoreError = (error: unknown) => errors.push(error);
    const transact: LimitStore['transact'] = (key, change) => clock.hold(blocked.transact(key, change));
    const each = new RateLimiter({ clock, random, share: 1, store: { transact }, onStoreError });
    await clock.run(each.acquire(call));
    assert.equal(errors.length, 1);
    assert.equal(each.gauge(call.key)?.windows[0]?.used, 1);
  });
});

type Write = (
  this: FileHandle,
  content: Buffer,
  offset: number,
  length: number,
  position: number,
) => Promise<{ bytesWritten: number }>;

/** From now on each write to a file ends as on a full disk, after so many bytes. @returns ends that. */
async function fillDisk(folder: string, bytes: number): Promise<() => void> {
  const path = join(folder, 'probe');
  const probe = await open(path, 'w');
  const handles = Object.getPrototypeOf(probe) as { write: Write };
  await probe.close();
  await rm(path);
  const { write } = handles;
  handles.write = async function (content, offset, length) {
    // What is there already needs no new room.
    const { size } = await this.stat();
    if (length <= size) return write.call(this, content, offset, length, 0);
    if (bytes === 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    return write.call(this, content, offset, bytes, 0);
  };
  return () => {
    handles.write = write;
  };
}
