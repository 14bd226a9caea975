import assert from 'node:assert/strict';
import { factIds, permissionRows } from '../../../src/appCheck/checkRows';
import type { CallEnd, Evidence } from '../../../src/appCheck/evidence';
import { factFinding, permissionFinding } from '../../../src/appCheck/findings';
import { outcomeOf } from '../../../src/appCheck/outcome';
import type { CheckCall } from '../../../src/appCheck/trials';
import { trialNames } from '../../../src/appCheck/trials';
import { SeaTalkError } from '../../../src/client/errors';
import { restCodes } from '../../../src/contract/codes';
import type { EndpointName } from '../../../src/contract/endpoints';
import type { ErrorKind } from '../../../src/contract/errorKind';

function error(kind: ErrorKind, code?: number, status = 200): SeaTalkError {
  const wasAnswered = code !== undefined || kind === 'permission';
  return new SeaTalkError({
    kind,
    endpoint: 'getChatHistory',
    reason: 'invented',
    code,
    ...(wasAnswered && { status }),
  });
}
const ofCode = (code: number) => error(restCodes[code]?.kind ?? assert.fail(`no code ${code}`), code);
const blocked = error('permission', undefined, 403);

/** Everything works, but for what is given. */
function evidence(
  given: Partial<Record<CheckCall, SeaTalkError | CallEnd | undefined>> = {},
  more: Partial<Evidence> = {},
): Evidence {
  const found = { groupId: 'g-1', employeeCode: 'e_invented' };
  const ends = new Map<CheckCall, CallEnd>();
  for (const name of ['getAppAccessToken', ...trialNames] as const) ends.set(name, { found });
  for (const [name, end] of Object.entries(given) as [CheckCall, SeaTalkError | CallEnd | undefined][])
    if (end) ends.set(name, end instanceof SeaTalkError ? { error: end, found } : end);
    else ends.delete(name);
  return { ends, seen: new Map(), ...more };
}
/** Only these calls were made. */
function only(given: Partial<Record<CheckCall, SeaTalkError | undefined>>): Evidence {
  const ends = Object.entries(given) as [CheckCall, SeaTalkError | undefined][];
  return {
    ends: new Map(ends.map(([name, failed]) => [name, { error: failed, found: {} }])),
    seen: new Map(),
  };
}
const history = permissionRows.find(({ trial }) => trial === 'getChatHistory') ?? assert.fail();
const profiles = permissionRows.find(({ trial }) => trial === 'getEmployeeProfile') ?? assert.fail();

