import assert from 'node:assert/strict';
import type { OutgoingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:http';
import { createEmulator } from '../../../../src/emulator/emulator';
import { FakeClock } from '../../../support/fakeClock';

describe('the server of the local SeaTalk', () => {
  const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', body: JSON.stringify(body), headers });

  async function running<T>(work: (url: string, emulator: ReturnType<typeof createEmulator>) => Promise<T>) {
    const emulator = createEmulator();
    const { url } = await emulator.start({ port: 0 });
    try {
      return await work(url, emulator);
    } finally {
      await emulator.stop();
    }
  }

  it('listens on loopback, sends through a webhook and stops', async () => {
    const url = await running(async (address, emulator) => {
      const webhook = emulator.webhooks[0];
      assert.equal(webhook?.name, 'Alert Relay');
      const answer = await post(webhook.url, { tag: 'text', text: { content: 'hello' } });
      assert.equal(((await answer.json()) as { code: number }).code, 0);
      return address;
    });
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    await assert.rejects(fetch(url));
  });

  it('answers by the names of this machine with its port, and by no other', () =>
    running(async (url, emulator) => {
      const { port } = new URL(url);
      const statusFor = (host: string) =>
        new Promise<number | undefined>((resolve, reject) => {
          const headers = { host, 'x-local-token': emulator.controlToken };
          request(`${url}/_local/clock`, { headers }, (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          })
            .once('error', reject)
            .end();
        });
      assert.equal(await statusFor(`127.0.0.1:${port}`), 200);
      assert.equal(await statusFor(`localhost:${port}`), 200);
      assert.equal(await statusFor('localhost:1'), 403);
      assert.equal(await statusFor('localhost'), 403);
      assert.equal(await statusFor(`rebound.example:${port}`), 403);
    }));

  it('takes requests without a body and bodies in chunks, up to 24 MB', () =>
    running(async (url, emulator) => {
      const headers = { 'x-local-token': emulator.controlToken };
      const inChunks = (chunk: Uint8Array, times: number) =>
        fetch(`${url}/_local/clock/advance`, {
          method: 'POST',
          headers,
          duplex: 'half',
          body: new ReadableStream({
            start(controller) {
              for (let i = 0; i < times; i += 1) controller.enqueue(chunk);
              controller.close();
            },
          }),
        });
      assert.equal((await fetch(`${url}/_local/faults`, { method: 'DELETE', headers })).status, 200);
      assert.equal((await inChunks(new TextEncoder().encode('{"ms":1000}'), 1)).status, 200);
      assert.equal((await inChunks(new Uint8Array(1024 * 1024), 25)).status, 413);
    }));

  it('answers a client that offers another protocol, as the one of Java does', () =>
    running(async (url, emulator) => {
      const { appId, appSecret } = emulator.app;
      const body = JSON.stringify({ app_id: appId, app_secret: appSecret });
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const codeOf = (offer: OutgoingHttpHeaders) =>
        new Promise<unknown>((resolve, reject) => {
          const headers = { 'content-type': 'application/json', ...offer };
          request(`${url}/auth/app_access_token`, { method: 'POST', headers, agent }, (answer) => {
            let text = '';
            answer.on('data', (part: Buffer) => (text += part.toString()));
            answer.on('end', () => resolve((JSON.parse(text) as { code: number }).code));
          })
            .once('error', reject)
            .end(body);
        });
      const offer = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAEAAEAA' };
      const length = String(body.length);
      assert.equal(await codeOf({ ...offer, 'content-length': length }), 0);
      assert.equal(await codeOf({ ...offer, 'transfer-encoding': 'chunked' }), 0);
      assert.equal(await codeOf({ 'content-length': length }), 0);
      agent.destroy();
    }));

  it('cuts the connection before, after and midway through a call', () =>
    running(async (url, emulator) => {
      const headers = { 'x-local-token': emulator.controlToken };
      const hook = emulator.webhooks[0]?.url ?? '';
      const groupId = emulator.webhooks[0]?.groupId ?? '';
      const written = async () => {
        const chat = await fetch(`${url}/_local/groups/${groupId}/messages`, { headers });
        return ((await chat.json()) as { messages: unknown[] }).messages.length;
      };
      const before = await written();
      for (const cut of ['before', 'after', 'midway']) {
        await post(`${url}/_local/faults`, { call: 'sendSystemAccountMessage', cut, count: 1 }, headers);
        const sent = post(hook, { tag: 'text', text: { content: cut } }).then((answer) => answer.text());
        await assert.rejects(sent, cut);
        await fetch(`${url}/_local/faults`, { method: 'DELETE', headers });
      }
      assert.equal(await written(), before + 2);
    }));

  it('does not wait for delayed answers when it stops', async () => {
    const clock = new FakeClock();
    const emulator = createEmulator({ seed: 'empty', clock });
    const { url } = await emulator.start();
    const headers = { 'x-local-token': emulator.controlToken };
    await post(`${url}/_local/faults`, { call: '*', delayMs: 60_000 }, headers);
    const slow = post(`${url}/auth/app_access_token`, {});
    const ended = assert.rejects(slow);
    while (clock.armed === 0) await new Promise((resolve) => setImmediate(resolve));
    await emulator.stop();
    await ended;
    assert.equal(clock.armed, 0);
  });

  it('can be started again, and not twice at once', async () => {
    const emulator = createEmulator({ seed: 'empty' });
    await emulator.start();
    await assert.rejects(emulator.start(), /running already/);
    await emulator.stop();
    await emulator.start();
    await emulator.stop();
  });

  it('leaves the global Request and Response as they are', async () => {
    const { Request: before, Response: responseBefore } = globalThis;
    await running(() => Promise.resolve());
    assert.equal(globalThis.Request, before);
    assert.equal(globalThis.Response, responseBefore);
  });
});
