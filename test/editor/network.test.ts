import assert from 'node:assert/strict';
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import * as vscode from 'vscode';
import { RateLimiter } from '../../src/client/limits/rateLimiter';
import type { SeaTalkClient } from '../../src/client/seaTalkClient';
import { createClient } from '../../src/client/seaTalkClient';
import { createFetchTransport } from '../../src/wire/fetchTransport';
import type { Emulator } from '../../src/emulator/emulator';
import { createEmulator } from '../../src/emulator/emulator';
import type { Loopback } from '../contract/support/loopback';
import { connectProxy, listen } from '../contract/support/loopback';
import { untrusted } from '../contract/support/untrustedCertificate';

/** A name nobody can look up: who reaches it went through the proxy. */
const FAR_HOST = 'seatalk-behind-a-proxy.invalid';

const dispatchers = () =>
  ['1', '2'].map(
    (version) => Reflect.get(globalThis, Symbol.for(`undici.globalDispatcher.${version}`)) as unknown,
  );

describe('the network inside the extension host', () => {
  let server: Emulator;
  let port: number;
  let proxy: Loopback;
  let far: Loopback;
  const asked: string[] = [];

  const clientOf = (baseUrl: string): SeaTalkClient =>
    createClient({
      baseUrl,
      appId: server.app.appId,
      secret: () => Promise.resolve(server.app.appSecret),
      transport: createFetchTransport({ fetch: (input, init) => fetch(input, init) }),
      limiter: new RateLimiter(),
    });

  before(async () => {
    server = createEmulator();
    ({ port } = await server.start());
    // The far host: the local SeaTalk under another name, which it would reject itself.
    far = await listen(
      http.createServer((request, response) => {
        const { method = 'GET', url = '/', headers } = request;
        const options = { method, headers: { ...headers, host: `127.0.0.1:${port}` } };
        const onward = http.request(new URL(url, `http://127.0.0.1:${port}`), options, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        });
        request.pipe(onward);
      }),
    );
    const tunnel = http.createServer();
    tunnel.on('connect', (request: http.IncomingMessage, socket: net.Socket, head: Buffer) => {
      asked.push(request.url ?? '');
      const onward = net.connect(far.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    proxy = await listen(tunnel);
  });

  after(async () => {
    await vscode.workspace
      .getConfiguration('http')
      .update('proxy', undefined, vscode.ConfigurationTarget.Global);
    await proxy.close();
    await far.close();
    await server.stop();
  });

  it("leaves the host's own dispatcher as it was, before and after calls", async () => {
    // The first touch of fetch installs the host's own.
    await fetch('data:,x');
    const before = dispatchers();
    const client = clientOf(`http://127.0.0.1:${port}`);
    for await (const groups of client.joinedGroups()) assert.notEqual(groups.length, 0);
    const after = dispatchers();
    assert.ok(before.every((dispatcher, index) => dispatcher === after[index]));
    client.dispose();
  });

  it('names a certificate that is not trusted', async () => {
    const secured = await listen(https.createServer(untrusted, () => assert.fail('a request arrived')));
    const client = clientOf(secured.url.replace('http:', 'https:'));
    try {
      await assert.rejects(client.getJoinedGroupChats({}), { kind: 'certificate' });
    } finally {
      client.dispose();
      await secured.close();
    }
  });

  it('names a proxy of the settings that asks for a sign-in', async () => {
    const guarded = await connectProxy(407);
    const settings = vscode.workspace.getConfiguration('http');
    await settings.update('proxy', guarded.url, vscode.ConfigurationTarget.Global);
    const client = clientOf(`http://${FAR_HOST}`);
    try {
      await assert.rejects(client.getJoinedGroupChats({}), { kind: 'proxy_sign_in' });
    } finally {
      client.dispose();
      await guarded.close();
    }
  });

  it('goes through the proxy of the settings', async () => {
    const settings = vscode.workspace.getConfiguration('http');
    await settings.update('proxy', proxy.url, vscode.ConfigurationTarget.Global);
    const client = clientOf(`http://${FAR_HOST}`);
    const found: string[] = [];
    for await (const groups of client.joinedGroups()) found.push(...groups);
    assert.notEqual(found.length, 0);
    assert.ok(asked.length > 0 && asked.every((host) => host === `${FAR_HOST}:80`), asked.join());
    client.dispose();
  });
});
