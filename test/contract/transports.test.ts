import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import ProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import { RateLimiter } from '../../src/client/limits/rateLimiter';
import { createClient } from '../../src/client/seaTalkClient';
import type { StoredToken } from '../../src/client/token/tokenStore';
import { createFetchTransport } from '../../src/wire/fetchTransport';
import { createNodeTransport } from '../../src/wire/nodeTransport';
import type { Transport, TransportRequest, TransportResponse } from '../../src/wire/transport';
import { TransportError } from '../../src/wire/transport';
import { createUndiciTransport } from '../../src/wire/undiciTransport';
import { unreachableReason } from '../../src/wire/unreachable';
import { deferred } from '../unit/client/support/fakeTransport';
import type { Loopback } from './support/loopback';
import { closedPort, connectProxy, listen } from './support/loopback';
import { untrusted } from './support/untrustedCertificate';

const transports: Record<string, () => Transport> = {
  undici: () => createUndiciTransport(),
  "the host's fetch": () => createFetchTransport({ fetch }),
  "Node's own client": () => createNodeTransport(),
};

/** Names of variables a proxy may be set by, which the machine that runs the tests may have set. */
const PROXY_VARIABLES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];

/** A token that a client takes as its own, so that its first request is the call. */
function storedTokenFor(baseUrl: string): StoredToken {
  const now = Date.now();
  return {
    appId: 'invented-app-1',
    baseUrl,
    secretDigest: createHash('sha256').update('invented-secret-1').digest('base64'),
    token: 'invented-token-1',
    obtainedAtMs: now,
    expiresAtMs: now + 7_200_000,
  };
}

const text = async (response: TransportResponse) => Buffer.from(await response.bytes(1_000_000)).toString();

