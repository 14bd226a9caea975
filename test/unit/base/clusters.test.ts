import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { clusterBorder, shortened, startOf } from '../../../src/base/clusters';
import { clusters, textOfClusters } from '../../support/clusters';

describe('grapheme clusters', () => {
  for (const cluster of clusters) {
    it(`are never cut: ${JSON.stringify(cluster)}`, () => {
      for (let max = 0; max <= cluster.length; max++) {
        const expected = max < 3 ? 'abc'.slice(0, max) : max < 3 + cluster.length ? 'abc' : `abc${cluster}`;
        assert.equal(startOf(`abc${cluster}`, max), expected);
        assert.equal(
          startOf(cluster.repeat(3), cluster.length * 2 + max),
          cluster.repeat(max < cluster.length ? 2 : 3),
        );
      }
    });
  }

  it('end where the segmenter says, from wherever the text is read', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(textOfClusters, fc.nat(), (text, seed) => {
        const borders = [...Array.from(segmenter.segment(text), ({ index }) => index), text.length];
        const at = seed % (text.length + 1);
        const expected = borders.findLast((border) => border <= at);
        assert.equal(clusterBorder(text, at), expected);
        const from = borders.filter((border) => border <= at)[seed % 3] ?? 0;
        assert.equal(clusterBorder(text, at, from), expected);
      }),
    );
  });

  it('are cut between code points where one alone is too long', () => {
    const marks = `a${'\u0301'.repeat(50)}`;
    assert.equal(startOf(marks, 10), marks.slice(0, 10));
    assert.equal(startOf('😀\u0301', 1), '');
  });

  it('leave room for an ellipsis', () => {
    assert.equal(shortened('abcdef', 6), 'abcdef');
    assert.equal(shortened('abcdefg', 6), 'abcde…');
    assert.equal(shortened('ab 🇸🇬🇸🇬🇸🇬', 6), 'ab…');
  });
});
