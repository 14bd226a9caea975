import assert from 'node:assert/strict';
import { leniencies } from '../../../../src/contract/leniency';
import type { Activity } from '../../../../src/emulator/http/activity';
import { JO, LocalSeaTalk, MIRA, RELEASE_ROOM } from '../localSeaTalk';

/** What some clients send and nobody could confirm, with what it is answered when it isn't let pass. */
const cases: Record<
  keyof typeof leniencies,
  { send: (local: LocalSeaTalk, authorization: string) => Promise<{ code: unknown }>; strict: unknown }
> = {
  formatAsText: {
    send: (local) =>
      call(local, 'sendMessageToGroupChat', {
        group_id: RELEASE_ROOM,
        message: { tag: 'text', text: { format: '2', content: '*as it is*' } },
      }),
    strict: 102,
  },
  bracketedList: {
    send: async (local, authorization) => {
      const { body } = await local.send('/contacts/v2/check_employees?id[]=9012345678&id%5B%5D=9077700011', {
        headers: { authorization },
      });
      if (body['code'] === 0) assert.equal((body['employees'] as unknown[]).length, 2);
      return { code: body['code'] };
    },
    strict: 102,
  },
  commaList: {
    send: async (local, authorization) => {
      const path = `/contacts/v2/profile?employee_code=${MIRA},${JO}`;
      const { body } = await local.send(path, { headers: { authorization } });
      return { code: (body['employees'] as unknown[]).length === 2 ? body['code'] : 'one unknown person' };
    },
    strict: 'one unknown person',
  },
  doubledSlash: {
    send: async (local, authorization) => {
      const body = JSON.stringify({ group_id: RELEASE_ROOM, employee_codes: ['e_00000000'] });
      const path = '//messaging/v2/group_chat/add_group_members';
      const init = { method: 'POST', headers: { authorization }, body };
      return { code: (await local.send(path, init)).body['code'] };
    },
    strict: 5,
  },
  capitalAlert: {
    send: (local) =>
      call(local, 'sendOldServiceNotice', {
        default_language: 'en',
        messages: { en: { title: 'Badge expiring', alert: { Label: 'soon', Level: 2 } } },
        employee_codes: [MIRA],
      }),
    strict: 102,
  },
};

const call = async (
  local: LocalSeaTalk,
  name: Parameters<LocalSeaTalk['call']>[0],
  request: Record<string, unknown>,
) => ({ code: (await local.call(name, request)).body['code'] });

async function lastRemarks(local: LocalSeaTalk): Promise<readonly string[]> {
  const { activity } = await local.control('GET', '/activity');
  return (activity as Activity[]).at(-1)?.remarks ?? [];
}

describe('input that is not documented', () => {
  for (const [name, { send, strict }] of Object.entries(cases)) {
    it(`is accepted with a remark, or rejected when strict: ${name}`, async () => {
      const local = new LocalSeaTalk();
      const authorization = `Bearer ${await local.token()}`;
      assert.deepEqual(await send(local, authorization), { code: 0 });
      const remarks = await lastRemarks(local);
      assert.equal(remarks.length, 1);
      assert.ok(remarks[0]?.endsWith(leniencies[name as keyof typeof leniencies]), remarks[0]);

      assert.equal((await local.control('PUT', '/options', { strict: true }))['strict'], true);
      assert.notEqual(strict, 0);
      assert.deepEqual(await send(local, authorization), { code: strict });
    });
  }

  it('is remarked on where the platform ignores it, with the place where it would count', async () => {
    const local = new LocalSeaTalk();
    const message = { tag: 'text', text: { content: 'hi', colour: 'red' } };
    const request = { group_id: RELEASE_ROOM, thread_id: 'some root', message };
    assert.deepEqual(await call(local, 'sendMessageToGroupChat', request), { code: 0 });
    const remarks = await lastRemarks(local);
    assert.deepEqual(remarks.toSorted(), [
      'message.text.colour: not a field of this call, ignored',
      'thread_id: not a field of this call, ignored; it belongs inside "message"',
    ]);
  });

  it('is remarked on where a mention names a person twice', async () => {
    const local = new LocalSeaTalk();
    const tag = '<mention-tag target="seatalk://user?id=9012345678&email=mira.tan@example.com"/>';
    const message = { tag: 'text', text: { content: `${tag} look` } };
    await call(local, 'sendMessageToGroupChat', { group_id: RELEASE_ROOM, message });
    assert.deepEqual(await lastRemarks(local), [
      'message.text.content: a mention tag has both an id and an email; use one',
    ]);
  });

  it('makes no remark on what is documented, and few on a body of nonsense', async () => {
    const local = new LocalSeaTalk();
    const message = { tag: 'text', text: { format: 2, content: 'hi' } };
    await call(local, 'sendMessageToGroupChat', { group_id: RELEASE_ROOM, message });
    assert.deepEqual(await lastRemarks(local), []);
    const nonsense = Object.fromEntries(Array.from({ length: 500 }, (_, key) => [`k${key}`.repeat(100), 1]));
    await call(local, 'sendMessageToGroupChat', { group_id: RELEASE_ROOM, message, ...nonsense });
    const remarks = await lastRemarks(local);
    assert.equal(remarks.length, 10);
    assert.ok(remarks.every((remark) => remark.length <= 200));
  });

  it('is remarked on without cutting a character of its name', async () => {
    for (const start of ['k', 'kk']) {
      const local = new LocalSeaTalk();
      const message = { tag: 'text', text: { content: 'hi' }, [start + '🙂'.repeat(300)]: 1 };
      await call(local, 'sendMessageToGroupChat', { group_id: RELEASE_ROOM, message });
      const [remark = ''] = await lastRemarks(local);
      assert.ok(remark.includes('🙂') && !/[\uD800-\uDFFF]/u.test(remark), remark);
    }
  });

  it('is rejected from the start by a strict one, and again after a reset', async () => {
    const local = new LocalSeaTalk('company', { strict: true });
    const lenient = await local.control('PUT', '/options', { strict: false });
    assert.equal(lenient['strict'], false);
    await local.control('POST', '/reset', {});
    assert.equal((await local.control('PUT', '/options', {}))['strict'], true);
  });
});
