import assert from 'node:assert/strict';
import * as http from 'node:http';
import * as net from 'node:net';
import { createFetchTransport } from '../../src/wire/fetchTransport';
import { ANSWER_MAX_BYTES } from '../../src/wire/answerBody';
import type { DeliveryOutcome } from '../../src/events/deliverEvent';
import { deliverEvent } from '../../src/events/deliverEvent';
import { readDeliveryAddress } from '../../src/events/deliveryAddress';
import { verify } from '../../src/wire/signature';
import type { Loopback } from './support/loopback';
import { closedPort, listen } from './support/loopback';

const SECRET = 'invented-signing-1';
const BODY = '{"event_id":"5500505","event":{"value":"đồng ý ✓"}}';

describe('an event delivered over loopback', () => {
  const open: Loopback[] = [];
  const bot = async (handler: http.RequestListener): Promise<string> => {
    const server = await listen(http.createServer(handler));
    open.push(server);
    return `${server.url}/callback?bot=1`;
  };
  const raw = async (onConnection: (socket: net.Socket) => void): Promise<string> => {
    const server = await listen(net.createServer(onConnection));
    open.push(server);
    return server.url;
  };
  const deliver = (url: string, signal?: AbortSignal): Promise<DeliveryOutcome> => {
    const address = readDeliveryAddress(url);
    assert.ok(!('problem' in address));
    return deliverEvent(
      { address, body: BODY, signingSecret: SECRET, signal },
      { transport: createFetchTransport({ fetch }) },
    );
  };

  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });

  it('arrives as the platform would send it, with a signature over its raw bytes', async () => {
    let seen = '';
    const outcome = await deliver(
      await bot((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const body = Buffer.concat(chunks);
          const { signature } = request.headers;
          const isRight = typeof signature === 'string' && verify(body, SECRET, signature);
          const { 'content-type': type, 'user-agent': agent } = request.headers;
          seen = [request.method, request.url, type, agent, isRight, body.toString()].join(' | ');
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
        });
      }),
    );
    assert.equal(seen, `POST | /callback?bot=1 | application/json | Go-http-client/1.1 | true | ${BODY}`);
    assert.ok(outcome.kind === 'delivered', outcome.kind);
    assert.deepEqual(outcome.answer, {
      status: 200,
      headers: [['content-type', 'application/json']],
      body: { text: '{"ok":true}', bytes: 11, isCut: false },
    });
    assert.ok(outcome.durationMs >= 0);
  });

  it('is not sent on to where a redirect points', async () => {
    let elsewhere = 0;
    const target = await bot((_, response) => {
      elsewhere += 1;
      response.end();
    });
    const outcome = await deliver(
      await bot((_, response) => response.writeHead(307, { location: target }).end()),
    );
    assert.equal(outcome.kind, 'redirected');
    assert.equal(elsewhere, 0);
  });

  it('takes the beginning of an answer that never ends, and hangs up', async () => {
    let closed: () => void;
    const hungUp = new Promise<void>((resolve) => (closed = resolve));
    const outcome = await deliver(
      await bot((_, response) => {
        const chunk = 'x'.repeat(16 * 1024);
        const more = () => {
          while (response.write(chunk));
        };
        response.on('drain', more).on('close', () => closed());
        more();
      }),
    );
    assert.ok(outcome.kind === 'delivered', outcome.kind);
    assert.equal(outcome.answer.body.bytes, ANSWER_MAX_BYTES);
    assert.equal(outcome.answer.body.isCut, true);
    await hungUp;
  });

  it('says that nobody listens', async () => {
    const outcome = await deliver(`http://127.0.0.1:${await closedPort()}/`);
    assert.ok(outcome.kind === 'unreachable', outcome.kind);
    assert.deepEqual([outcome.reason, outcome.code], ['refused', 'ECONNREFUSED']);
  });

  it('says so for a name with two addresses too', async () => {
    const outcome = await deliver(`http://localhost:${await closedPort()}/`);
    assert.ok(outcome.kind === 'unreachable', outcome.kind);
    assert.equal(outcome.reason, 'refused');
  });

  it('says that the other side speaks no https', async () => {
    const url = await bot((_, response) => response.end());
    const outcome = await deliver(url.replace('http:', 'https:'));
    assert.ok(outcome.kind === 'unreachable', outcome.kind);
    assert.equal(outcome.reason, 'no-tls', outcome.code);
  });

  it('says that the connection broke', async () => {
    const outcome = await deliver(await raw((socket) => socket.once('data', () => socket.destroy())));
    assert.equal(outcome.kind, 'broken');
  });

  it('says that what answered was no HTTP', async () => {
    const outcome = await deliver(
      await raw((socket) => socket.once('data', () => socket.end('SSH-2.0\r\n'))),
    );
    assert.equal(outcome.kind, 'broken');
  });

  it('ends at once when the person gives up, also amid the answer', async () => {
    const giveUp = new AbortController();
    const outcome = await deliver(
      await bot((_, response) => {
        response.writeHead(200).write('begun');
        giveUp.abort();
      }),
      giveUp.signal,
    );
    assert.equal(outcome.kind, 'cancelled');
  });
});
