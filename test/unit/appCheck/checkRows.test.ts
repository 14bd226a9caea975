import assert from 'node:assert/strict';
import { factCalls, factIds, permissionCalls, permissionRows } from '../../../src/appCheck/checkRows';
import { isTrial, trialNames, trials } from '../../../src/appCheck/trials';
import type { Endpoint } from '../../../src/contract/endpoint';
import { endpointNames, endpoints } from '../../../src/contract/endpoints';

const isRead = ({ method, repeat }: Endpoint) => method === 'GET' && repeat === 'safe';

describe('the rows of a check', () => {
  it('are one for each permission of the table of calls', () => {
    const named = endpointNames.flatMap((name) => {
      const { permission }: Endpoint = endpoints[name];
      return permission ?? [];
    });
    assert.deepEqual(
      permissionRows.map(({ permission }) => permission).toSorted(),
      [...new Set(named)].toSorted(),
    );
  });

  it('are tried with calls that read, and with no other', () => {
    for (const name of trialNames)
      // Looking people up is a POST because of its list.
      assert.ok(isRead(endpoints[name]) || name === 'getEmployeeCodeWithEmail', name);
  });

  it('are tried wherever a call that reads shows them', () => {
    for (const { permission, trial, calls } of permissionRows) {
      const reads = calls.some((name) => isRead(endpoints[name]) || isTrial(name));
      assert.equal(trial !== undefined, reads, permission);
    }
  });

  it('ask what the contract accepts, whatever was found before', () => {
    const known = { groupId: 'MDAwMDAwMDAwMDAx', employeeCode: 'e_invented', departmentCode: 'D-1' };
    for (const name of trialNames)
      for (const found of [{}, known]) {
        const { request }: Endpoint = endpoints[name];
        assert.ok(request.safeParse(trials[name](found)).success, name);
      }
  });

  it('begin with a token, and with the call that shows whether messages are possible', () => {
    for (const id of factIds) assert.equal(factCalls[id][0], 'getAppAccessToken', id);
    for (const row of permissionRows) {
      const [first, second] = permissionCalls(row);
      if (row.trial === undefined) assert.equal(first, undefined);
      else assert.equal(first, 'getAppAccessToken');
      if (row.trial !== undefined && endpoints[row.trial].path.startsWith('/messaging/'))
        assert.equal(second, 'getJoinedGroupChats', row.permission);
    }
  });
});