async function failure(sending: Promise<unknown>): Promise<TransportError> {
  const error = await sending.then(
    () => assert.fail('it succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof TransportError, String(error));
  return error;
}

for (const [name, create] of Object.entries(transports)) {
  describe(`the transport over ${name}`, () => {
    const open: { close?(): Promise<unknown> }[] = [];
    const environment = Object.fromEntries(
      PROXY_VARIABLES.map((variable) => [variable, process.env[variable]]),
    );
    let transport: Transport;

    beforeEach(() => {
      for (const variable of PROXY_VARIABLES) delete process.env[variable];
      transport = create();
      open.push(transport);
    });
    afterEach(async () => {
      // The transport first: it waits for nothing that the servers still hold.
      for (const each of open.splice(0)) await each.close?.();
      for (const [variable, value] of Object.entries(environment)) {
        if (value !== undefined) process.env[variable] = value;
      }
    });

    const serve = async (handler: http.RequestListener): Promise<Loopback> => {
      const server = await listen(http.createServer(handler));
      open.unshift(server);
      return server;
    };
    const raw = async (onConnection: (socket: net.Socket) => void): Promise<Loopback> => {
      const server = await listen(net.createServer(onConnection));
      open.unshift(server);
      return server;
    };
    const get = (server: Loopback, more: Partial<TransportRequest> = {}) =>
      transport.send({ method: 'GET', url: `${server.url}/x`, headers: {}, ...more });

    it('sends method, path, headers and body, and gives back status, headers and body', async () => {
      const server = await serve((request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => {
          response.writeHead(201, { 'X-Rid': 'rid-1' });
          response.end([request.method, request.url, request.headers['authorization'], body].join(' | '));
        });
      });
      const response = await transport.send({
        method: 'POST',
        url: `${server.url}/a/b?c=%20d`,
        headers: { authorization: 'Bearer invented-token-1' },
        body: '{"é":1}',
      });
      assert.deepEqual([response.status, response.headers['x-rid']], [201, 'rid-1']);
      assert.equal(await text(response), 'POST | /a/b?c=%20d | Bearer invented-token-1 | {"é":1}');
    });

    it('does not follow a redirect', async () => {
      let elsewhere = 0;
      const target = await serve((_, response) => {
        elsewhere += 1;
        response.end();
      });
      const server = await serve((_, response) =>
        response.writeHead(302, { location: `${target.url}/y` }).end(),
      );
      const response = await get(server, { headers: { authorization: 'Bearer invented-token-1' } });
      assert.equal(response.status, 302);
      await response.bytes(1000);
      assert.equal(elsewhere, 0);
    });

    it('uses one connection for calls that follow each other', async () => {
      const ports = new Set<number | undefined>();
      const server = await serve((request, response) => {
        ports.add(request.socket.remotePort);
        response.end('ok');
      });
      for (let call = 0; call < 3; call += 1) {
        assert.equal(await text(await get(server)), 'ok');
        // A connection is free again only after the end of its answer was seen.
        await new Promise((resolve) => setImmediate(resolve));
      }
      assert.equal(ports.size, 1);
    });

    it('says that nothing was delivered when no connection could be made', async () => {
      const port = await closedPort();
      const error = await failure(
        transport.send({ method: 'POST', url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}' }),
      );
      assert.deepEqual([error.phase, error.code], ['connect', 'ECONNREFUSED']);
    });

    it('says that nothing was delivered when TLS fails', async () => {
      const server = await serve((_, response) => response.end());
      const error = await failure(get(server, { url: `${server.url.replace('http:', 'https:')}/x` }));
      assert.equal(error.phase, 'connect', error.code);
    });

    it('says that nothing was delivered when the other side hangs up during the TLS handshake', async () => {
      const server = await raw((socket) => socket.once('data', () => socket.end()));
      const error = await failure(get(server, { url: `${server.url.replace('http:', 'https:')}/x` }));
      assert.equal(error.phase, 'connect', error.code);
    });

    it('names a certificate that is not trusted, and asks for it once', async () => {
      let connections = 0;
      const server = await listen(https.createServer(untrusted, () => assert.fail('a request arrived')));
      open.unshift(server);
      const counting = await raw((socket) => {
        connections += 1;
        const onward = net.connect(server.port, '127.0.0.1');
        onward.on('error', () => socket.destroy());
        socket.on('error', () => onward.destroy());
        socket.pipe(onward).pipe(socket);
      });
      const baseUrl = counting.url.replace('http:', 'https:');
      const refused = await failure(get(counting, { url: `${baseUrl}/x` }));
      assert.deepEqual([refused.phase, refused.code], ['connect', 'DEPTH_ZERO_SELF_SIGNED_CERT']);
      connections = 0;
      const client = createClient({
        baseUrl,
        appId: 'invented-app-1',
        secret: () => Promise.resolve('invented-secret-1'),
        transport,
        limiter: new RateLimiter(),
      });
      await assert.rejects(client.getJoinedGroupChats({}), { kind: 'certificate' });
      client.dispose();
      assert.equal(connections, 1);
    });

    it('names a host that does not exist', async () => {
      const error = await failure(
        transport.send({ method: 'GET', url: 'http://nobody.invalid/x', headers: {} }),
      );
      assert.equal(error.phase, 'connect');
      assert.equal(unreachableReason(error.code), 'unknown-host', error.code);
    });

    it('says of a send that a proxy stopped with 407 that it was not delivered', async () => {
      const server = await serve((_, response) =>
        response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end(),
      );
      const sender = createClient({
        baseUrl: server.url,
        appId: 'invented-app-1',
        secret: () => Promise.resolve('invented-secret-1'),
        transport,
        limiter: new RateLimiter(),
        tokenStore: {
          load: () => Promise.resolve(storedTokenFor(server.url)),
          save: () => Promise.resolve(),
        },
      });
      const message = { tag: 'text', text: { content: 'hello' } } as const;
      await assert.rejects(sender.sendMessageToGroupChat({ group_id: 'g-1', message }), {
        kind: 'proxy_sign_in',
        mayHaveBeenDelivered: false,
      });
      sender.dispose();
    });

    it('does not say so when the connection is cut after the request', async () => {
      const server = await raw((socket) => socket.once('data', () => socket.destroy()));
      const error = await failure(get(server));
      assert.equal(error.phase, 'send', error.code);
    });

    it('does not say so when it is reset', async () => {
      const server = await raw((socket) => socket.once('data', () => socket.resetAndDestroy()));
      const error = await failure(get(server));
      assert.equal(error.phase, 'send', error.code);
    });

    it('gives up when no answer comes in time', async () => {
      const server = await serve(() => undefined);
      const error = await failure(get(server, { headersTimeoutMs: 80 }));
      assert.equal(error.phase, 'read', error.code);
    });

    it('gives up when the rest of an answer does not come in time', async () => {
      const server = await serve(
        (_, response) => void response.writeHead(200, { 'content-length': '10' }).write('12345'),
      );
      const response = await get(server, { bodyTimeoutMs: 80 });
      assert.equal((await failure(response.bytes(1000))).phase, 'read');
    });

    it('notices an answer that is cut', async () => {
      const server = await raw((socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345')),
      );
      const response = await get(server);
      assert.equal((await failure(response.bytes(1000))).phase, 'read');
    });

    it('ends when it is told to, before, during and after the head', async () => {
      const server = await serve((request, response) => {
        if (request.url === '/x') return;
        response.writeHead(200, { 'content-length': '10' }).write('12345');
      });
      const before = new AbortController();
      before.abort();
      assert.equal((await failure(get(server, { signal: before.signal }))).phase, 'aborted');

      const during = new AbortController();
      const waiting = failure(get(server, { signal: during.signal }));
      setImmediate(() => during.abort());
      assert.equal((await waiting).phase, 'aborted');

      const after = new AbortController();
      const response = await get(server, { url: `${server.url}/y`, signal: after.signal });
      const reading = failure(response.bytes(1000));
      setImmediate(() => after.abort());
      assert.equal((await reading).phase, 'aborted');
    });

    for (const [kind, headers] of [
      ['that is announced', { 'content-length': '2000' }],
      ['that is not', {}],
    ] as const) {
      it(`refuses an answer above the cap ${kind}, and lets its connection go`, async () => {
        const ended = deferred<void>();
        const server = await serve((_, response) => {
          response.on('close', () => ended.resolve());
          response.writeHead(200, headers);
          response.write('x'.repeat(1999));
        });
        const response = await get(server);
        await assert.rejects(response.bytes(1000), { name: 'BodyTooLargeError', maxBytes: 1000 });
        await ended.promise;
      });
    }

    it('hands on a body as it comes, and ends the connection when nobody wants the rest', async () => {
      const ended = deferred<void>();
      const server = await serve((_, response) => {
        response.on('close', () => ended.resolve());
        response.write('first');
      });
      const response = await get(server);
      for await (const chunk of response.stream()) {
        assert.equal(Buffer.from(chunk).toString(), 'first');
        break;
      }
      await ended.promise;
    });

    it('says of a header that cannot be sent that the request was wrong, not the network', async () => {
      const server = await serve((_, response) => response.end());
      const error = await get(server, { headers: { authorization: 'Bearer a\nb' } }).then(
        () => assert.fail('it was sent'),
        (thrown: unknown) => thrown,
      );
      assert.ok(!(error instanceof TransportError), String(error));
    });
  });
}

describe('a proxy', () => {
  const open: { close(): Promise<unknown> }[] = [];
  const environment = Object.fromEntries(
    PROXY_VARIABLES.map((variable) => [variable, process.env[variable]]),
  );
  beforeEach(() => {
    for (const variable of PROXY_VARIABLES) delete process.env[variable];
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
    for (const [variable, value] of Object.entries(environment)) {
      if (value === undefined) delete process.env[variable];
      else process.env[variable] = value;
    }
  });
  const serve = async () => {
    const server = await listen(http.createServer((_, response) => response.end('through')));
    open.push(server);
    return server;
  };
  const proxied = async (refuseWith?: number) => {
    const proxy = await connectProxy(refuseWith);
    open.push(proxy);
    return proxy;
  };

  it('of the environment is gone through outside the editor', async () => {
    const server = await serve();
    const proxy = await proxied();
    process.env['http_proxy'] = proxy.url;
    const transport = createUndiciTransport();
    open.unshift(transport);
    const response = await transport.send({ method: 'GET', url: `${server.url}/x`, headers: {} });
    assert.equal(await text(response), 'through');
    assert.deepEqual(proxy.asked, [`CONNECT 127.0.0.1:${server.port}`]);
  });

  it('is left out for hosts in NO_PROXY', async () => {
    const server = await serve();
    const proxy = await proxied();
    process.env['http_proxy'] = proxy.url;
    process.env['no_proxy'] = '127.0.0.1';
    const transport = createUndiciTransport();
    open.unshift(transport);
    assert.equal(
      await text(await transport.send({ method: 'GET', url: `${server.url}/x`, headers: {} })),
      'through',
    );
    assert.deepEqual(proxy.asked, []);
  });

  for (const status of [407, 502]) {
    it(`that refuses with ${status} delivers nothing`, async () => {
      const server = await serve();
      const proxy = await proxied(status);
      process.env['http_proxy'] = proxy.url;
      const transport = createUndiciTransport();
      open.unshift(transport);
      const sending = transport.send({ method: 'POST', url: `${server.url}/x`, headers: {}, body: '{}' });
      const { phase, code } = await failure(sending);
      assert.deepEqual(
        [phase, unreachableReason(code)],
        ['connect', status === 407 ? 'proxy-sign-in' : 'other'],
      );
    });
  }

  it('is not asked for a port that fetch never connects to, and delivers nothing', async () => {
    const transport = createFetchTransport({ fetch });
    const sending = transport.send({
      method: 'POST',
      url: 'http://127.0.0.1:6000/x',
      headers: {},
      body: '{}',
    });
    assert.deepEqual([(await failure(sending)).phase], ['connect']);
  });

  it("of the editor is not got in the way of: the host's fetch alone chooses where to go", async () => {
    const server = await serve();
    const proxy = await proxied();
    const dispatcher = new ProxyAgent({ httpProxy: proxy.url, noProxy: '' });
    open.unshift(dispatcher);
    const inits: RequestInit[] = [];
    // As VS Code's does; with `http.proxySupport: "on"` it leaves the proxy out if there is a dispatcher already.
    const hostFetch: typeof fetch = (input, init = {}) => {
      inits.push(init);
      return fetch(input, Object.assign({ dispatcher }, init));
    };
    const transport = createFetchTransport({ fetch: hostFetch });
    assert.equal(
      await text(await transport.send({ method: 'GET', url: `${server.url}/x`, headers: {} })),
      'through',
    );
    assert.deepEqual(proxy.asked, [`CONNECT 127.0.0.1:${server.port}`]);
    assert.ok(inits.every((init) => !('dispatcher' in init)));
  });

  it('of the editor keeps the key of a webhook out of what the host writes into its log', async () => {
    const server = await listen(http.createServer(({ url }, response) => response.end(url)));
    open.push(server);
    const logged: string[] = [];
    // As VS Code's does when it looks for a proxy.
    const hostFetch: typeof fetch = (input, init) => {
      logged.push(typeof input === 'string' ? input : 'cache' in input ? input.url : input.toString());
      return fetch(input, init);
    };
    const transport = createFetchTransport({ fetch: hostFetch });
    const url = `${server.url}/webhook/group/invented-key-1`;
    const answer = await transport.send({ method: 'POST', url, urlIsSecret: true, headers: {}, body: '{}' });
    assert.equal(await text(answer), '/webhook/group/invented-key-1');
    assert.deepEqual(logged, [server.url]);
  });
});
