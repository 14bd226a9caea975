import assert from 'node:assert/strict';
import { oneLine, withoutIcons, withoutLinks } from '../../../src/base/plainText';

describe('text from chats in the editor', () => {
  it('is one line without control and direction marks', () => {
    assert.equal(oneLine('a\r\n\tb\u0000c \u202egnp.exe'), 'a b c gnp.exe');
  });

  it('is cut with an ellipsis, never inside a surrogate pair', () => {
    assert.equal(oneLine('abcdef', 4), 'abc…');
    assert.equal(oneLine('ab😀def', 4), 'ab…');
  });

  it('makes no icons in a picker', () => {
    assert.doesNotMatch(withoutIcons('$(bug) fixed'), /\$\(/);
  });

  it('makes no links in a notification, not to a command either', () => {
    assert.doesNotMatch(withoutLinks('[open](command:workbench.action.quit)'), /\]\(/);
  });
});
