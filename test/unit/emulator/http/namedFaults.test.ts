import assert from 'node:assert/strict';
import { restCodes, webhookCodes } from '../../../../src/contract/codes';
import type { EndpointName } from '../../../../src/contract/endpoints';
import type { FaultName } from '../../../../src/emulator/http/namedFaults';
import { faultNames, namedFault } from '../../../../src/emulator/http/namedFaults';
import { LocalSeaTalk, RELEASE_ROOM, text, WEBHOOK_KEY } from '../localSeaTalk';

/** Codes that a call meets by itself: their own tests are beside this folder. */
const BY_THEMSELVES = {
  rest: [
    5, 100, 101, 102, 103, 104, 105, 1000, 2000, 2001, 2002, 2003, 2004, 3000, 3001, 3002, 3003, 4000, 4001,
    4003, 4005, 4007, 4008, 4009, 4010, 4011, 4012, 4013, 7000, 7001, 7002, 7003, 7004, 7005,
  ],
  webhook: [1, 2, 3, 4, 5, 6, 7, 8, 102],
};

const webhook: EndpointName = 'sendSystemAccountMessage';
const codesOf = (calls: (names: readonly EndpointName[]) => boolean) =>
  faultNames
    .map(namedFault)
    .flatMap((fault) => (fault.code !== undefined && calls(fault.calls) ? [fault.code] : []));
const sorted = (codes: Iterable<number>) => [...new Set(codes)].toSorted((one, other) => one - other);

describe('faults by name', () => {
  it('cover every code that never comes by itself', () => {
    const rest = [...BY_THEMSELVES.rest, ...codesOf((calls) => calls.some((name) => name !== webhook))];
    assert.deepEqual(sorted(rest), Object.keys(restCodes).map(Number));
    const ofWebhooks = [...BY_THEMSELVES.webhook, ...codesOf((calls) => calls.includes(webhook))];
    assert.deepEqual(sorted(ofWebhooks), Object.keys(webhookCodes).map(Number));
  });

  for (const name of faultNames)
    it(`can be made to occur: ${name}`, async () => {
      const local = new LocalSeaTalk();
      const fault = namedFault(name);
      await local.control('POST', '/faults', { name });
      for (const call of [fault.calls[0], fault.calls.at(-1)]) {
        if (call === undefined || (call === 'downloadFile' && fault.cut === 'midway')) continue;
        const token = { token: 'any', segment: WEBHOOK_KEY };
        const response = await local.raw(call, {}, token);
        assert.equal(response.status, fault.cut === undefined ? (fault.status ?? 200) : CUT);
        if (fault.code === undefined) continue;
        const body = (await response.json()) as Record<string, unknown>;
        assert.equal(body['code'], fault.code);
        const words = String(body[call === webhook ? 'msg' : 'message']);
        assert.ok(words.length > 10 && words !== 'undefined', words);
      }
    });

  it('happen to their calls only, as often as wanted, and can be worded', async () => {
    const local = new LocalSeaTalk();
    await local.token();
    const name: FaultName = 'daily_limit';
    await local.control('POST', '/faults', {
      name,
      call: 'sendMessageToGroupChat',
      count: 1,
      message: 'enough',
    });
    const send = () => local.call('sendMessageToGroupChat', { group_id: RELEASE_ROOM, message: text('hi') });
    assert.equal(await local.code('getGroupInfo', { group_id: RELEASE_ROOM }), 0);
    assert.deepEqual((await send()).body, { code: 101, message: 'enough' });
    assert.equal((await send()).body['code'], 0);
    const wrong = { name, call: 'getGroupInfo' };
    const init = { method: 'POST', headers: { 'x-local-token': local.emulator.controlToken } };
    const refused = await local.send('/_local/faults', { ...init, body: JSON.stringify(wrong) });
    assert.equal(refused.status, 400);
    assert.match(String(refused.body['error']), /does not happen to that call/);
  });

  it('are listed with what they do', async () => {
    const { faults } = await new LocalSeaTalk('empty').control('GET', '/faults/names');
    assert.deepEqual(
      (faults as { name: string }[]).map((fault) => fault.name),
      faultNames,
    );
  });
});

/** The status of a cut connection where there is none to cut. */
const CUT = 599;
