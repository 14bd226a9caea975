import assert from 'node:assert/strict';
import { relativeTime } from '../../../src/base/relativeTime';

const NOW = 1_767_225_600_000;
const ago = (ms: number, locale = 'en') => relativeTime(NOW - ms, NOW, locale);

describe('how long ago', () => {
  it('goes from now over minutes and hours to days', () => {
    assert.equal(ago(59_000), 'now');
    assert.equal(ago(60_000), '1 min. ago');
    assert.equal(ago(59 * 60_000 + 59_000), '59 min. ago');
    assert.equal(ago(3_600_000), '1 hr. ago');
    assert.equal(ago(23.9 * 3_600_000), '23 hr. ago');
    assert.equal(ago(24 * 3_600_000), 'yesterday');
    assert.equal(ago(6 * 24 * 3_600_000), '6 days ago');
  });

  it('is now for a clock that runs ahead', () => {
    assert.equal(ago(-90_000), 'now');
  });

  it('speaks the language of the editor, and English where that is no language', () => {
    assert.equal(ago(60_000, 'de'), 'vor 1 Min.');
    assert.equal(ago(60_000, 'not a locale'), '1 min. ago');
  });
});
