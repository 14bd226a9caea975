import assert from 'node:assert/strict';
import { oneLine, withoutIcons, withoutLinks } from '../../../src/base/plainText';
import { clusters } from '../../support/clusters';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

describe('text from chats in the editor', () => {
  it('is one line without control and direction marks', () => {
    assert.equal(oneLine('a\r\n\tb\u0000c \u202egnp.exe'), 'a b c gnp.exe');
  });

  it('is cut with an ellipsis, never inside a surrogate pair', () => {
    assert.equal(oneLine('abcdef', 4), 'abc…');
    assert.equal(oneLine('ab😀def', 4), 'ab…');
  });

  it('is cut between grapheme clusters', () => {
    for (const cluster of clusters) {
      for (let max = 3; max < 40; max++) {
        const words = oneLine(`ab${cluster.trim()}`.repeat(20), max);
        const segmented = Array.from(segmenter.segment(words.slice(0, -1)), ({ segment }) => segment);
        const whole = new Set(['a', 'b', cluster]);
        assert.ok(words.length <= max);
        assert.deepEqual(
          segmented.filter((segment) => !whole.has(segment)),
          [],
          `${words} of ${max}`,
        );
      }
    }
  });

  it('has an ellipsis too where only white space was within reach', () => {
    assert.equal(oneLine(`a${' '.repeat(500)}b`, 10), 'a…');
    assert.equal(oneLine(`a${' '.repeat(500)}`, 10), 'a');
  });

  it('makes no icons in a picker', () => {
    assert.doesNotMatch(withoutIcons('$(bug) fixed'), /\$\(/);
  });

  it('makes no links in a notification, not to a command either', () => {
    assert.doesNotMatch(withoutLinks('[open](command:workbench.action.quit)'), /\]\(/);
  });
});
