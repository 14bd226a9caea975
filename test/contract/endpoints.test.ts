import assert from 'node:assert/strict';
import { SeaTalkError } from '../../src/client/errors';
import { createFetchTransport } from '../../src/wire/fetchTransport';
import { createUndiciTransport } from '../../src/wire/undiciTransport';
import { endpointNames, endpoints } from '../../src/contract/endpoints';
import { MIRA, RELEASE_ROOM, cases } from './support/cases';
import type { LocalPlatform } from './support/localPlatform';
import { startLocalPlatform } from './support/localPlatform';

const rows = endpointNames.map((name) => [name, cases[name]] as const);
const unsafe = endpointNames.filter((name) => endpoints[name].repeat === 'unsafe');
const safe = endpointNames.filter((name) => endpoints[name].repeat === 'safe');

describe('the client and the local platform', () => {
  it('have a case for every row of the table and for no other', () => {
    assert.deepEqual(Object.keys(cases).toSorted(), [...endpointNames].toSorted());
  });

  for (const [transportName, create] of [
    ['undici', () => createUndiciTransport()],
    ["the host's fetch", () => createFetchTransport({ fetch })],
  ] as const) {
    describe(`over ${transportName}`, () => {
      let local: LocalPlatform;
      before(async () => {
        local = await startLocalPlatform(create());
        // The platform's windows are tested elsewhere; here rows follow each other faster than any person.
        await local.control('/limits', { enabled: false }, 'PUT');
      });
      after(() => local.stop());

      for (const [name, run] of rows) {
        it(`agree on ${name}`, async () => {
          const from = local.seen.length;
          await run(local);
          const seen = local.seen.slice(from);
          assert.ok(
            seen.some((each) => each.call === name && each.status === 200),
            JSON.stringify(seen),
          );
        });
      }
    });
  }

  describe('with faults', () => {
    let local: LocalPlatform;
    before(async () => {
      local = await startLocalPlatform(createUndiciTransport());
      await local.control('/limits', { enabled: false }, 'PUT');
      // The token is there, so that a case sees the fault in its own call.
      await local.client.getJoinedGroupChats({});
    });
    after(() => local.stop());
    afterEach(() => local.control('/faults', undefined, 'DELETE'));

    const calls = (name: string, from: number) =>
      local.seen.slice(from).filter((each) => each.call === name).length;
    const failing = async (name: (typeof endpointNames)[number]): Promise<SeaTalkError> => {
      const error = await cases[name](local).then(
        () => assert.fail('nothing failed'),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof SeaTalkError, String(error));
      return error;
    };

    for (const name of safe) {
      for (const [what, fault] of [
        ['a connection cut before the answer', { cut: 'before' }],
        ['a lost answer', { cut: 'after' }],
        ['an answer that breaks off', { cut: 'midway' }],
        ['HTTP 503', { status: 503 }],
        ['code 2', { code: 2 }],
        ['code 4004', { code: 4004 }],
      ] as const) {
        // A download that has begun is handed on: only its reader knows what to do with half of it.
        if (name === 'downloadFile' && what === 'an answer that breaks off') continue;
        it(`${name} is repeated after ${what}`, async () => {
          await local.control('/faults', { call: name, ...fault, count: 1 });
          const from = local.seen.length;
          await cases[name](local).catch((error: unknown) => {
            // The first had its effect already, and the second says so.
            const twice =
              name.endsWith('GroupMembers') && 'cut' in fault && error instanceof assert.AssertionError;
            if (!twice) throw error;
          });
          assert.ok(calls(name, from) >= 2);
        });
      }
    }

    it('a download that breaks off says so', async () => {
      await local.control('/faults', { call: 'downloadFile', cut: 'midway' });
      const error = await failing('downloadFile');
      assert.deepEqual([error.kind, error.mayHaveBeenDelivered], ['no_answer', false]);
    });

    for (const name of unsafe) {
      for (const [what, fault] of [
        ['a connection cut before the answer', { cut: 'before' }],
        ['a lost answer', { cut: 'after' }],
        ['an answer that breaks off', { cut: 'midway' }],
        ['HTTP 500', { status: 500 }],
        ['HTTP 504', { status: 504 }],
      ] as const) {
        it(`${name} is sent once and its fate told as unknown after ${what}`, async () => {
          await local.control('/faults', { call: name, ...fault });
          const from = local.seen.length;
          const error = await failing(name);
          assert.deepEqual(
            [error.endpoint, error.kind, error.mayHaveBeenDelivered],
            [name, 'unknown_fate', true],
          );
          assert.equal(calls(name, from), 1);
        });
      }
    }

    it('a token that was revoked is replaced, and the send goes out once', async () => {
      await local.control(`/apps/${local.emulator.app.appId}/revoke-tokens`, {});
      const from = local.seen.length;
      await local.client.sendMessageToGroupChat({
        group_id: RELEASE_ROOM,
        message: { tag: 'text', text: { content: 'once' } },
      });
      assert.deepEqual(
        local.seen.slice(from).map((each) => [each.call, each.code]),
        [
          ['sendMessageToGroupChat', 100],
          ['getAppAccessToken', 0],
          ['sendMessageToGroupChat', 0],
        ],
      );
    });

    it('a wrong secret is tried once, not at every call', async () => {
      const client = local.another({ secret: () => Promise.resolve('invented-secret-wrong') });
      const from = local.seen.length;
      for (let call = 0; call < 3; call += 1) {
        await assert.rejects(client.getJoinedGroupChats({}), { kind: 'auth', code: 1000 });
      }
      assert.equal(calls('getAppAccessToken', from), 1);
    });

    it('a rate limit the client did not know of delays the call, and no more', async () => {
      await local.control('/faults', { call: 'sendMessageToBotUser', code: 101, count: 1 });
      const from = local.seen.length;
      await local.client.sendMessageToBotUser({
        employee_code: MIRA,
        message: { tag: 'text', text: { content: 'later' } },
      });
      assert.deepEqual(
        local.seen.slice(from).map((each) => each.code),
        [101, 0],
      );
    });

    it('the probe names a permission that was revoked', async () => {
      const { appId } = local.emulator.app;
      await local.control(`/apps/${appId}`, { revoke: ['Get Chat History'] }, 'PATCH');
      const results = await local.client.probe();
      await local.control(`/apps/${appId}`, { grant: ['Get Chat History'] }, 'PATCH');
      assert.deepEqual(
        results.map((result) => [result.endpoint, result.state]),
        [
          ['getAppAccessToken', 'works'],
          ['getJoinedGroupChats', 'works'],
          ['getGroupInfo', 'works'],
          ['getChatHistory', 'missing'],
          ['getEmployeeCodeWithEmail', 'works'],
        ],
      );
    });

    it('no secret is in any record of all this', async () => {
      await local.client.sendMessageToBotUser({
        employee_code: MIRA,
        message: { tag: 'text', text: { content: 'last' } },
      });
      const shown = JSON.stringify(
        local.records.map((record) => [record, record.requestBody(), record.responseBody()]),
      );
      const { appSecret } = local.emulator.app;
      assert.ok(local.records.length > 100 && shown.includes('getAppAccessToken'));
      assert.ok(!shown.includes(appSecret), 'the app secret');
      for (const webhook of local.emulator.webhooks) {
        assert.ok(!shown.includes(webhook.url.slice(webhook.url.lastIndexOf('/') + 1)), 'a webhook');
      }
      assert.ok(!/"app_access_token":"(?!\[redacted\])/.test(shown), 'a token');
    });
  });
});
