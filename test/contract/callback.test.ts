import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { EventEnvelope } from '../../src/contract/eventTable';
import { eventEnvelope, eventTable } from '../../src/contract/eventTable';
import { createEmulator } from '../../src/emulator/emulator';
import { verify } from '../../src/wire/signature';
import type { Loopback } from './support/loopback';
import { listen } from './support/loopback';

describe('a callback URL of the local SeaTalk over loopback', () => {
  const emulator = createEmulator();
  const { appId, signingSecret } = emulator.app;
  const got: EventEnvelope[] = [];
  let bot: Loopback;
  let url: string;
  let onEvent: () => void = () => undefined;
  before(async () => {
    ({ url } = await emulator.start());
    const server = http.createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const bytes = Buffer.concat(parts);
        const { signature } = request.headers;
        if (typeof signature !== 'string' || !verify(bytes, signingSecret, signature)) {
          response.writeHead(401).end();
          return;
        }
        const envelope = eventEnvelope.parse(JSON.parse(bytes.toString('utf8')));
        got.push(envelope);
        response.end(envelope.event_type === 'event_verification' ? JSON.stringify(envelope.event) : '');
        onEvent();
      });
    });
    bot = await listen(server);
  });
  after(async () => {
    await emulator.stop();
    await bot.close();
  });
  const control = async (method: string, path: string, body: object) => {
    const headers = { 'x-local-token': emulator.controlToken };
    const answer = await fetch(`${url}/_local${path}`, { method, headers, body: JSON.stringify(body) });
    assert.equal(answer.status, 200);
    return (await answer.json()) as Record<string, unknown>;
  };

  it('is verified when it is set', async () => {
    const callback = `${bot.url}/callback`;
    const body = { method: 'callback', url: callback };
    const connection = await control('PUT', '/apps/Deploy%20Bot/connection', body);
    assert.deepEqual(
      [connection['verified'], connection['state'], connection['delivers_to']],
      [true, 'verified', callback],
    );
    assert.deepEqual(
      got.map(({ event_type: type }) => type),
      ['event_verification'],
    );
  });

  it('gets the events of what happens, signed', async () => {
    const arrived = new Promise<void>((resolve) => (onEvent = resolve));
    await control('POST', '/messages', {
      from: 'Mira Tan',
      app: 'Deploy Bot',
      person: 'Mira Tan',
      text: 'status',
    });
    await arrived;
    const event = got.at(-1);
    assert.ok(event);
    assert.deepEqual(event.app_id, appId);
    assert.equal(event.event_type, 'message_from_bot_subscriber');
    assert.equal(
      eventTable.message_from_bot_subscriber.body.parse(event.event).message.text?.content,
      'status',
    );
    assert.ok(BigInt(event.event_id) > BigInt(got[0]?.event_id ?? ''), 'ids count up');
  });

  it('gets none when it is refused', async () => {
    const body = { method: 'callback', url: `${url}/auth/app_access_token` };
    const connection = await control('PUT', '/apps/Standup%20Bot/connection', body);
    assert.deepEqual(
      [connection['verified'], connection['reason'], connection['delivers_to']],
      [false, 'wrong_answer', null],
    );
  });
});
