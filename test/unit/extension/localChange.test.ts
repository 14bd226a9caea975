import assert from 'node:assert/strict';
import { readLocalChange } from '../../../src/extension/local/localChange';

describe('a change in the local SeaTalk', () => {
  const read = (change: unknown) => readLocalChange(JSON.stringify(change), 'app');

  it('is of a chat where a message came or went, and of a message where that changed', () => {
    const place = { message_ids: { app: 'm', other: 'x' }, group_id: 'g', thread_ids: { app: 't' } };
    const seen = { messageId: 'm', groupId: 'g', threadId: 't' };
    assert.deepEqual(read({ kind: 'message_added', ...place }), { kind: 'listed', ...seen });
    assert.deepEqual(read({ kind: 'message_recalled', ...place }), { kind: 'listed', ...seen });
    assert.deepEqual(read({ kind: 'card_updated', ...place }), { kind: 'changed', ...seen });
    assert.deepEqual(read({ kind: 'message_edited', message_ids: { app: 'm' } }), {
      kind: 'changed',
      messageId: 'm',
      groupId: undefined,
      threadId: undefined,
    });
  });

  it('is none in what says nothing of a message of the app', () => {
    for (const line of [
      '',
      '{',
      'null',
      '{"kind":"listening"}',
      '{"kind":"card_updated","message_ids":{"other":"x"}}',
    ])
      assert.equal(readLocalChange(line, 'app'), undefined);
    assert.equal(read({ kind: 'card_updated', message_ids: { constructor: 'x' } }), undefined);
  });
});
