import assert from 'node:assert/strict';
import { Emitter } from '../../../../../src/base/emitter';
import type { ChatMessage } from '../../../../../src/contract/inbound';
import type { SeenMessage } from '../../../../../src/directory/historyDirectory';
import { CardWatch } from '../../../../../src/extension/cards/taps/cardWatch';
import { FakeClock, settle } from '../../../../support/fakeClock';

describe('the wait for a card to be updated after a tap', () => {
  const clock = new FakeClock();
  const changed = new Emitter<SeenMessage>((error) => {
    throw error;
  });
  let looks: number;
  let read: () => Promise<ChatMessage>;
  const message = { message_id: 'm' };
  const update = () => changed.fire({ message, groupId: 'g' });
  const watch = () =>
    new CardWatch(
      {
        onDidChange: changed.subscribe,
        refresh: () => {
          looks += 1;
          return read();
        },
      },
      'm',
    );

  beforeEach(() => {
    looks = 0;
    read = () => Promise.resolve(message);
  });

  it('ends with the first look where the bot has updated it before it answered', async () => {
    read = () => {
      update();
      return Promise.resolve(message);
    };
    assert.equal(await watch().look(clock, new AbortController().signal), true);
    assert.equal(looks, 1);
  });

  it('needs no look where somebody else has read it already', async () => {
    const watched = watch();
    update();
    assert.equal(await watched.look(clock, new AbortController().signal), true);
    assert.equal(looks, 0);
  });

  it('goes on for a while: bots answer first and work afterwards', async () => {
    const looking = watch().look(clock, new AbortController().signal);
    await settle();
    for (const ms of [1_000, 2_000]) await clock.advance(ms);
    assert.equal(looks, 3);
    update();
    await clock.advance(4_000);
    assert.equal(await looking, true);
    assert.equal(looks, 3);
  });

  it('ends after five looks in a quarter of a minute', async () => {
    const looking = watch().look(clock, new AbortController().signal);
    await settle();
    for (const ms of [1_000, 2_000, 4_000, 8_000]) await clock.advance(ms);
    assert.equal(await looking, false);
    assert.equal(looks, 5);
    assert.equal(clock.armed, 0);
  });

  it('ends with the preview, and where the card can’t be read', async () => {
    const giveUp = new AbortController();
    const looking = watch().look(clock, giveUp.signal);
    await settle();
    giveUp.abort();
    assert.equal(await looking, undefined);
    assert.equal(clock.armed, 0);
    read = () => Promise.reject(new Error('gone'));
    assert.equal(await watch().look(clock, new AbortController().signal), undefined);
  });
});
