import assert from 'node:assert/strict';
import { LocalSeaTalk } from '../localSeaTalk';

describe('the door of the local SeaTalk', () => {
  const local = new LocalSeaTalk('empty');
  const status = async (path: string, headers: Record<string, string>) =>
    (await local.emulator.request(`http://localhost${path}`, { headers })).status;
  const control = () => ({ 'x-local-token': local.emulator.controlToken });

  it('says in words that it stays shut, without a code that the platform does not have', async () => {
    const answer = await local.emulator.request('http://localhost/auth/app_access_token', {
      method: 'POST',
      headers: { host: 'openapi.seatalk.io' },
      body: '{}',
    });
    assert.equal(answer.status, 403);
    assert.equal(answer.headers.get('content-type'), 'text/plain; charset=UTF-8');
    assert.match(await answer.text(), /does not answer as "openapi\.seatalk\.io"/);
  });

  it('opens for loopback names only', async () => {
    for (const host of ['127.0.0.1:4000', 'localhost', '[::1]:80'])
      assert.equal(await status('/_local/state', { host, ...control() }), 200, host);
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example:80',
      '10.0.0.1',
      '',
    ])
      assert.equal(await status('/_local/state', { host, ...control() }), 403, host);
  });

  it('stays shut for pages of another origin', async () => {
    const host = 'localhost:4000';
    assert.equal(await status('/_local/state', { host, origin: 'http://evil.example', ...control() }), 403);
    assert.equal(await status('/_local/state', { host, origin: 'null', ...control() }), 403);
    assert.equal(await status('/_local/state', { host, origin: 'http://localhost:4000', ...control() }), 200);
  });

  it('asks for the control token on every control path', async () => {
    for (const path of ['/_local/state', '/_local/apps', '/_local/anything']) {
      assert.equal(await status(path, {}), 401, path);
      assert.equal(await status(path, { 'x-local-token': 'guess' }), 401, path);
    }
  });

  it('answers an unknown path with 404 and a request id', async () => {
    const answer = await local.send('/message/v2/send', { method: 'POST', body: '{}' });
    assert.equal(answer.status, 404);
    assert.equal(answer.body['code'], 5);
    assert.match(answer.headers.get('x-rid') ?? '', /^[0-9a-f]{16}$/);
  });

  it('takes no body above its cap', async () => {
    const body = JSON.stringify({ content: 'x'.repeat(25 * 1024 * 1024) });
    const answer = await local.send('/auth/app_access_token', { method: 'POST', body });
    assert.equal(answer.status, 413);
  });

  it('answers what is no JSON with 400 and code 102', async () => {
    const answer = await local.send('/auth/app_access_token', { method: 'POST', body: 'app_id=1' });
    assert.deepEqual([answer.status, answer.body['code']], [400, 102]);
  });
});
