import assert from 'node:assert/strict';
import * as http from 'node:http';
import { eventTypes } from '../../src/contract/eventTable';
import { createEmulator } from '../../src/emulator/emulator';
import { readDeliveryAddress } from '../../src/events/deliveryAddress';
import { EventForwarder } from '../../src/events/forward';
import type { ReceivedEvent } from '../../src/events/receivedEvent';
import { EventReceiver } from '../../src/events/receiver/eventReceiver';
import { TrafficLog } from '../../src/traffic/trafficLog';
import { createFetchTransport } from '../../src/wire/fetchTransport';
import { Redactor } from '../../src/wire/redact';
import { verify } from '../../src/wire/signature';
import { until } from '../support/until';
import type { Loopback } from './support/loopback';
import { listen } from './support/loopback';

const BOT_SECRET = 'invented-signing-2';

describe('the events of a real app, received over HTTP and passed on to a bot', () => {
  const emulator = createEmulator();
  const { appId, signingSecret } = emulator.app;
  const errors: unknown[] = [];
  const traffic = new TrafficLog({ redactor: new Redactor(), onError: (error) => errors.push(error) });
  const types = eventTypes.filter((type) => type !== 'event_verification');
  const atBot: string[] = [];
  let bot: Loopback;
  let receiver: EventReceiver;
  let forwarder: EventForwarder;
  let onForwarded: () => void = () => undefined;

  before(async () => {
    await emulator.start();
    bot = await listen(
      http.createServer((request, response) => {
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part));
        request.on('end', () => {
          const bytes = Buffer.concat(parts);
          const { signature } = request.headers;
          const isRight = typeof signature === 'string' && verify(bytes, BOT_SECRET, signature);
          atBot.push(bytes.toString('utf8'));
          response.writeHead(isRight ? 200 : 401).end('seen');
        });
      }),
    );
    const address = readDeliveryAddress(`${bot.url}/callback?token=invented`);
    assert.ok(!('problem' in address));
    const record = traffic.add.bind(traffic);
    forwarder = new EventForwarder({
      address,
      signingSecret: BOT_SECRET,
      transport: createFetchTransport({ fetch }),
      record,
    });
    const onEvent = async (event: ReceivedEvent) => {
      await forwarder.forward(event);
      onForwarded();
    };
    receiver = await EventReceiver.listen({
      signingSecret,
      onEvent,
      onError: (error) => errors.push(error),
      record,
    });
  });
  after(async () => {
    forwarder.dispose();
    await receiver.close();
    await emulator.stop();
    await bot.close();
    assert.deepEqual(errors, []);
  });

  it('is verified by the platform', async () => {
    assert.deepEqual(await emulator.deliveries.setCallback(appId, receiver.url), { verified: true });
    await until('the record of the challenge', () => traffic.exchanges.length > 0);
    assert.deepEqual(
      traffic.exchanges.map(({ name, kind }) => [kind, name]),
      [['event', 'event_verification']],
    );
  });

  it('gets each event once, and the bot the very same bytes with a signature of its own', async () => {
    const done = new Promise<void>((resolve) => {
      onForwarded = () => atBot.length === types.length && resolve();
    });
    for (const type of types) emulator.deliveries.sendTest(appId, type);
    await done;
    const sent = await until('all deliveries have ended', () => {
      const tests = emulator.deliveries.attempts().filter(({ cause }) => cause === 'test');
      return tests.every(({ outcome }) => outcome.kind !== 'pending') && tests;
    });
    assert.deepEqual(
      sent.map(({ outcome }) => outcome.kind),
      types.map(() => 'delivered'),
    );
    assert.deepEqual(
      atBot,
      sent.map(({ body }) => body),
    );
  });

  it('leaves a record of what came, and of what the bot answered, without a secret', () => {
    const [, ...exchanges] = traffic.exchanges;
    const told = exchanges.map((exchange) => [exchange.side, exchange.name, exchange.response?.status]);
    for (const type of types)
      assert.deepEqual(
        told.filter(([, name]) => name === type),
        [
          ['in', type, 200],
          ['out', type, 200],
        ],
      );
    assert.doesNotMatch(JSON.stringify(exchanges), new RegExp(`${signingSecret}|${BOT_SECRET}|token=`, 'u'));
  });

  it('rejects what another app would send', async () => {
    const other = emulator.deliveries;
    const replayed = other.attempts().find(({ cause }) => cause === 'test');
    assert.ok(replayed);
    const rejected = new Promise<unknown>((resolve) => {
      const listening = traffic.onDidAdd((exchange) => {
        listening.dispose();
        resolve(exchange.kind === 'event' && exchange.arrival?.fate);
      });
    });
    other.replay(replayed.id, { wrongSignature: true, eventId: 'new' });
    assert.equal(await rejected, 'wrong_signature');
  });
});
