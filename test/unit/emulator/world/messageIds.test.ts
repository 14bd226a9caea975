import assert from 'node:assert/strict';
import { messageId, messageUid } from '../../../../src/emulator/world/messageIds';

describe('message ids', () => {
  it('lead back to the message for the app they were made for, and for no other', () => {
    for (const uid of [1, 2, 4711, 2 ** 40]) {
      const id = messageId('app-one', uid);
      assert.match(id, /^[\w-]{43}$/);
      assert.equal(messageUid('app-one', id), uid);
      assert.equal(messageUid('app-two', id), undefined);
      assert.notEqual(messageId('app-two', uid), id);
    }
  });

  it('are refused when they are cut, changed or invented', () => {
    const id = messageId('app-one', 7);
    const changed = (id.startsWith('A') ? 'B' : 'A') + id.slice(1);
    for (const wrong of ['', id.slice(1), `${id}A`, changed, 'x'.repeat(43), '../../../etc/passwd'])
      assert.equal(messageUid('app-one', wrong), undefined, wrong);
  });
});
