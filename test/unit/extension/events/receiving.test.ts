import assert from 'node:assert/strict';
import { createEmulator } from '../../../../src/emulator/emulator';
import type { Emulator } from '../../../../src/emulator/emulator';
import { readDeliveryAddress } from '../../../../src/events/deliveryAddress';
import { EventSocket } from '../../../../src/events/socket/eventSocket';
import { sampleEvent } from '../../../../src/contract/eventTable';
import { RealEvents, isReal } from '../../../../src/extension/events/model/realEvents';
import { resultOfAll } from '../../../../src/extension/events/model/result';
import { Receiving } from '../../../../src/extension/events/receiving/receiving';
import type { GroupNews } from '../../../../src/extension/events/receiving/receiving';
import type { ReceivingApp } from '../../../../src/extension/events/model/realEvents';
import type { Transport } from '../../../../src/wire/transport';
import { FakeClock } from '../../../support/fakeClock';
import { until } from '../../../support/until';

const app = { id: 'profile-1', name: 'Real Bot', production: false };

describe('the ways by which events of a real app come to a window', () => {
  let clock: FakeClock;
  let emulator: Emulator;
  let events: RealEvents;
  let receiving: Receiving;
  let url: string;
  /** Bodies that the bot on this machine got, and how each of its answers is let go. */
  let got: string[];
  let answers: (() => void)[];
  let news: (GroupNews & { readonly app: string })[];

  beforeEach(async () => {
    clock = new FakeClock();
    emulator = createEmulator({ clock });
    const started = await emulator.start();
    url = `${started.url.replace('http', 'ws')}/ws/bot`;
    emulator.deliveries.useSocket(emulator.app.appId);
    got = [];
    answers = [];
    const transport: Transport = {
      send: ({ body }) => {
        got.push(String(body));
        return new Promise((resolve) => {
          answers.push(() =>
            resolve({
              status: 200,
              headers: {},
              stream: async function* () {
                yield Buffer.from('thanks');
              },
            } as never),
          );
        });
      },
    };
    const onError = (error: unknown) => assert.fail(String(error));
    events = new RealEvents(clock, onError);
    news = [];
    const onNews = (of: ReceivingApp, place: GroupNews) => news.push({ app: of.id, ...place });
    receiving = new Receiving({ events, clock, transport, onNews, onError });
  });
  afterEach(async () => {
    receiving.dispose();
    events.dispose();
    await emulator.stop();
  });

  const credentials = () => {
    const { appId, appSecret } = emulator.app;
    return { app, appId, appSecret, url };
  };
  const state = (kind: string) => until(`it is ${kind}`, () => events.reception?.state.kind === kind);
  const tap = (value: string) =>
    emulator.deliveries.sendTest(emulator.app.appId, 'interactive_message_click', { value });
  const came = (count: number) => until(`${count} events came`, () => events.log.size === count);
  const target = () => {
    const address = readDeliveryAddress('http://localhost:3000/callback');
    assert.ok('url' in address);
    return { app, address, signingSecret: 'invented-signing-secret' };
  };

  it('are taken back a minute after a kick, and given back when it stops', async () => {
    receiving.receive(credentials());
    await state('connected');
    const { appId, appSecret } = emulator.app;
    const bot = EventSocket.connect({
      url,
      appId,
      appSecret,
      clock,
      onEvent: () => undefined,
      onState: () => undefined,
      onError: (error) => assert.fail(String(error)),
    });
    await state('kicked');
    bot.dispose();
    await clock.advance(59_999);
    assert.equal(events.reception?.state.kind, 'kicked');
    await clock.advance(1);
    await state('connected');
    receiving.stopReceiving();
    assert.equal(events.reception, undefined);
    await clock.advance(3_600_000);
    assert.equal(events.reception, undefined);
  });

  it('keep each event once, apart from those of the local SeaTalk', async () => {
    receiving.receive(credentials());
    await state('connected');
    tap('one');
    tap('two');
    await came(2);
    const [newest] = events.log.events;
    assert.ok(newest && isReal(newest.key));
    assert.equal(newest.facts.gist, 'two');
    assert.deepEqual(newest.received, { profileId: app.id, appName: app.name, via: 'socket' });
    assert.equal(resultOfAll(newest.attempts), 'received');
  });

  it('say which group has news, and nothing for what happens elsewhere', async () => {
    receiving.receive(credentials());
    await state('connected');
    const { appId } = emulator.app;
    emulator.deliveries.sendTest(appId, 'message_from_bot_subscriber');
    emulator.deliveries.sendTest(appId, 'new_message_received_from_thread');
    await came(2);
    const { event } = sampleEvent('new_message_received_from_thread');
    const { group_id: groupId, message } = event as { group_id: string; message: { thread_id: string } };
    assert.deepEqual(news, [{ app: app.id, groupId, threadId: message.thread_id }]);
  });

  it('acknowledge an event though the bot it goes on to hasn’t answered, which shows as under way until then', async () => {
    receiving.receive(credentials());
    await state('connected');
    receiving.forward(target());
    tap('slow');
    await until('the platform has its acknowledgement', () =>
      emulator.deliveries.attempts().some(({ outcome }) => outcome.kind === 'acknowledged'),
    );
    await until('the bot has it', () => got.length === 1);
    const event = () => events.log.events[0];
    assert.equal(got[0], event()?.body);
    assert.equal(resultOfAll(event()?.attempts ?? []), 'pending');
    answers[0]?.();
    await until('it has answered', () => resultOfAll(event()?.attempts ?? []) === 'delivered');
    assert.equal(event()?.attempts.length, 1);
    assert.equal(event()?.attempts[0]?.outcome.body, 'thanks');
  });

  it('end what is forwarded with the last of them', async () => {
    receiving.receive(credentials());
    await receiving.listen(app, 0, 'invented-signing-secret');
    receiving.forward(target());
    receiving.stopReceiving();
    assert.ok(events.forwarding);
    receiving.stopListening();
    assert.equal(events.forwarding, undefined);
  });

  it('do not send a secret over an open connection', () => {
    assert.throws(
      () => receiving.receive({ ...credentials(), url: 'ws://bots.example.com/ws/bot' }),
      TypeError,
    );
    assert.equal(events.reception, undefined);
  });

  it('end with the window, and leave nothing behind', async () => {
    receiving.receive(credentials());
    await state('connected');
    await receiving.listen(app, 0, 'invented-signing-secret');
    receiving.dispose();
    await until('the platform waits for a connection again', () => {
      const connection = emulator.deliveries.connectionOf(emulator.app.appId);
      return connection.method === 'socket' && connection.state === 'waiting';
    });
  });
});
