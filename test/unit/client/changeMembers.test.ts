import assert from 'node:assert/strict';
import { changeMembers, membersPerCall } from '../../../src/client/changeMembers';
import type { MemberAct } from '../../../src/client/changeMembers';
import { SeaTalkError } from '../../../src/client/errors';
import type { SeaTalkClient } from '../../../src/client/seaTalkClient';
import type { ResponseOf } from '../../../src/contract/endpoints';
import type { ErrorKind } from '../../../src/contract/errorKind';
import { GROUP_MEMBERS_PER_CALL } from '../../../src/contract/limits';

type Client = Pick<SeaTalkClient, 'addGroupMembers' | 'removeGroupMembers'>;
type Answer = ResponseOf<'addGroupMembers'> | Error;

/** Answers one call after the other, and keeps whom each named. */
class FakeGroups implements Client {
  readonly asked: (readonly string[])[] = [];
  readonly #answers: Answer[];

  constructor(...answers: Answer[]) {
    this.#answers = answers;
  }

  readonly addGroupMembers: Client['addGroupMembers'] = ({ employee_codes: codes }) => {
    this.asked.push(codes);
    const answer = this.#answers.shift() ?? {};
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  readonly removeGroupMembers: Client['removeGroupMembers'] = (request) => this.addGroupMembers(request);
}

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ employeeCode: `e_${String(index)}` }));
const failure = (kind: ErrorKind, code?: number) =>
  new SeaTalkError({ kind, code, endpoint: 'addGroupMembers', reason: 'a test' });

async function fates(client: Client, act: MemberAct, count: number, signal?: AbortSignal) {
  const outcomes = await changeMembers(client, { act, groupId: 'group', members: people(count) }, { signal });
  return outcomes.map(({ fate }) => fate.kind);
}
const times = (count: number, kind: string) => Array.from({ length: count }, () => kind);

describe('changing the members of a group', () => {
  it('names as many people in a call as SeaTalk accepts, and each once', async () => {
    const client = new FakeGroups();
    const members = [...people(GROUP_MEMBERS_PER_CALL * 2 + 1), ...people(5)];
    const dealtWith: number[] = [];
    const onProgress = (count: number) => dealtWith.push(count);
    await changeMembers(client, { act: 'add', groupId: 'group', members }, { onProgress });
    assert.deepEqual(
      client.asked.map(({ length }) => length),
      [GROUP_MEMBERS_PER_CALL, GROUP_MEMBERS_PER_CALL, 1],
    );
    assert.deepEqual(dealtWith, [0, GROUP_MEMBERS_PER_CALL, GROUP_MEMBERS_PER_CALL * 2]);
    assert.deepEqual(membersPerCall([]), []);
  });

  it('tells what became of each person', async () => {
    const client = new FakeGroups({
      error_num: 2,
      add_failed: [
        { employee_code: 'e_1', error_code: 7005 },
        { employee_code: 'e_2', error_code: 3003 },
      ],
    });
    assert.deepEqual(await fates(client, 'add', 4), ['done', 'already', 'rejected', 'done']);
  });

  it('reads the failures of a removal under either name', async () => {
    for (const list of ['add_failed', 'remove_failed'] as const) {
      const client = new FakeGroups({ error_num: 1, [list]: [{ employee_code: 'e_0', error_code: 7004 }] });
      assert.deepEqual(await fates(client, 'remove', 2), ['already', 'done']);
    }
  });

  it('finds a failure by the email where it has no code', async () => {
    const client = new FakeGroups({
      error_num: 1,
      add_failed: [{ employee_code: '', email: 'Jo.Lim@example.com', error_code: 4013 }],
    });
    const members = [{ employeeCode: 'e_0', email: 'jo.lim@example.com' }];
    const [outcome] = await changeMembers(client, { act: 'add', groupId: 'group', members });
    assert.deepEqual(outcome?.fate, { kind: 'rejected', code: 4013 });
  });

  it('is not sure of those who are not named, where more failed than are named', async () => {
    const client = new FakeGroups({ error_num: 2, add_failed: [{ employee_code: 'e_0', error_code: 3001 }] });
    assert.deepEqual(await fates(client, 'add', 2), ['rejected', 'unknown']);
  });

  it('stops where a call fails for all, and says who was not tried', async () => {
    const client = new FakeGroups({}, failure('permission', 103));
    const all = GROUP_MEMBERS_PER_CALL;
    assert.deepEqual(await fates(client, 'add', all * 3), [
      ...times(all, 'done'),
      ...times(all, 'failed'),
      ...times(all, 'untried'),
    ]);
    assert.equal(client.asked.length, 2);
  });

  it('goes on removing where an owner or an admin was among those of one call', async () => {
    const client = new FakeGroups(failure('permission', 4012), {});
    const all = GROUP_MEMBERS_PER_CALL;
    assert.deepEqual(await fates(client, 'remove', all + 1), [...times(all, 'failed'), 'done']);
  });

  for (const kind of ['no_answer', 'deadline', 'cancelled', 'bad_answer', 'server'] as const)
    it(`does not claim to know the outcome after ${kind}`, async () => {
      assert.deepEqual(await fates(new FakeGroups(failure(kind)), 'add', 1), ['unknown']);
    });

  for (const kind of ['refused', 'rate_limit', 'auth', 'not_found', 'state', 'no_credentials'] as const)
    it(`knows that nothing was done after ${kind}`, async () => {
      assert.deepEqual(await fates(new FakeGroups(failure(kind)), 'add', 1), ['failed']);
    });

  it('calls nobody once it is cancelled', async () => {
    const client = new FakeGroups();
    assert.deepEqual(await fates(client, 'add', 2, AbortSignal.abort()), ['untried', 'untried']);
    assert.deepEqual(client.asked, []);
  });
});
