import assert from 'node:assert/strict';
import type { OutgoingEvent } from '../../../../src/emulator/events/outgoingEvent';
import { APP, DeliveryBench, OTHER_APP } from './deliveryBench';

const ROOM = { kind: 'group', groupId: 'NDAwNzExMjIzMzQ0' } as const;
const OTHER_ROOM = { kind: 'group', groupId: 'NDAwNzExMjIzMzQ1' } as const;
const inRoom = (kind: 'bot' | 'person' | 'system_account', more: Partial<OutgoingEvent> = {}) => ({
  place: ROOM,
  by: { kind, seatalkId: '9355500022' },
  ...more,
});

describe('bots that answer each other without end', () => {
  let bench: DeliveryBench;
  beforeEach(async () => {
    bench = new DeliveryBench();
    await bench.withCallback();
    bench.deliveries.setSwitches({ loopLimit: { rounds: 3, seconds: 10 } });
  });
  afterEach(() => bench.deliveries.stop());
  const say = async (...said: [text: string, more: Partial<OutgoingEvent>][]) => {
    for (const [text, more] of said) bench.say(text, more);
    await bench.settle();
    return bench.postedTexts;
  };

  it('are stopped after so many rounds: the chat is paused for the app, and views hear of it', async () => {
    const heard: string[] = [];
    bench.deliveries.onDidChange((appId) => heard.push(appId));
    const rounds = ['1', '2', '3', '4', '5'].map((text): [string, object] => [text, inRoom('bot')]);
    assert.deepEqual(await say(...rounds), ['1', '2', '3']);
    assert.deepEqual(bench.story.toSorted().slice(-2), ['4 0 dropped: paused', '5 0 dropped: paused']);
    assert.deepEqual(bench.deliveries.pauses, [{ appId: APP, place: ROOM, atMs: bench.clock.now() }]);
    assert.deepEqual(heard, [APP]);
  });

  it('go on when somebody says so, here or everywhere', async () => {
    const loop = (place: typeof ROOM | typeof OTHER_ROOM) =>
      say(...['a', 'b', 'c', 'd'].map((text): [string, object] => [text, inRoom('bot', { place })]));
    await loop(ROOM);
    await loop(OTHER_ROOM);
    assert.equal(bench.deliveries.pauses.length, 2);
    assert.equal(bench.deliveries.resume(APP, ROOM), 1);
    assert.equal((await say(['on', inRoom('bot')])).at(-1), 'on');
    assert.equal(bench.deliveries.resume(APP), 1);
    assert.equal(bench.deliveries.resume(APP), 0);
    assert.deepEqual(bench.deliveries.pauses, []);
  });

  it('are no loop with a person in between', async () => {
    const bot: [string, object] = ['bot', inRoom('bot')];
    const person: [string, object] = ['person', inRoom('person')];
    assert.equal((await say(bot, bot, person, bot, bot, person, bot, bot)).length, 8);
  });

  it('are no loop when they take their time', async () => {
    for (let n = 0; n < 20; n++) {
      await say(['bot', inRoom('bot')]);
      await bench.clock.advance(3_400);
    }
    assert.equal(bench.postedTexts.length, 20);
  });

  it('are no loop in several chats, or for several apps', async () => {
    for (const place of [ROOM, OTHER_ROOM])
      for (const appId of [APP, OTHER_APP])
        for (let n = 0; n < 3; n++) bench.say('bot', inRoom('bot', { place, appId }));
    assert.deepEqual(bench.deliveries.pauses, []);
  });

  it('are not what a system account reports', async () => {
    for (let n = 0; n < 20; n++) bench.say('alert', inRoom('system_account'));
    assert.deepEqual(bench.deliveries.pauses, []);
  });

  it('are let alone by default', async () => {
    bench.deliveries.setSwitches({ loopLimit: undefined });
    for (let n = 0; n < 50; n++) bench.say('bot', inRoom('bot'));
    assert.deepEqual(bench.deliveries.pauses, []);
    assert.equal(new DeliveryBench().deliveries.switches.loopLimit, undefined);
  });

  it('are counted by time that passes, not by the clock of the machine', async () => {
    for (let n = 0; n < 4; n++) {
      await say([`${n}`, inRoom('bot')]);
      bench.clock.jump(60_000);
    }
    assert.equal(bench.deliveries.pauses.length, 1);
  });

  it('are forgotten with the world', async () => {
    await say(...['1', '2', '3', '4'].map((text): [string, object] => [text, inRoom('bot')]));
    bench.deliveries.reset();
    assert.deepEqual(bench.deliveries.pauses, []);
  });
});
