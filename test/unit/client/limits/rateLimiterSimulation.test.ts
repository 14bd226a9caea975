import assert from 'node:assert/strict';
import { sleep } from '../../../../src/base/clock';
import type { LimitPriority } from '../../../../src/client/limits/limitCall';
import { RateLimiter } from '../../../../src/client/limits/rateLimiter';
import { SystemAccountLimiter } from '../../../../src/client/limits/systemAccountLimiter';
import { RateServer, seededRandom } from './rateServer';
import type { WindowModel } from './rateServer';
import { SimClock } from './simClock';

const MINUTE = 60_000;
const perMinute = (limit: number) => ({ limit, windowMs: MINUTE });
const perSecond = (limit: number) => ({ limit, windowMs: 1_000 });

interface Sender {
  /** Sends once, repeats while rejected; resolves with how long the call waited for its slot. */
  send(priority?: LimitPriority): Promise<number>;
}

/** A client of `server` behind `limiter`, over a network that takes 5 to 25 ms each way. */
function sender(
  clock: SimClock,
  random: () => number,
  server: RateServer,
  limiter: RateLimiter,
  windows: readonly WindowModel[],
): Sender {
  const travel = () => sleep(clock, 5 + random() * 20);
  return {
    async send(priority = 'interactive') {
      const from = clock.exact;
      let permit = await limiter.acquire({ key: 'app/send', windows, priority });
      const waited = clock.exact - from;
      for (;;) {
        await travel();
        const accepted = server.arrive(clock.exact);
        await travel();
        permit.answered(accepted ? 'ok' : 'limited');
        if (accepted) return waited;
        permit = await permit.again();
      }
    },
  };
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('RateLimiter against a server', () => {
  const models: Record<string, WindowModel[]> = {
    'a fixed window': [{ ...perMinute(100), kind: 'fixed', offsetMs: 17_123 }],
    'a sliding window': [{ ...perMinute(100), kind: 'sliding' }],
    'nested sliding windows': [
      { ...perSecond(20), kind: 'sliding' },
      { ...perMinute(100), kind: 'sliding' },
    ],
    'a fixed window inside a sliding one': [
      { ...perSecond(20), kind: 'fixed', offsetMs: 311 },
      { ...perMinute(100), kind: 'sliding' },
    ],
  };
  for (const [name, windows] of Object.entries(models)) {
    it(`gets no rejection from ${name}, within 1.03 of the shortest possible time`, async () => {
      const clock = new SimClock();
      const random = seededRandom(1);
      const server = new RateServer(windows);
      const client = sender(clock, random, server, new RateLimiter({ clock, random, share: 1 }), windows);
      const from = clock.exact;
      await clock.run(Promise.all(times(1_000, () => client.send())));
      assert.equal(server.rejected, 0);
      // 1 000 calls at 100 a minute: nine full minutes must pass between the first and the last.
      assert.ok(clock.exact - from < 9 * MINUTE * 1.03, `took ${clock.exact - from} ms`);
      assert.ok(clock.exact - from >= 9 * MINUTE - 60);
    });
  }

  it('gets no rejection when its clock runs 400 ppm fast', async () => {
    const windows: WindowModel[] = [{ ...perMinute(100), kind: 'sliding' }];
    const clock = new SimClock();
    const random = seededRandom(2);
    const server = new RateServer(windows);
    const limiter = new RateLimiter({ clock: clock.fast(400), random, share: 1 });
    // A network without any delay leaves the margin alone to make up for the clock.
    const send = async () => {
      const permit = await limiter.acquire({ key: 'k', windows, priority: 'interactive' });
      permit.answered(server.arrive(clock.exact) ? 'ok' : 'limited');
    };
    await clock.run(Promise.all(times(600, send)));
    assert.equal(server.rejected, 0);
    assert.equal(server.accepted, 600);
  });

  it('leaves a second tenant, who takes 30 % of the quota, untouched at the default share', async () => {
    const windows: WindowModel[] = [
      { ...perSecond(20), kind: 'sliding' },
      { ...perMinute(100), kind: 'sliding' },
    ];
    const clock = new SimClock();
    const random = seededRandom(3);
    const server = new RateServer(windows);
    const client = sender(clock, random, server, new RateLimiter({ clock, random }), windows);
    let tenantRejected = 0;
    const swept = new AbortController();
    const tenant = async () => {
      while (!swept.signal.aborted) {
        // 30 a minute, unevenly.
        await sleep(clock, 1_800 + random() * 400);
        if (!server.arrive(clock.exact)) tenantRejected += 1;
      }
    };
    const sweep = Promise.all(times(600, () => client.send('bulk'))).finally(() => swept.abort());
    await clock.run(Promise.all([sweep, tenant()]));
    assert.equal(tenantRejected, 0);
    assert.equal(server.rejected, 0);
  });

  it('lets urgent calls through at once behind a sweep of thousands', async () => {
    const windows: WindowModel[] = [{ ...perMinute(100), kind: 'sliding' }];
    const clock = new SimClock();
    const random = seededRandom(4);
    const server = new RateServer(windows);
    const client = sender(clock, random, server, new RateLimiter({ clock, random, share: 1 }), windows);
    const sweep = Promise.all(times(3_000, () => client.send('bulk')));
    const urgent = async () => {
      const waits: number[] = [];
      for (let index = 0; index < 100; index += 1) {
        await sleep(clock, random() * 20_000);
        waits.push(await client.send('interactive'));
      }
      return waits.toSorted((a, b) => a - b);
    };
    const [waits] = await clock.run(Promise.all([urgent(), sweep]));
    assert.ok((waits[94] ?? Infinity) <= 0.05 * MINUTE, `p95 is ${waits[94]} ms`);
    assert.equal(server.rejected, 0);
  });

  it('meets a tenant who wants more than the share leaves with few rejections, and leaves him what it promised', async () => {
    const windows: WindowModel[] = [{ ...perMinute(100), kind: 'sliding' }];
    const clock = new SimClock();
    const random = seededRandom(5);
    const server = new RateServer(windows);
    const client = sender(clock, random, server, new RateLimiter({ clock, random }), windows);
    const swept = new AbortController();
    const from = clock.exact;
    let tenantSent = 0;
    let tenantRejected = 0;
    const tenant = async () => {
      while (!swept.signal.aborted) {
        await sleep(clock, 600 + random() * 200);
        tenantSent += 1;
        if (!server.arrive(clock.exact)) tenantRejected += 1;
      }
    };
    const sweep = Promise.all(times(300, () => client.send('bulk'))).finally(() => swept.abort());
    await clock.run(Promise.all([sweep, tenant()]));
    const ours = server.rejected - tenantRejected;
    assert.ok(ours < 30, `${ours} of 300 rejected`);
    const tenantPerMinute = ((tenantSent - tenantRejected) * MINUTE) / (clock.exact - from);
    assert.ok(tenantPerMinute >= 40, `the tenant got ${tenantPerMinute} a minute`);
  });

  it('never sends a system account the 61st message of a minute', async () => {
    const windows: WindowModel[] = [{ ...perMinute(60), kind: 'sliding' }];
    const clock = new SimClock();
    const random = seededRandom(6);
    const server = new RateServer(windows);
    const limiter = new SystemAccountLimiter({ clock, random, quietMs: 600_000 });
    const client = sender(clock, random, server, limiter, windows);
    const from = clock.exact;
    await clock.run(Promise.all(times(600, () => client.send())));
    assert.equal(server.rejected, 0);
    assert.ok(clock.exact - from < 9 * MINUTE * 1.03);
  });
});
