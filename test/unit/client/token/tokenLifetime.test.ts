import assert from 'node:assert/strict';
import { renewAtMs, tokenLifetimeMs, usableUntilMs } from '../../../../src/client/token/tokenLifetime';

const NOW_MS = 1_767_225_600_000;
const HOUR_MS = 3_600_000;

describe('the lifetime of a token', () => {
  it('reads a large number as a moment', () => {
    assert.equal(tokenLifetimeMs(NOW_MS / 1000 + 7200, NOW_MS), 2 * HOUR_MS);
  });

  it('reads a small number as seconds from now', () => {
    assert.equal(tokenLifetimeMs(7200, NOW_MS), 2 * HOUR_MS);
    assert.equal(tokenLifetimeMs(1_000_000_000, NOW_MS), 24 * HOUR_MS);
  });

  it('refuses what is over already or no number', () => {
    for (const expire of [0, -1, NaN, Infinity, NOW_MS / 1000, NOW_MS / 1000 - 60]) {
      assert.equal(tokenLifetimeMs(expire, NOW_MS), undefined, String(expire));
    }
  });

  it('goes by the clock of the server where ours runs ahead', () => {
    const serverMs = NOW_MS - 3 * HOUR_MS;
    assert.equal(tokenLifetimeMs(serverMs / 1000 + 7200, NOW_MS, serverMs), 2 * HOUR_MS);
    assert.equal(tokenLifetimeMs(serverMs / 1000 - 1, NOW_MS, serverMs), undefined);
  });

  it('does not believe in more than a day, as of milliseconds taken for seconds', () => {
    assert.equal(tokenLifetimeMs(NOW_MS, NOW_MS), 24 * HOUR_MS);
  });

  it('ends five minutes early, or a tenth where that is less', () => {
    const span = (lifeMs: number) => ({ obtainedAtMs: NOW_MS, expiresAtMs: NOW_MS + lifeMs });
    assert.equal(renewAtMs(span(2 * HOUR_MS)), NOW_MS + 2 * HOUR_MS - 300_000);
    assert.equal(renewAtMs(span(60_000)), NOW_MS + 54_000);
    assert.equal(usableUntilMs(span(2 * HOUR_MS)), NOW_MS + 2 * HOUR_MS - 30_000);
  });
});
