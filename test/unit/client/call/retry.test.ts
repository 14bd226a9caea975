import assert from 'node:assert/strict';
import type { FailedAttempt } from '../../../../src/client/call/retry';
import { backOffMs, MAX_ATTEMPTS, nextStep } from '../../../../src/client/call/retry';
import { restCodes, webhookCodes } from '../../../../src/contract/codes';
import type { Endpoint } from '../../../../src/contract/endpoint';
import { endpointNames, endpoints } from '../../../../src/contract/endpoints';

/** What is expected of the four sorts of calls there are. */
type Expected = { safe: string; unsafe: string; token: string; webhook: string };

const same = (step: string): Expected => ({ safe: step, unsafe: step, token: step, webhook: step });
const ifSafe: Expected = { safe: 'wait', unsafe: 'unknown_fate', token: 'wait', webhook: 'unknown_fate' };
const codeIfSafe: Expected = { safe: 'wait', unsafe: 'stop', token: 'wait', webhook: 'stop' };

const failures: [string, FailedAttempt, Expected][] = [
  ['DNS or connect failure', { type: 'transport', phase: 'connect', lasting: false }, same('wait')],
  ['an untrusted certificate', { type: 'transport', phase: 'connect', lasting: true }, same('stop')],
  ['read time-out or cut connection', { type: 'transport', phase: 'lost' }, ifSafe],
  ['HTTP 500', { type: 'status', status: 500 }, ifSafe],
  ['HTTP 502', { type: 'status', status: 502 }, ifSafe],
  ['HTTP 503', { type: 'status', status: 503 }, ifSafe],
  ['HTTP 504', { type: 'status', status: 504 }, ifSafe],
  ['HTTP 429', { type: 'status', status: 429 }, { ...same('queue'), webhook: 'stop' }],
  ['HTTP 401', { type: 'status', status: 401 }, { ...same('renew'), token: 'stop', webhook: 'stop' }],
  ['HTTP 302', { type: 'status', status: 302 }, same('stop')],
  ['HTTP 400', { type: 'status', status: 400 }, same('stop')],
  ['HTTP 403', { type: 'status', status: 403 }, same('stop')],
  ['HTTP 404', { type: 'status', status: 404 }, same('stop')],
  ['an answer without sense', { type: 'nonsense' }, same('stop')],
];

/** The codes that allow more than an error; all others stop. */
const restSteps: Record<number, Expected> = {
  2: codeIfSafe,
  8: codeIfSafe,
  4002: codeIfSafe,
  100: { ...same('renew'), token: 'stop' },
  101: same('queue'),
  4004: same('wait'),
};
const webhookSteps: Record<number, Expected> = { 9: codeIfSafe, 11: codeIfSafe, 13: codeIfSafe };

function sortOf(row: Endpoint): keyof Expected {
  if (row.auth === 'webhook') return 'webhook';
  if (row.auth === 'none') return 'token';
  return row.repeat;
}

describe('what follows a failed attempt', () => {
  for (const name of endpointNames) {
    const row: Endpoint = endpoints[name];
    const [table, steps] = row.scope === 'app' ? [restCodes, restSteps] : [webhookCodes, webhookSteps];
    const codes = Object.entries(table).map(([code, entry]): [string, FailedAttempt, Expected] => [
      `code ${code}`,
      { type: 'code', repeat: entry.repeat },
      steps[Number(code)] ?? same('stop'),
    ]);
    it(`of ${name} is what is safe for it, for each of ${failures.length + codes.length} failures`, () => {
      for (const [failure, failed, expected] of [...failures, ...codes]) {
        const step = nextStep(row, failed, 1, () => 0.5);
        assert.equal(step.do, expected[sortOf(row)], failure);
      }
    });

    it(`of ${name} is an end after ${MAX_ATTEMPTS} attempts, never a sixth`, () => {
      for (const [failure, failed] of [...failures, ...codes]) {
        assert.notEqual(nextStep(row, failed, MAX_ATTEMPTS, () => 0.5).do, 'wait', failure);
      }
    });

    if (row.repeat === 'unsafe') {
      it(`of ${name} is never a repeat where the first may have been delivered`, () => {
        const uncertain: FailedAttempt[] = [
          { type: 'transport', phase: 'lost' },
          { type: 'code', repeat: 'if_safe' },
          { type: 'nonsense' },
          ...[500, 502, 503, 504, 599].map((status) => ({ type: 'status' as const, status })),
        ];
        for (const failed of uncertain) {
          const step = nextStep(row, failed, 1, () => 0);
          assert.ok(step.do === 'stop' || step.do === 'unknown_fate', JSON.stringify(failed));
        }
      });
    }
  }

  it('waits longer each time, half of it at random, and not beyond ten seconds', () => {
    const least = [1, 2, 3, 4, 9].map((attempt) => backOffMs(attempt, () => 0));
    const most = [1, 2, 3, 4, 9].map((attempt) => backOffMs(attempt, () => 0.9999));
    assert.deepEqual(least, [200, 400, 800, 1600, 5000]);
    assert.deepEqual(most, [400, 800, 1600, 3200, 10000]);
  });
});
