import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { LimitCall, Permit } from '../../../../src/client/limits/limitCall';
import type { LimitRecord } from '../../../../src/client/limits/limitRecord';
import { emptyRecord } from '../../../../src/client/limits/limitRecord';
import { LimitWaitError } from '../../../../src/client/limits/limitWaitError';
import type { RateLimiterOptions } from '../../../../src/client/limits/rateLimiter';
import { RateLimiter } from '../../../../src/client/limits/rateLimiter';
import { FakeClock, settle } from '../../../support/fakeClock';

const MINUTE = 60_000;
const tenPerMinute = [{ limit: 10, windowMs: MINUTE }];

function setUp(options: RateLimiterOptions = {}) {
  const clock = new FakeClock();
  const limiter = new RateLimiter({ clock, share: 1, reserve: 0, ...options });
  const call = (more: Partial<LimitCall> = {}): LimitCall => ({
    key: 'app/path',
    windows: tenPerMinute,
    priority: 'bulk',
    ...more,
  });
  /** Asks for a permit and notes under `name` when it comes. */
  const order: string[] = [];
  const ask = (name: string, more: Partial<LimitCall> = {}) => {
    const asked = limiter.acquire(call(more)).then((permit) => {
      order.push(name);
      return permit;
    });
    asked.catch(() => undefined);
    return asked;
  };
  /** Takes `count` permits and has them answered at once. */
  const use = async (count: number) => {
    for (let index = 0; index < count; index += 1)
      (await limiter.acquire(call({ priority: 'interactive' }))).answered('ok');
    await settle();
  };
  return { clock, limiter, call, ask, use, order };
}

const failsWith = (reason: string) => (error: unknown) =>
  error instanceof LimitWaitError && error.reason === reason;

