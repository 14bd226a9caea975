import assert from 'node:assert/strict';
import { request } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import type { ChatMessage } from '../../src/contract/inbound';
import { createUndiciTransport } from '../../src/wire/undiciTransport';
import { RELEASE_ROOM } from './support/cases';
import type { LocalPlatform } from './support/localPlatform';
import { startLocalPlatform } from './support/localPlatform';

describe('a local platform behind a public URL', () => {
  const PUBLIC = 'https://openapi.seatalk.io';
  const CONTENT = 'disk full on db-3\n';

  async function withPlatform(options: object, work: (local: LocalPlatform) => Promise<void>): Promise<void> {
    const local = await startLocalPlatform(createUndiciTransport(), options);
    try {
      await work(local);
    } finally {
      await local.stop();
    }
  }

  async function sendFile({ client }: LocalPlatform): Promise<string> {
    const file = { filename: 'run.log', content: Buffer.from(CONTENT).toString('base64') };
    const message = { tag: 'file' as const, file };
    return (await client.sendMessageToGroupChat({ group_id: RELEASE_ROOM, message })).message_id ?? '';
  }

  /** A request as a proxy on this machine hands it on. */
  async function proxied(
    local: LocalPlatform,
    path: string,
    headers: Record<string, string>,
  ): Promise<string> {
    const { appId: app_id, appSecret: app_secret } = local.emulator.app;
    const body = JSON.stringify({ app_id, app_secret });
    const answer = await fetch(`${local.baseUrl}/auth/app_access_token`, { method: 'POST', body });
    const token = ((await answer.json()) as { app_access_token: string }).app_access_token;
    return new Promise((resolve, reject) => {
      const options = { headers: { authorization: `Bearer ${token}`, ...headers } };
      request(`${local.baseUrl}${path}`, options, (response) => {
        textOf(response).then(resolve, reject);
      })
        .once('error', reject)
        .end();
    });
  }

  it('writes it into links; clients with that host built in find the files, and ours does too', () =>
    withPlatform({ publicUrl: PUBLIC }, async (local) => {
      const id = await sendFile(local);
      const url = (await local.client.getMessageByMessageId({ message_id: id })).file?.content ?? '';
      assert.equal(new URL(url).origin, PUBLIC);
      const { pathname, host } = new URL(url);
      assert.equal(await proxied(local, pathname, { host }), CONTENT);
      let read = '';
      const { chunks } = await local.client.download(url);
      for await (const chunk of chunks) read += Buffer.from(chunk).toString('utf8');
      assert.equal(read, CONTENT);
    }));

  it('learns from a proxy on this machine which of its hosts the client used', () =>
    withPlatform({ allowedHosts: ['bots.example.com'] }, async (local) => {
      const path = `/messaging/v2/get_message_by_message_id?message_id=${await sendFile(local)}`;
      const linkFor = async (forwarded: string) => {
        const headers = { 'x-forwarded-host': forwarded, 'x-forwarded-proto': 'https' };
        const message = JSON.parse(await proxied(local, path, headers)) as ChatMessage;
        return new URL(message.file?.content ?? '').origin;
      };
      assert.equal(await linkFor('bots.example.com'), 'https://bots.example.com');
      assert.equal(await linkFor('evil.example'), local.baseUrl);
    }));
});
