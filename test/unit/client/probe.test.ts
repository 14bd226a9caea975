import assert from 'node:assert/strict';
import { fakeApp } from './support/fakeApp';
import type { FakeAnswer } from './support/fakeTransport';

/** Answers by path; everything else is fine. */
function platform(answers: Record<string, FakeAnswer>) {
  return fakeApp((request) => {
    const { pathname } = new URL(request.url);
    const fine: Record<string, FakeAnswer> = {
      '/messaging/v2/group_chat/joined': { body: { code: 0, joined_group_chats: { group_id: ['g-1'] } } },
      '/messaging/v2/group_chat/info': { body: { code: 0, group: { group_name: 'Release room' } } },
      '/messaging/v2/group_chat/history': { body: { code: 0, chat_history: [] } },
    };
    return answers[pathname] ?? fine[pathname] ?? { body: { code: 0 } };
  });
}

describe('the probe of an app', () => {
  it('finds everything in order', async () => {
    const { client, transport } = platform({});
    const results = await client.probe();
    assert.deepEqual(
      results.map((result) => [result.endpoint, result.state]),
      [
        ['getAppAccessToken', 'works'],
        ['getJoinedGroupChats', 'works'],
        ['getGroupInfo', 'works'],
        ['getChatHistory', 'works'],
        ['getEmployeeCodeWithEmail', 'works'],
      ],
    );
    assert.ok(!transport.calls.some((call) => /single_chat$|group_chat$|create_group/.test(call.url)));
  });

  it('names the permission that is missing', async () => {
    const { client } = platform({ '/messaging/v2/group_chat/history': { body: { code: 103 } } });
    const history = (await client.probe()).find((result) => result.endpoint === 'getChatHistory');
    assert.deepEqual(
      [history?.state, history?.permission, history?.error?.code],
      ['missing', 'Get Chat History', 103],
    );
  });

  it('skips what needs a token when there is none', async () => {
    const { client } = fakeApp(() => ({}), { secret: () => Promise.resolve(undefined) });
    const [token, ...others] = await client.probe();
    assert.deepEqual([token?.state, token?.error?.kind], ['failed', 'no_credentials']);
    assert.ok(others.length > 0 && others.every((result) => result.state === 'skipped'));
  });

  it('skips what needs a group when the bot is in none', async () => {
    const { client } = platform({ '/messaging/v2/group_chat/joined': { body: { code: 0 } } });
    const states = (await client.probe()).map((result) => result.state);
    assert.deepEqual(states, ['works', 'works', 'skipped', 'skipped', 'works']);
  });

  it('ends without throwing when it is given up', async () => {
    const { client } = platform({});
    const controller = new AbortController();
    controller.abort();
    const results = await client.probe(controller.signal);
    assert.equal(results[0]?.state, 'failed');
    assert.equal(results[0].error?.kind, 'cancelled');
  });
});
