import assert from 'node:assert/strict';
import { LocalSeaTalk, RELEASE_ROOM } from '../localSeaTalk';

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const wide = (count: number) => JSON.stringify(Array.from({ length: count }, () => 1));

describe('a JSON body', () => {
  const local = new LocalSeaTalk();
  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const { status, body: answer } = await local.send(path, { method: 'POST', body, headers });
    return [status, answer['code'], answer['message'] ?? answer['msg'] ?? answer['error']];
  };
  let authorization: string;
  before(async () => {
    authorization = `Bearer ${await local.token()}`;
  });

  it('that is deep or wide is rejected before it is parsed, whoever sends it where', async () => {
    const webhook = local.emulator.webhooks[0]?.url ?? '';
    const control = { 'x-local-token': local.emulator.controlToken };
    const tooDeep = /^the body is nested too deeply: at most \d+ levels/;
    const tooWide = /^the body holds too many values: at most \d+/;
    const paths: [string, Record<string, string>, unknown][] = [
      ['/auth/app_access_token', {}, 102],
      ['/messaging/v2/group_chat', { authorization }, 102],
      [new URL(webhook).pathname, {}, 102],
      ['/_local/reset', control, undefined],
      ['/_local/messages', control, undefined],
    ];
    for (const [path, headers, code] of paths)
      for (const [body, reason] of [
        [deep(1_000_000), tooDeep],
        [wide(1_000_002), tooWide],
      ] as const) {
        const [status, given, message] = await post(path, body, headers);
        assert.deepEqual([status, given], [400, code], path);
        assert.match(String(message), reason, path);
      }
  });

  it('may hold what looks like more inside of strings', async () => {
    const message = { tag: 'text', text: { content: `\\"${'[{,'.repeat(1_000)}\\\\` } };
    const body = JSON.stringify({ group_id: RELEASE_ROOM, message });
    const [status, code] = await post('/messaging/v2/group_chat', body, { authorization });
    assert.deepEqual([status, code], [200, 0]);
  });
});
