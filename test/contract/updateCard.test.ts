import assert from 'node:assert/strict';
import { refillLost } from '../../src/cards/compare/refillLost';
import { SeaTalkError } from '../../src/client/errors';
import { createUndiciTransport } from '../../src/wire/undiciTransport';
import type { CardElements } from '../../src/contract/cards';
import { cardElements } from '../../src/contract/cards';
import { MIRA, RELEASE_ROOM } from './support/cases';
import type { LocalPlatform } from './support/localPlatform';
import { startLocalPlatform } from './support/localPlatform';

const approval: CardElements = [
  { element_type: 'title', title: { text: 'Deploy 1482' } },
  {
    element_type: 'description',
    description: { text: 'for <mention-tag target="seatalk://user?id=9012345678"/>, **now**' },
  },
  { element_type: 'button', button: { button_type: 'callback', text: 'Go', value: 'go-k93x' } },
];
const card = (elements: CardElements = approval) => ({
  tag: 'interactive_message' as const,
  interactive_message: { elements },
});

describe('updates of cards', () => {
  let local: LocalPlatform;
  before(async () => {
    local = await startLocalPlatform(createUndiciTransport());
    await local.control('/limits', { enabled: false }, 'PUT');
  });
  after(() => local.stop());

  const send = async (): Promise<string> =>
    (await local.client.sendMessageToGroupChat({ group_id: RELEASE_ROOM, message: card() })).message_id ?? '';
  const update = (message_id: string, elements: CardElements = approval.slice(0, 1)) =>
    local.client.updateMessage({ message_id, message: { interactive_message: { elements } } });
  const read = async (message_id: string) =>
    (await local.client.getMessageByMessageId({ message_id })).interactive_message;

  async function refused(message_id: string): Promise<readonly [string, number | undefined]> {
    const error = await update(message_id).then(
      () => assert.fail('it succeeded'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof SeaTalkError, String(error));
    return [error.kind, error.code];
  }

  it('are refused by the code for what is no card, another bot’s, or none at all', async () => {
    const text = await local.client.sendMessageToGroupChat({
      group_id: RELEASE_ROOM,
      message: { tag: 'text', text: { content: 'no card' } },
    });
    assert.deepEqual(await refused(text.message_id ?? ''), ['permission', 4012]);
    const other = await local.control('/messages', {
      from: 'Standup Bot',
      group: RELEASE_ROOM,
      card: { elements: approval },
    });
    const ids = other['message_ids'] as Record<string, string>;
    const [foreign] = Object.entries(ids).find(([app]) => app !== local.emulator.app.appId) ?? [];
    assert.deepEqual(await refused(ids[local.emulator.app.appId] ?? ''), ['permission', 4012]);
    assert.deepEqual(await refused(ids[foreign ?? ''] ?? ''), ['not_found', 4008], 'the id another app has');
  });

  it('are repeated when the answer is lost, as a second one changes nothing', async () => {
    const id = await send();
    await local.control('/faults', { call: 'updateMessage', cut: 'after', count: 1 });
    const from = local.seen.length;
    await update(id);
    assert.deepEqual(
      local.seen.slice(from).filter(({ call }) => call === 'updateMessage').length,
      2,
      'the one whose answer was lost, and its repeat',
    );
    assert.equal((await read(id))?.elements?.length, 1);
  });

  it('take back what was read once what it lost is filled in, and not before', async () => {
    const id = await send();
    const { elements, mentioned_list: mentioned } = (await read(id)) ?? {};
    const unfilled = refillLost(elements ?? [], undefined, { mentioned: mentioned ?? [] });
    assert.equal(cardElements.safeParse(unfilled.elements).success, false);
    const filled = refillLost(elements ?? [], approval, { mentioned: mentioned ?? [] });
    assert.deepEqual(filled.elements, approval);
    await update(id, cardElements.parse(filled.elements));
    assert.deepEqual((await read(id))?.elements, elements, 'nothing was lost on the way');
  });

  it('reach direct chats', async () => {
    const sent = await local.client.sendMessageToBotUser({ employee_code: MIRA, message: card() });
    await update(sent.message_id ?? '');
    assert.equal((await read(sent.message_id ?? ''))?.elements?.length, 1);
  });

  it('end after seven days', async () => {
    const id = await send();
    await local.control('/clock/advance', { by: '7d 1m' });
    assert.deepEqual(await refused(id), ['not_found', 4009]);
  });
});
