import assert from 'node:assert/strict';
import { SeaTalkError } from '../../../src/client/errors';
import { BASE_URL, fakeApp } from './support/fakeApp';
import type { FakeAnswer } from './support/fakeTransport';

const FILE = `${BASE_URL}/messaging/v2/file/inventedOpaque1`;

async function content(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

const answering = (...answers: FakeAnswer[]) =>
  fakeApp((_, index) => answers[index] ?? new Error('one too many'));

describe('a download', () => {
  it('sends the token and hands on type, length and content', async () => {
    const headers = { 'content-type': 'image/png', 'content-length': '7' };
    const { client, transport, clock } = answering({ headers, body: 'picture' });
    const file = await client.download(FILE);
    assert.deepEqual([file.contentType, file.length], ['image/png', 7]);
    assert.equal(await content(file.chunks), 'picture');
    assert.equal(transport.calls[0]?.headers['authorization'], 'Bearer invented-token-1');
    assert.equal(clock.armed, 0);
  });

  for (const url of [
    'https://elsewhere.example/messaging/v2/file/inventedOpaque1',
    'http://platform.example/messaging/v2/file/inventedOpaque1',
    'https://platform.example:8443/messaging/v2/file/inventedOpaque1',
    'https://platform.example@elsewhere.example/messaging/v2/file/inventedOpaque1',
    'https://me:pass@platform.example/messaging/v2/file/inventedOpaque1',
    'https://platform.example.elsewhere.example/messaging/v2/file/x',
    '//elsewhere.example/messaging/v2/file/x',
    `${BASE_URL}/messaging/v2/file/`,
    `${BASE_URL}/messaging/v2/file/../group_chat/joined`,
    `${BASE_URL}/messaging/v2/file/%2e%2e/update`,
    `${BASE_URL}/contacts/v2/profile`,
    'file:///etc/passwd',
    'javascript:alert(1)',
    'not a url at all',
    '',
  ]) {
    it(`sends no token to ${url || 'nothing'}`, async () => {
      const { client, transport } = answering();
      await assert.rejects(client.download(url), { name: 'SeaTalkError', kind: 'forbidden_origin' });
      assert.equal(transport.sent.length, 0);
    });
  }

  it('gets a new token when the old one is rejected, and says what else is wrong', async () => {
    const json = { 'content-type': 'application/json; charset=utf-8' };
    const { client, transport } = answering(
      { headers: json, body: { code: 100, message: 'token not valid' } },
      { headers: json, body: { code: 4009, message: 'expired' } },
    );
    await assert.rejects(client.download(FILE), { kind: 'not_found', code: 4009 });
    assert.equal(transport.tokenRequests, 2);
  });

  it('hands on a file that is JSON itself', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const body of [
      '{"code":0}',
      '{"code":7,"a":1,"b":2,"c":3}',
      '[1]',
      `{"code":1,"x":"${'y'.repeat(3000)}"}`,
    ]) {
      const { client } = answering({ headers, body });
      assert.equal(await content((await client.download(FILE)).chunks), body);
    }
  });

  it('is not begun when it is announced to be too large', async () => {
    const { client } = answering({ headers: { 'content-length': '11' }, body: 'x'.repeat(11) });
    await assert.rejects(client.download(FILE, { maxBytes: 10 }), { kind: 'too_large' });
  });

  it('ends when it turns out to be too large', async () => {
    const { client } = answering({ body: 'x'.repeat(11) });
    const file = await client.download(FILE, { maxBytes: 10 });
    await assert.rejects(content(file.chunks), { kind: 'too_large' });
  });

  it('is begun again after a failure of the server', async () => {
    const { client, clock } = answering({ status: 503, body: '' }, { body: 'picture' });
    const opening = client.download(FILE);
    await clock.runAll();
    assert.equal(await content((await opening).chunks), 'picture');
  });

  it('keeps the address of the file out of records', async () => {
    const { client, records } = answering({ status: 404, body: '' });
    const error = await client.download(FILE).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof SeaTalkError);
    assert.equal(records.at(-1)?.path, '/messaging/v2/file/{opaque}');
  });
});
