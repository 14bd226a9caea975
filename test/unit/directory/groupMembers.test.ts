import assert from 'node:assert/strict';
import type { GroupInfo } from '../../../src/contract/group';
import { GroupMembers } from '../../../src/directory/groupMembers';
import { FakeClock, settle } from '../../support/fakeClock';
import { failure } from './failures';
import { MemoryStore } from './memoryStore';

const MIRA = { employee_code: 'e_mira', email: 'mira.tan@example.com', seatalk_id: '900001' };
const JO = { employee_code: 'e_jo', email: null, seatalk_id: '900002' };
const DAY_MS = 24 * 3_600_000;

describe('who is in which group', () => {
  const clock = new FakeClock();
  const open: GroupMembers[] = [];
  const errors: unknown[] = [];
  let answers: Record<string, GroupInfo | Error>;
  let asked: string[];

  function membersOf(store = new MemoryStore()): GroupMembers {
    const made = new GroupMembers({
      client: {
        groupInfoAll: async (groupId, options) => {
          asked.push(`${groupId} ${options?.priority ?? ''}`);
          await settle();
          const answer = answers[groupId] ?? {};
          if (answer instanceof Error) throw answer;
          return answer;
        },
      },
      store,
      clock,
      onError: (error) => errors.push(error),
    });
    open.push(made);
    return made;
  }

  beforeEach(() => {
    answers = {};
    asked = [];
    errors.length = 0;
  });
  afterEach(() => {
    for (const each of open.splice(0)) each.dispose();
    assert.equal(clock.armed, 0, 'no timer outlives its owner');
  });

  const names: Readonly<Record<string, string>> = { e_mira: 'Đặng Mira Tan' };
  const found = (members: GroupMembers, text: string) => [
    ...members.find(text, ({ employee_code: code }) => names[code ?? '']).keys(),
  ];
  const none = () => undefined;

  it('is found by name, email, code or SeaTalk ID, from the beginnings of words', () => {
    const members = membersOf();
    members.learn('a', { group_user_list: [JO, MIRA] });
    members.learn('b', { group_user_list: [JO] });
    members.learn('hidden', { group_user_list: null });
    for (const text of ['dang', 'tan mira', 'mira.tan@', 'e_mira', '900001'])
      assert.deepEqual(found(members, text), ['a'], text);
    assert.deepEqual(found(members, 'e_jo'), ['a', 'b']);
    for (const text of ['', '  ', 'ira', 'nobody']) assert.deepEqual(found(members, text), [], text);
  });

  it('is read behind all other calls, each group once, and kept for a week', async () => {
    const store = new MemoryStore();
    const members = membersOf(store);
    answers = { a: { group_user_list: [MIRA, JO] }, b: { group_user_list: [MIRA] } };
    let read = 0;
    await members.read(['a', 'b', 'c'], new AbortController().signal, () => (read += 1));
    assert.deepEqual(asked, ['a bulk', 'b bulk', 'c bulk']);
    assert.equal(read, 3);
    members.dispose();
    await settle();
    assert.equal(store.writes, 1);

    const next = membersOf(store);
    await next.load();
    assert.deepEqual(next.missing(['a', 'b', 'c', 'd']), ['d']);
    assert.deepEqual([...next.find('900002', none).values()], [{ ...JO, email: '' }]);
    await clock.advance(7 * DAY_MS);
    assert.deepEqual(next.missing(['a', 'b', 'c', 'd']), ['a', 'b', 'c', 'd']);
    assert.deepEqual(found(next, 'mira'), []);
  });

  it('lacks a group that can not be read, and ends at what every group would meet', async () => {
    const members = membersOf();
    answers = { a: failure('not_found'), c: failure('permission') };
    const { signal } = new AbortController();
    await assert.rejects(
      members.read(['a', 'b', 'c', 'd', 'e', 'f'], signal, () => {}),
      { kind: 'permission' },
    );
    await settle();
    await settle();
    assert.ok(asked.length <= 4, asked.join());
    assert.equal(errors.length, 1);
    assert.deepEqual(members.missing(['a', 'b', 'c']), ['a', 'c']);
  });

  it('keeps what was read when a person has enough of it', async () => {
    const members = membersOf();
    const stop = new AbortController();
    let read = 0;
    const reading = members.read(['a', 'b', 'c', 'd'], stop.signal, () => {
      read += 1;
      if (read === 2) stop.abort();
    });
    await assert.rejects(reading, { name: 'AbortError' });
    assert.equal(members.missing(['a', 'b', 'c', 'd']).length, 2);
  });

  it('takes in what another window has read, and builds a broken file again', async () => {
    const store = new MemoryStore();
    const [one, other] = [membersOf(store), membersOf(store)];
    one.learn('a', { group_user_list: [MIRA] });
    await clock.advance(20_000);
    other.learn('b', { group_user_list: [JO] });
    await clock.advance(20_000);
    assert.deepEqual(other.missing(['a', 'b']), []);
    await store.write('groupMembers', { version: 1, people: [], groups: [{ groupId: 'x' }] });
    const next = membersOf(store);
    await next.load();
    assert.deepEqual(next.missing(['a', 'x']), ['a', 'x']);
  });
});