describe('what a check shows', () => {
  it('reads every code of the platform as one outcome, and only those of the app as its fault', () => {
    const outcomes: Record<string, number[]> = {};
    for (const code of Object.keys(restCodes).map(Number))
      (outcomes[outcomeOf(ofCode(code))] ??= []).push(code);
    assert.deepEqual(outcomes['not_permitted'], [103]);
    assert.deepEqual(outcomes['bot_off'], [104]);
    assert.deepEqual(outcomes['not_online'], [105, 5002]);
    assert.deepEqual(outcomes['limited'], [101]);
    assert.deepEqual(outcomes['credentials'], [100, 1000, 2000, 2001, 2002]);
    for (const code of [3000, 3001, 3002, 4008, 4009, 4010, 4012, 7000, 7001])
      assert.ok(outcomes['allowed']?.includes(code), String(code));
    for (const code of [2, 8, 102, 4002]) assert.ok(outcomes['unclear']?.includes(code), String(code));
  });

  for (const { permission, trial } of permissionRows) {
    it(`says of "${permission}" whether it works, is missing, or can't be told`, () => {
      const row = permissionRows.find((each) => each.permission === permission) ?? assert.fail();
      if (trial === undefined) {
        assert.deepEqual(permissionFinding(evidence(), row), { state: 'untried', reason: 'side_effect' });
        return;
      }
      assert.equal(permissionFinding(evidence(), row).state, 'works');
      for (const code of Object.keys(restCodes).map(Number)) {
        const { state, reason } = permissionFinding(evidence({ [trial]: ofCode(code) }), row);
        const outcome = outcomeOf(ofCode(code));
        const expected = new Map([
          ['allowed', 'works'],
          ['not_permitted', 'attention'],
          ['unclear', 'failed'],
        ]);
        assert.equal(state, expected.get(outcome) ?? 'untried', `code ${code}`);
        assert.ok(reason !== 'not_run', `code ${code}`);
      }
    });
  }

  it("shows what a person's own calls showed of permissions that can't be tried", () => {
    const row = permissionRows.find(({ calls }) => calls.includes('sendMessageToGroupChat')) ?? assert.fail();
    const seen = (failed?: SeaTalkError) =>
      new Map<EndpointName, CallEnd>([['sendMessageToGroupChat', { error: failed, found: {} }]]);
    assert.equal(permissionFinding(evidence({}, { seen: seen() }), row).reason, 'seen');
    assert.equal(permissionFinding(evidence({}, { seen: seen(ofCode(103)) }), row).state, 'attention');
    assert.equal(permissionFinding(evidence({}, { seen: seen(ofCode(7001)) }), row).reason, 'seen');
    assert.equal(permissionFinding(evidence({}, { seen: seen(ofCode(2)) }), row).reason, 'side_effect');
  });

  it('finds everything in order', () => {
    const all = evidence({}, { clock: { aheadMs: 400, marginMs: 600 } });
    for (const id of factIds) assert.equal(factFinding(all, id).state, 'works', id);
  });

  it('has nothing to say before anything was tried', () => {
    for (const id of factIds)
      assert.deepEqual(factFinding(only({}), id), { state: 'untried', reason: 'not_run' });
  });

  it('says once that nothing was reached', () => {
    for (const kind of ['refused', 'unknown_host', 'certificate', 'no_answer', 'deadline'] as const) {
      const offline = only({ getAppAccessToken: error(kind) });
      const failed = factIds.filter((id) => factFinding(offline, id).state === 'failed');
      assert.deepEqual(failed, ['connection'], kind);
      assert.deepEqual(permissionFinding(offline, history).reason, { needs: 'connection' });
    }
  });

  it('says once that the secret is wrong, or not there', () => {
    for (const wrong of [ofCode(1000), error('no_credentials'), error('credentials_unreadable')]) {
      const without = only({ getAppAccessToken: wrong });
      assert.deepEqual(
        factIds.filter((id) => factFinding(without, id).state === 'failed'),
        ['secret'],
      );
      assert.deepEqual(permissionFinding(without, profiles).reason, { needs: 'secret' });
    }
  });

  it('says once that the bot is off or the app not Online, and tries what needs neither', () => {
    for (const [code, id, needs] of [
      [104, 'bot', 'bot'],
      [105, 'online', 'online'],
      [5002, 'online', 'online'],
    ] as const) {
      const off = only({
        getAppAccessToken: undefined,
        getJoinedGroupChats: ofCode(code),
        getEmployeeProfile: undefined,
      });
      assert.deepEqual(
        factIds.filter((each) => factFinding(off, each).state === 'failed'),
        [id],
      );
      assert.deepEqual(permissionFinding(off, history).reason, { needs });
      assert.equal(permissionFinding(off, profiles).state, 'works');
    }
  });

  it('takes an app that gets no token because it is offline for the right secret', () => {
    const offline = only({ getAppAccessToken: ofCode(105) });
    assert.equal(factFinding(offline, 'online').state, 'failed');
    assert.deepEqual(factFinding(offline, 'secret').reason, { needs: 'online' });
    assert.deepEqual(permissionFinding(offline, profiles).reason, { needs: 'online' });
  });

  it('tells an address that is rejected from a call that is', () => {
    const everywhere = only({
      getAppAccessToken: undefined,
      getJoinedGroupChats: blocked,
      getEmployeeCodeWithEmail: blocked,
    });
    assert.equal(factFinding(everywhere, 'address').state, 'failed');
    assert.deepEqual(permissionFinding(everywhere, history).reason, { needs: 'address' });
    const once = evidence({ getChatHistory: blocked });
    assert.equal(factFinding(once, 'address').state, 'works');
    assert.equal(permissionFinding(once, history).state, 'failed');
    assert.equal(factFinding(only({ getAppAccessToken: blocked }), 'address').state, 'failed');
  });

  it('says that the bot is in no group, and asks about nobody then', () => {
    const alone = evidence({
      getJoinedGroupChats: { found: {}, isEmpty: true },
      getSingleChatThread: { found: {}, error: ofCode(3001) },
      getEmployeeProfile: { found: {}, isEmpty: true },
    });
    assert.deepEqual(factFinding(alone, 'groups'), { state: 'attention', reason: 'no_groups' });
    assert.equal(factFinding(alone, 'serviceScope').reason, 'no_person');
    assert.equal(factFinding(alone, 'dataScope').reason, 'no_person');
    assert.equal(permissionFinding(alone, profiles).state, 'works');
  });

  it('says that a member of a group is out of scope', () => {
    const found = { groupId: 'g-1', employeeCode: 'e_invented' };
    const out = evidence({
      getSingleChatThread: ofCode(3002),
      getEmployeeProfile: { found, isEmpty: true },
    });
    assert.equal(factFinding(out, 'serviceScope').reason, 'out_of_scope');
    assert.equal(factFinding(out, 'dataScope').reason, 'out_of_scope');
    assert.equal(factFinding(evidence({ getSingleChatThread: ofCode(4010) }), 'serviceScope').state, 'works');
    assert.equal(
      factFinding(evidence({ getSingleChatThread: ofCode(103) }), 'serviceScope').state,
      'untried',
    );
  });

  it('judges the clock by what is certain', () => {
    const clock = (aheadMs: number, marginMs = 600) =>
      factFinding(evidence({}, { clock: { aheadMs, marginMs } }), 'clock').state;
    assert.equal(clock(-20_000), 'works');
    assert.equal(clock(40_000), 'attention');
    assert.equal(clock(40_000, 15_000), 'works', 'a slow answer proves less');
    assert.equal(clock(-400_000), 'failed');
    assert.equal(factFinding(evidence(), 'clock').reason, 'no_clock');
  });
});
