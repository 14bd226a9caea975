import assert from 'node:assert/strict';
import { asFileName } from '../../../../../../src/extension/cards/update/sentCard/fileName';

describe('a card’s name in a file name', () => {
  it('keeps letters and digits of any script, spaces, hyphens and underscores', () => {
    assert.equal(asFileName('Release 2_4-rc 部署'), 'Release 2_4-rc 部署');
  });

  it('turns everything else into one space', () => {
    assert.equal(asFileName('../a: "b"\n\t<c>'), 'a b c');
  });

  it('is never empty', () => {
    assert.equal(asFileName('…/🚀'), 'card');
    assert.equal(asFileName(''), 'card');
  });
});
