import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../../../../src/contract/inbound';
import { HISTORY_WINDOW_SEC } from '../../../../../../src/contract/limits';
import {
  refOf,
  refOfSent,
  updatableUntilMs,
} from '../../../../../../src/extension/cards/update/sentCard/oldCard';

describe('the card of a message', () => {
  const message = (fields: Partial<ChatMessage>): ChatMessage => ({ tag: 'interactive_message', ...fields });

  it('is known by the message’s id and its group', () => {
    assert.deepEqual(refOf(message({ message_id: 'm' }), 'g'), {
      messageId: 'm',
      groupId: 'g',
      threadId: undefined,
    });
  });

  it('names the thread of a reply, and none for the message that opened it', () => {
    assert.equal(refOf(message({ message_id: 'm', thread_id: 't' }), 'g')?.threadId, 't');
    assert.equal(refOf(message({ message_id: 't', thread_id: 't' }), 'g')?.threadId, undefined);
    const sent = { messageId: 't', sentAtMs: 0, groupId: 'g', threadId: 't', elements: [] };
    assert.equal(refOfSent(sent).threadId, undefined);
    assert.equal(refOfSent({ ...sent, messageId: 'm' }).threadId, 't');
  });

  it('is unknown without an id, as in forwarded records', () => {
    assert.equal(refOf(message({}), 'g'), undefined);
    assert.equal(refOf(message({ message_id: '' }), 'g'), undefined);
  });

  it('can be updated as long as messages can be read', () => {
    assert.equal(updatableUntilMs(1_000), 1_000 + HISTORY_WINDOW_SEC * 1_000);
  });
});
