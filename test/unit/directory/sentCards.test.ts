import assert from 'node:assert/strict';
import type { CardElements } from '../../../src/contract/cards';
import { SENT_CARDS_MAX, SentCards } from '../../../src/directory/sentCards';
import { FakeClock } from '../../support/fakeClock';
import { MemoryStore } from './memoryStore';

const DAY_MS = 24 * 3_600_000;
const card = (text: string, value = 'k1'): CardElements => [
  { element_type: 'title', title: { text } },
  { element_type: 'button', button: { button_type: 'callback', text: 'Go', value } },
];
const image = (bytes: number): CardElements => [
  { element_type: 'image', image: { content: 'A'.repeat(bytes) } },
];

describe('cards sent from here', () => {
  let clock: FakeClock;
  let store: MemoryStore;
  const cards = () => new SentCards(store, clock);
  const keep = (list: SentCards, messageId: string, elements: CardElements) =>
    list.keep({ messageId, sentAtMs: clock.now(), groupId: 'g', elements });
  const ids = async (list: SentCards) => (await list.load()).map(({ messageId }) => messageId);

  beforeEach(() => {
    clock = new FakeClock();
    store = new MemoryStore();
  });

  it('are remembered with the values of their buttons, the last one first, over a restart', async () => {
    await keep(cards(), 'a', card('one'));
    await clock.advance(1_000);
    await keep(cards(), 'b', card('two'));
    const list = await cards().load();
    assert.deepEqual(list, [
      { messageId: 'b', sentAtMs: clock.now(), groupId: 'g', elements: card('two') },
      { messageId: 'a', sentAtMs: clock.now() - 1_000, groupId: 'g', elements: card('one') },
    ]);
  });

  it('are what they were updated to, in every window', async () => {
    const [one, other] = [cards(), cards()];
    await keep(one, 'a', card('before'));
    await other.load();
    await keep(one, 'a', card('after', 'k2'));
    assert.deepEqual(
      (await other.load()).map(({ elements }) => elements),
      [card('after', 'k2')],
    );
  });

  it('are forgotten after seven days, as they can be updated no longer', async () => {
    const list = cards();
    await keep(list, 'a', card('one'));
    await clock.advance(7 * DAY_MS);
    assert.deepEqual(await ids(list), ['a']);
    await clock.advance(1);
    assert.deepEqual(await ids(list), []);
    await keep(list, 'b', card('two'));
    assert.doesNotMatch(store.values.get('sent-cards') ?? '', /"a"/u);
  });

  it('are so many and no more', async () => {
    const list = cards();
    for (let index = 0; index <= SENT_CARDS_MAX; index++) {
      await clock.advance(1);
      await keep(list, `m-${index}`, card('x'));
    }
    const kept = await ids(list);
    assert.deepEqual([kept.length, kept[0], kept.at(-1)], [SENT_CARDS_MAX, 'm-60', 'm-1']);
  });

  it('keep small images, leave large ones out, and are not kept where their texts are too long', async () => {
    const list = cards();
    await keep(list, 'small', image(20_000));
    await keep(list, 'large', image(40_000));
    const long = { element_type: 'description' as const, description: { text: 'x'.repeat(9_000) } };
    await keep(list, 'absurd', [long, long, long, long]);
    const kept = new Map((await list.load()).map(({ messageId, elements }) => [messageId, elements]));
    assert.deepEqual(kept.get('small'), image(20_000));
    assert.deepEqual(kept.get('large'), image(0));
    assert.equal(kept.has('absurd'), false);
  });

  it('of another version, or broken, are none', async () => {
    store.values.set('sent-cards', JSON.stringify({ version: 2, cards: 'x' }));
    assert.deepEqual(await ids(cards()), []);
  });

  it('that cannot be written down are known in this window all the same', async () => {
    const list = cards();
    store.failWith = new Error('disk full');
    await assert.rejects(keep(list, 'a', card('one')), /disk full/u);
    store.failWith = undefined;
    assert.deepEqual(await ids(list), ['a']);
  });
});
