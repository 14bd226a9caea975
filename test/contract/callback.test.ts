import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { EventEnvelope } from '../../src/contract/eventTable';
import { eventEnvelope } from '../../src/contract/eventTable';
import { createEmulator } from '../../src/emulator/emulator';
import type { EventsOf } from '../../src/emulator/events/delivery/raiseEvents';
import { verify } from '../../src/wire/signature';
import type { Loopback } from './support/loopback';
import { listen } from './support/loopback';

/** For this test, every message is an event for the app that it belongs to. */
const eventsOf: EventsOf = (_, change, { linkOrigin }) =>
  change.kind === 'message_added' && change.place.kind === 'direct'
    ? [
        {
          appId: change.place.appId,
          type: 'message_from_bot_subscriber',
          body: { seatalk_id: change.by.seatalkId, message: { message_id: linkOrigin } },
          atMs: change.atMs,
          by: change.by,
          place: change.place,
        },
      ]
    : [];

describe('a callback URL of the local SeaTalk over loopback', () => {
  const emulator = createEmulator({ eventsOf });
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

  it('gets the events of what happens, signed, with links to where the platform is', async () => {
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
    assert.deepEqual(event.event, { seatalk_id: '9012345678', message: { message_id: url } });
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
