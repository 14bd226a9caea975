import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventEnvelope, eventTable } from '../../../src/contract/eventTable';
import type { Change } from '../../../src/emulator/world/change';
import { messageId } from '../../../src/emulator/world/messageIds';
import { createFetchTransport } from '../../../src/wire/fetchTransport';
import { sign, SIGNATURE_HEADER, verify } from '../../../src/wire/signature';
import { LocalSeaTalk } from './localSeaTalk';

/** A bot on this machine: keeps what it gets, and whether it was signed. */
async function startBot(signingSecret: string) {
  const got: { body: string; isSigned: boolean }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const bytes = Buffer.concat(parts);
      const header = request.headers[SIGNATURE_HEADER.toLowerCase()];
      const signature = typeof header === 'string' ? header : undefined;
      got.push({ body: bytes.toString('utf8'), isSigned: verify(bytes, signingSecret, signature) });
      response.end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { got, url: `http://127.0.0.1:${port}/callback`, stop: () => server.close() };
}

describe('an event of the local SeaTalk', () => {
  it('is made of a change, signed with the secret of the app and posted, without the client', async () => {
    const local = new LocalSeaTalk();
    const { appId, signingSecret } = local.emulator.app;
    const bot = await startBot(signingSecret);
    const changes: Change[] = [];
    local.emulator.onChange((change) => changes.push(change));
    await local.write({ from: 'Mira Tan', app: 'Deploy Bot', person: 'Mira Tan', text: 'status 1482' });
    const [change] = changes;
    assert.ok(change?.kind === 'message_added' && change.message.body.kind === 'text');
    const body = JSON.stringify({
      event_id: '5500101',
      event_type: 'message_from_bot_subscriber',
      timestamp: Math.floor(change.atMs / 1000),
      app_id: appId,
      event: {
        seatalk_id: change.by.seatalkId,
        employee_code: 'e_7k2m9q4x',
        email: 'mira.tan@example.com',
        message: {
          message_id: messageId(appId, change.message.uid),
          quoted_message_id: '',
          thread_id: '',
          tag: 'text',
          text: { content: change.message.body.source },
        },
      },
    });
    const transport = createFetchTransport({ fetch });
    try {
      const answer = await transport.send({
        method: 'POST',
        url: bot.url,
        headers: {
          'content-type': 'application/json',
          [SIGNATURE_HEADER]: sign(Buffer.from(body, 'utf8'), signingSecret),
        },
        body,
      });
      await answer.bytes(1024);
      assert.equal(answer.status, 200);
    } finally {
      bot.stop();
    }
    assert.deepEqual(bot.got, [{ body, isSigned: true }]);
    const { event } = eventEnvelope.parse(JSON.parse(body));
    eventTable.message_from_bot_subscriber.body.parse(event);
  });
});