describe('RateLimiter', () => {
  it('frees a slot one window after the answer, not after the sending', async () => {
    const { clock, limiter, call, ask, order } = setUp();
    const permits = await Promise.all(Array.from({ length: 10 }, () => limiter.acquire(call())));
    void ask('eleventh');
    await clock.advance(5_000);
    for (const permit of permits) permit.answered('ok');
    await clock.advance(MINUTE);
    assert.deepEqual(order, []);
    await clock.advance(100);
    assert.deepEqual(order, ['eleventh']);
  });

  it('respects every window of a call together', async () => {
    const { clock, limiter, call } = setUp();
    const start = clock.now();
    const seconds: number[] = [];
    const windows = [
      { limit: 2, windowMs: 1_000 },
      { limit: 5, windowMs: MINUTE },
    ];
    const calls = Array.from({ length: 7 }, async () => {
      const permit = await limiter.acquire(call({ windows }));
      seconds.push(Math.floor((clock.now() - start) / 1_000));
      permit.answered('ok');
    });
    await clock.advance(2 * MINUTE);
    await Promise.all(calls);
    assert.deepEqual(seconds, [0, 0, 1, 1, 2, 60, 60]);
  });

  it('takes the share of each window that is set, and follows its change at once', async () => {
    const { clock, limiter, ask, order } = setUp({ share: 0.5 });
    for (let index = 0; index < 10; index += 1) void ask(String(index));
    await clock.advance(1);
    assert.equal(order.length, 5);
    limiter.setShare(0.8);
    await clock.advance(1);
    assert.equal(order.length, 8);
    assert.throws(() => limiter.setShare(0), RangeError);
    assert.throws(() => limiter.setShare(1.1), RangeError);
    assert.throws(() => new RateLimiter({ share: Number.NaN }), RangeError);
  });

  it('uses 60 % unless told otherwise, and at least one call of a small window', async () => {
    const clock = new FakeClock();
    const limiter = new RateLimiter({ clock });
    const gauge = (limit: number) => limiter.gauge(`k${limit}`, [{ limit, windowMs: MINUTE }])?.windows[0];
    assert.equal(gauge(100)?.share, 60);
    assert.equal(gauge(1)?.share, 1);
  });

  it('keeps the order of calls', async () => {
    const { clock, ask, order } = setUp();
    const names = Array.from({ length: 25 }, (_, index) => String(index));
    for (const name of names) void ask(name).then((permit) => permit.answered('ok'));
    await clock.advance(3 * MINUTE);
    assert.deepEqual(order, names);
  });

  it('lets interactive calls pass bulk ones, and keeps a reserve for them', async () => {
    const { clock, ask, order } = setUp({ reserve: 0.2 });
    for (let index = 0; index < 12; index += 1) void ask(`bulk ${index}`);
    await clock.advance(1);
    assert.equal(order.length, 8);
    void ask('urgent', { priority: 'interactive' });
    await clock.advance(1);
    assert.equal(order.at(-1), 'urgent');
  });

  it('keeps one slot for interactive calls even where a tenth is less than one', async () => {
    const { clock, ask, order } = setUp({ reserve: 0.1 });
    const windows = [{ limit: 2, windowMs: MINUTE }];
    void ask('first', { windows });
    void ask('second', { windows });
    await clock.advance(1);
    assert.deepEqual(order, ['first']);
    void ask('urgent', { windows, priority: 'interactive' });
    await clock.advance(1);
    assert.deepEqual(order, ['first', 'urgent']);
  });

  it('gives the slot of a call that was never sent back at once', async () => {
    const { clock, limiter, call, ask, order } = setUp();
    const permits = await Promise.all(Array.from({ length: 10 }, () => limiter.acquire(call())));
    void ask('eleventh');
    permits[0]?.answered('unsent');
    await clock.advance(1);
    assert.deepEqual(order, ['eleventh']);
  });

  it('counts a call of unknown fate from a little later than we gave up', async () => {
    const { clock, limiter, call, ask, order } = setUp({ unknownGraceMs: 3_000 });
    const windows = [{ limit: 1, windowMs: 1_000 }];
    (await limiter.acquire(call({ windows }))).answered('unknown');
    void ask('next', { windows });
    await clock.advance(3_900);
    assert.deepEqual(order, []);
    await clock.advance(200);
    assert.deepEqual(order, ['next']);
  });

  it('takes a permit that is never answered for answered when its lease ends', async () => {
    const { clock, limiter, call, ask, order } = setUp({ leaseMs: 10_000 });
    const windows = [{ limit: 1, windowMs: 1_000 }];
    await limiter.acquire(call({ windows }));
    void ask('next', { windows });
    await clock.advance(10_500);
    assert.deepEqual(order, []);
    await clock.advance(2_000);
    assert.deepEqual(order, ['next']);
  });

  it('notes only the first answer of a permit', async () => {
    const { clock, limiter, call } = setUp();
    const permit = await limiter.acquire(call());
    permit.answered('ok');
    permit.answered('limited');
    permit.answered('unsent');
    await clock.advance(1);
    assert.equal(limiter.gauge('app/path')?.windows[0]?.used, 1);
    assert.equal(limiter.gauge('app/path')?.closedUntilMs, undefined);
  });

  it('never holds back a call without windows', async () => {
    const { clock, limiter, call } = setUp();
    for (let index = 0; index < 2_000; index += 1)
      (await limiter.acquire(call({ windows: [] }))).answered('ok');
    assert.equal(clock.armed, 0);
  });

  it('keeps keys apart', async () => {
    const { use, limiter, call } = setUp();
    await use(10);
    const permit = await limiter.acquire(call({ key: 'app/other' }));
    assert.ok(permit);
  });

  describe('waiting', () => {
    it('fails at its deadline when no slot came', async () => {
      const { clock, limiter, call } = setUp();
      // Ten calls on their way: the next slot may come any time after a minute.
      await Promise.all(Array.from({ length: 10 }, () => limiter.acquire(call())));
      const waiting = limiter.acquire(call({ deadlineAtMs: clock.monotonic() + 70_000 }));
      const failed = assert.rejects(waiting, failsWith('deadline'));
      await clock.advance(69_999);
      assert.equal(limiter.gauge('app/path')?.waiting.bulk, 1);
      await clock.advance(1);
      await failed;
      assert.equal(clock.armed, 0);
    });

    it('fails at once when the deadline cannot be met, and says when the next slot comes', async () => {
      const { clock, limiter, call, use } = setUp();
      await use(10);
      const nextSlotAtMs = limiter.gauge('app/path')?.windows[0]?.nextSlotAtMs;
      await assert.rejects(limiter.acquire(call({ deadlineAtMs: clock.monotonic() + 30_000 })), (error) => {
        assert.ok(error instanceof LimitWaitError && error.reason === 'deadline');
        assert.equal(error.nextSlotAtMs, nextSlotAtMs);
        return true;
      });
      assert.equal(clock.armed, 0);
    });

    it('counts the calls ahead when it judges a deadline', async () => {
      const { clock, limiter, call, use, ask } = setUp();
      await use(10);
      for (let index = 0; index < 10; index += 1) void ask('before');
      const soon = clock.monotonic() + 90_000;
      await assert.rejects(limiter.acquire(call({ deadlineAtMs: soon })), failsWith('deadline'));
      const urgent = limiter.acquire(call({ deadlineAtMs: soon, priority: 'interactive' }));
      await clock.advance(61_000);
      assert.ok(await urgent);
    });

    it('ends when its signal is aborted, and makes room for those behind', async () => {
      const { clock, limiter, call, use } = setUp();
      await use(10);
      const control = new AbortController();
      const first = limiter.acquire(call({ signal: control.signal }));
      const second = limiter.enqueue(call());
      assert.equal(second.position(), 1);
      control.abort(new Error('not wanted any more'));
      await assert.rejects(first, (error) => {
        assert.ok(error instanceof LimitWaitError && error.reason === 'aborted');
        assert.ok(error.cause instanceof Error && error.cause.message === 'not wanted any more');
        return true;
      });
      assert.equal(second.position(), 0);
      await clock.advance(61_000);
      assert.ok(await second.permit);
    });

    it('does not begin under an aborted signal', async () => {
      const { limiter, call } = setUp();
      await assert.rejects(limiter.acquire(call({ signal: AbortSignal.abort() })), failsWith('aborted'));
    });

    it('gives a slot back that was being written down for a call aborted meanwhile', async () => {
      const { limiter, call } = setUp();
      const control = new AbortController();
      const waiting = limiter.acquire(call({ signal: control.signal }));
      // The store has run, but its promise has not been looked at yet.
      control.abort();
      await assert.rejects(waiting, failsWith('aborted'));
      await settle();
      assert.equal(limiter.gauge('app/path')?.windows[0]?.used, 0);
    });

    it('ends for every call when the limiter is disposed, and leaves no timer', async () => {
      const { clock, limiter, call, use } = setUp();
      await use(10);
      const waiting = limiter.acquire(call({ deadlineAtMs: clock.monotonic() + 90_000 }));
      limiter.dispose();
      await assert.rejects(waiting, failsWith('disposed'));
      await assert.rejects(limiter.acquire(call()), failsWith('disposed'));
      assert.equal(clock.armed, 0);
    });

    it('arms one timer and one listener a signal for 10 000 calls with deadlines, and none afterwards', async () => {
      const { clock, limiter, call, use } = setUp();
      await use(10);
      const { signal } = new AbortController();
      const windows = [{ limit: 1_000, windowMs: 1_000 }];
      const waiting: Promise<Permit>[] = [];
      for (let index = 0; index < 10_000; index += 1) {
        const deadlineAtMs = clock.monotonic() + 50_000 + ((index * 7_919) % 10_000);
        waiting.push(limiter.acquire(call({ key: 'app/sweep', windows, signal, deadlineAtMs })));
        if (index === 5_000) await settle();
      }
      assert.equal(clock.armed, 1);
      assert.equal(getEventListeners(signal, 'abort').length, 1);
      const all = Promise.all(waiting.map(async (each) => (await each).answered('ok')));
      await clock.advance(20_000);
      await all;
      assert.equal(clock.armed, 0);
      assert.equal(getEventListeners(signal, 'abort').length, 0);
    });
  });

  describe('when the machine’s clock is set', () => {
    const HOUR = 60 * MINUTE;
    for (const [what, jumpMs] of Object.entries({ back: -HOUR, forward: HOUR })) {
      it(`${what}, frees a slot when its window has passed, no earlier and no later`, async () => {
        const { clock, use, ask, order } = setUp();
        await use(10);
        void ask('eleventh');
        clock.jump(jumpMs);
        void ask('twelfth');
        await clock.advance(MINUTE - 1);
        assert.deepEqual(order, []);
        await clock.advance(100);
        assert.deepEqual(order, ['eleventh', 'twelfth']);
      });

      it(`${what}, keeps the deadline of a call that waits`, async () => {
        const { clock, limiter, call } = setUp();
        await Promise.all(Array.from({ length: 10 }, () => limiter.acquire(call())));
        const late = limiter.acquire(call({ deadlineAtMs: clock.monotonic() + 70_000 }));
        const failed = assert.rejects(late, failsWith('deadline'));
        clock.jump(jumpMs);
        await clock.advance(69_999);
        assert.equal(limiter.gauge('app/path')?.waiting.bulk, 1);
        await clock.advance(1);
        await failed;
      });

      it(`${what}, opens a closed key when its time has passed, and shows that time by the new clock`, async () => {
        const { clock, limiter, call, ask, order } = setUp();
        (await limiter.acquire(call())).answered('limited', 7_000);
        await settle();
        void ask('next');
        clock.jump(jumpMs);
        assert.equal(limiter.gauge('app/path')?.closedUntilMs, clock.now() + 7_000);
        await clock.advance(6_999);
        assert.deepEqual(order, []);
        await clock.advance(2);
        assert.deepEqual(order, ['next']);
      });
    }
  });

  describe('after a rejection', () => {
    const nested = [
      { limit: 20, windowMs: 1_000 },
      { limit: 100, windowMs: MINUTE },
    ];

    it('waits for the shortest window, probes with one call, and goes on when it gets through', async () => {
      const { clock, ask, order } = setUp();
      const rejected = await ask('rejected', { windows: nested });
      rejected.answered('limited');
      for (const name of ['a', 'b'])
        void ask(name, { windows: nested }).then((permit) => setTimeoutOn(clock, 50, permit));
      await clock.advance(1_000);
      assert.deepEqual(order, ['rejected']);
      await clock.advance(10);
      assert.deepEqual(order, ['rejected', 'a']);
      await clock.advance(100);
      assert.deepEqual(order, ['rejected', 'a', 'b']);
    });

    it('waits for the next longer window when the probe is rejected too', async () => {
      const { clock, ask, order } = setUp();
      (await ask('first', { windows: nested })).answered('limited');
      const probe = ask('probe', { windows: nested });
      await clock.advance(1_010);
      (await probe).answered('limited');
      void ask('next', { windows: nested });
      await clock.advance(59_900);
      assert.deepEqual(order, ['first', 'probe']);
      await clock.advance(200);
      assert.deepEqual(order, ['first', 'probe', 'next']);
    });

    it('takes rejections of calls that were on their way together for one incident', async () => {
      const { clock, limiter, call } = setUp();
      const permits = await Promise.all(
        Array.from({ length: 5 }, () => limiter.acquire(call({ windows: nested }))),
      );
      for (const permit of permits) {
        permit.answered('limited');
        await clock.advance(10);
      }
      const gauge = limiter.gauge('app/path');
      assert.equal(gauge?.pace, 0.5);
      assert.ok((gauge?.closedUntilMs ?? Infinity) < clock.now() + 1_100);
    });

    it("obeys the server's own wait", async () => {
      const { clock, limiter, call } = setUp();
      (await limiter.acquire(call())).answered('limited', 7_000);
      await settle();
      assert.equal(limiter.gauge('app/path')?.closedUntilMs, clock.now() + 7_000);
    });

    it('gives the rejected call its old place', async () => {
      const { clock, ask, order } = setUp();
      const first = await ask('first');
      void ask('second').then((permit) => permit.answered('ok'));
      void ask('third', { priority: 'interactive' }).then((permit) => permit.answered('ok'));
      await settle();
      for (let index = 0; index < 8; index += 1) void ask('later').then((permit) => permit.answered('ok'));
      await settle();
      order.length = 0;
      first.answered('limited');
      void first.again().then((permit) => {
        order.push('first again');
        permit.answered('ok');
      });
      await clock.advance(3 * MINUTE);
      assert.equal(order[0], 'first again');
    });

    it('judges the deadline of a rejected call by its old place, not by the length of the queue', async () => {
      const { clock, limiter, call, ask } = setUp();
      const first = await limiter.acquire(call({ deadlineAtMs: clock.monotonic() + 90_000 }));
      for (let index = 0; index < 50; index += 1) void ask('behind').then((permit) => permit.answered('ok'));
      await settle();
      first.answered('limited', 1_000);
      const again = first.again();
      await clock.advance(62_000);
      assert.ok(await again);
    });

    it('fails calls at once whose deadline the closure makes impossible', async () => {
      const { clock, limiter, call } = setUp();
      const permits = await Promise.all(Array.from({ length: 10 }, () => limiter.acquire(call())));
      await clock.advance(1_000);
      permits[0]?.answered('unsent');
      const waiting = limiter.acquire(call({ deadlineAtMs: clock.monotonic() + 30_000 }));
      await waiting;
      const late = limiter.acquire(call({ deadlineAtMs: clock.monotonic() + 61_000 }));
      const failed = assert.rejects(late, failsWith('deadline'));
      permits[1]?.answered('limited', 120_000);
      await failed;
    });

    it('lowers the pace, which grows back slowly', async () => {
      const { clock, limiter, call } = setUp();
      (await limiter.acquire(call())).answered('limited');
      await clock.advance(1);
      const share = () => limiter.gauge('app/path')?.windows[0]?.share;
      assert.equal(share(), 5);
      await clock.advance(4 * MINUTE);
      assert.equal(share(), 7);
      await clock.advance(6 * MINUTE);
      assert.equal(share(), 10);
    });

    it('wakes waiting calls when the pace has grown', async () => {
      const { clock, limiter, ask, order, call } = setUp();
      const windows = [{ limit: 20, windowMs: 86_400_000 }];
      const [first, ...others] = await Promise.all(
        Array.from({ length: 10 }, () => limiter.acquire(call({ windows }))),
      );
      first?.answered('limited', 1);
      for (const permit of others) permit.answered('ok');
      await clock.advance(10);
      void ask('probe', { windows }).then((permit) => permit.answered('ok'));
      await clock.advance(MINUTE - 20);
      assert.deepEqual(order, []);
      await clock.advance(30);
      assert.deepEqual(order, ['probe']);
    });
  });

  describe('what it shows', () => {
    it('tells what is left of every window and when the next slot comes', async () => {
      const { clock, limiter, call } = setUp({ share: 0.6 });
      const windows = [
        { limit: 5, windowMs: 1_000 },
        { limit: 100, windowMs: MINUTE },
      ];
      const permits = await Promise.all(Array.from({ length: 3 }, () => limiter.acquire(call({ windows }))));
      for (const permit of permits) permit.answered('ok');
      await settle();
      const now = clock.now();
      assert.deepEqual(limiter.gauge('app/path'), {
        windows: [
          { limit: 5, windowMs: 1_000, share: 3, used: 3, left: 0, nextSlotAtMs: now + 1_002 },
          { limit: 100, windowMs: MINUTE, share: 60, used: 3, left: 57, nextSlotAtMs: now },
        ],
        waiting: { interactive: 0, bulk: 0 },
        closedUntilMs: undefined,
        pace: 1,
      });
    });

    it('knows nothing of a key nobody used, but all of it is left', () => {
      const { limiter } = setUp();
      assert.equal(limiter.gauge('unused'), undefined);
      assert.equal(limiter.gauge('unused', tenPerMinute)?.windows[0]?.left, 10);
    });

    it("tells a waiting call's position and earliest moment", async () => {
      const { clock, limiter, call, use } = setUp();
      await use(10);
      const waiting = Array.from({ length: 12 }, () => limiter.enqueue(call()));
      const urgent = limiter.enqueue(call({ priority: 'interactive' }));
      assert.equal(urgent.position(), 0);
      assert.equal(waiting[0]?.position(), 1);
      assert.equal(waiting[11]?.position(), 12);
      assert.equal(waiting[0]?.expectedAtMs(), clock.now() + 60_031);
      assert.equal(waiting[11]?.expectedAtMs(), clock.now() + 2 * 60_031);
      await clock.advance(61_000);
      assert.equal(urgent.position(), undefined);
      assert.equal(urgent.expectedAtMs(), undefined);
    });
  });

  describe('with a store that can not keep what it is given', () => {
    /** Hands out what was kept last, has it changed, and fails to keep it while `full`. */
    function forgetfulStore() {
      let kept = emptyRecord();
      const store = {
        full: true,
        transact: (_key: string, change: (record: LimitRecord) => void) => {
          const copy = structuredClone(kept);
          change(copy);
          if (store.full) return Promise.reject(new Error('disk full'));
          kept = copy;
          return Promise.resolve();
        },
      };
      return store;
    }

    it('lets no call out uncounted, and says so once', async () => {
      const errors: unknown[] = [];
      const { use, limiter, call, clock } = setUp({
        store: forgetfulStore(),
        onStoreError: (error) => errors.push(error),
      });
      await use(10);
      const waiting = limiter.enqueue(call());
      await clock.advance(59_000);
      assert.equal(waiting.position(), 0);
      await clock.advance(2_000);
      assert.ok(await waiting.permit);
      assert.equal(errors.length, 1);
    });

    it('hands over what it counted meanwhile as soon as the store works again, and says it when that ends', async () => {
      const errors: unknown[] = [];
      const store = forgetfulStore();
      const { use, call, clock, limiter } = setUp({ store, onStoreError: (error) => errors.push(error) });
      await use(8);
      const onItsWay = await limiter.acquire(call());
      store.full = false;
      onItsWay.answered('ok');
      await use(1);
      const other = new RateLimiter({ clock, share: 1, reserve: 0, store });
      const late = call({ deadlineAtMs: clock.monotonic() + 50_000 });
      assert.equal((await other.refresh(late.key, late.windows)).windows[0]?.left, 0);
      await assert.rejects(other.acquire(late), failsWith('deadline'));
      store.full = true;
      await clock.advance(61_000);
      await use(1);
      assert.equal(errors.length, 2);
    });

    it('counts a closure too', async () => {
      const { limiter, call, clock, ask, order } = setUp({ store: forgetfulStore() });
      (await limiter.acquire(call())).answered('limited', 7_000);
      void ask('next');
      await clock.advance(6_999);
      assert.deepEqual(order, []);
      await clock.advance(2);
      assert.deepEqual(order, ['next']);
    });
  });

  it('goes on by itself when the store fails', async () => {
    const errors: unknown[] = [];
    const store = { transact: () => Promise.reject(new Error('disk full')) };
    const { use, limiter, call, clock } = setUp({ store, onStoreError: (error) => errors.push(error) });
    await use(10);
    assert.equal(errors.length, 1);
    const waiting = limiter.enqueue(call());
    await clock.advance(59_000);
    assert.equal(waiting.position(), 0);
    await clock.advance(2_000);
    assert.ok(await waiting.permit);
  });
});

/** Answers after `delayMs` on the clock. */
function setTimeoutOn(clock: FakeClock, delayMs: number, permit: Permit): void {
  clock.setTimer(delayMs, () => permit.answered('ok'));
}
