import assert from 'node:assert/strict';
import { confirmationReasons } from '../../../src/sending/confirmations';

const plain = { production: false, mentionsEveryone: false, messageCount: 1 };

describe('what is confirmed before a send', () => {
  it('one message from a test app to a chosen chat is not', () => {
    assert.deepEqual(confirmationReasons(plain), []);
  });

  it('ten messages are not, eleven are', () => {
    assert.deepEqual(confirmationReasons({ ...plain, messageCount: 10 }), []);
    assert.deepEqual(confirmationReasons({ ...plain, messageCount: 11 }), ['many']);
  });

  it('what is sent once more is, and what a file of the workspace chose', () => {
    assert.deepEqual(confirmationReasons({ ...plain, isAgain: true }), ['again']);
    assert.deepEqual(confirmationReasons({ ...plain, isFirstUse: true, isRepeat: true }), [
      'first_use',
      'repeat',
    ]);
  });

  it('all reasons are given at once', () => {
    assert.deepEqual(
      confirmationReasons({
        production: true,
        mentionsEveryone: true,
        messageCount: 40,
        byCommand: true,
        dropped: true,
      }),
      ['production', 'everyone', 'many', 'by_command', 'dropped'],
    );
  });
});
