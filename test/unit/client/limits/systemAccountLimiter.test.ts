import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { LimitWaitError } from '../../../../src/client/limits/limitWaitError';
import { SystemAccountLimiter } from '../../../../src/client/limits/systemAccountLimiter';
import { FakeClock, settle } from '../../../support/fakeClock';

const QUIET_MS = 600_000;
const call = {
  key: 'invented-webhook-key',
  windows: [{ limit: 60, windowMs: 60_000 }],
  priority: 'bulk',
} as const;

function setUp() {
  const clock = new FakeClock();
  const limiter = new SystemAccountLimiter({ clock, quietMs: QUIET_MS });
  const quiet = (atMs: number) => (error: unknown) => {
    assert.ok(error instanceof LimitWaitError && error.reason === 'quiet', String(error));
    const until = error.quietUntilMs ?? 0;
    assert.ok(until >= atMs + QUIET_MS && until <= atMs + QUIET_MS + 1_000, `quiet until ${until}`);
    assert.ok(!inspect(error).includes(call.key));
    return true;
  };
  return { clock, limiter, quiet };
}

describe('SystemAccountLimiter', () => {
  it('lets all 60 messages of a minute go, and not the 61st', async () => {
    const { clock, limiter } = setUp();
    for (let index = 0; index < 60; index += 1) (await limiter.acquire(call)).answered('ok');
    const next = limiter.enqueue(call);
    await clock.advance(60_000);
    assert.equal(next.position(), 0);
    await clock.advance(100);
    assert.ok(await next.permit);
  });

  it('lets the slot of a message of unknown fate go ten seconds later than others', async () => {
    const { clock, limiter } = setUp();
    (await limiter.acquire(call)).answered('unknown');
    for (let index = 1; index < 60; index += 1) (await limiter.acquire(call)).answered('ok');
    const waiting = Array.from({ length: 60 }, () => limiter.enqueue(call));
    await clock.advance(69_000);
    assert.equal(waiting[58]?.position(), undefined);
    assert.equal(waiting[59]?.position(), 0);
    await clock.advance(1_100);
    assert.equal(waiting[59]?.position(), undefined);
  });

  it('fails every call for ten minutes after a rejection, those that wait too, and says until when', async () => {
    const { clock, limiter, quiet } = setUp();
    const permits = await Promise.all(Array.from({ length: 60 }, () => limiter.acquire(call)));
    const waiting = limiter.acquire(call);
    const failed = assert.rejects(waiting, quiet(clock.now()));
    const rejectedAt = clock.now();
    permits[0]?.answered('limited');
    await failed;
    await clock.advance(QUIET_MS - 1);
    await assert.rejects(limiter.acquire(call), quiet(rejectedAt));
    assert.equal(clock.armed, 0);
  });

  it('tries one message after the silence, and more when it got through', async () => {
    const { clock, limiter } = setUp();
    (await limiter.acquire(call)).answered('limited');
    await clock.advance(QUIET_MS + 1_000);
    const probe = await limiter.acquire(call);
    const next = limiter.enqueue(call);
    await clock.advance(500);
    assert.equal(next.position(), 0);
    probe.answered('ok');
    await clock.advance(1);
    assert.ok(await next.permit);
  });

  it('is not silenced shorter by a wait the server names', async () => {
    const { clock, limiter, quiet } = setUp();
    (await limiter.acquire(call)).answered('limited', 5_000);
    await settle();
    await assert.rejects(limiter.acquire(call), quiet(clock.now()));
  });
});
