import assert from 'node:assert/strict';
import { safeFileName } from '../../../../src/compose/media/fileName';
import { FILENAME_MAX_CHARACTERS } from '../../../../src/contract/limits';
import { mediaFileName } from '../../../../src/extension/groups/media/mediaFileName';
import { clusters } from '../../../support/clusters';

const names = clusters.filter((cluster) => cluster.trim() !== '');

describe('a file name that is too long', () => {
  for (const cluster of names) {
    it(`keeps its extension and whole clusters: ${cluster}`, () => {
      const long = `${cluster.repeat(FILENAME_MAX_CHARACTERS)}.json`;
      const room = FILENAME_MAX_CHARACTERS - '.json'.length;
      const expected = `${cluster.repeat(Math.floor(room / cluster.length))}.json`;
      assert.equal(safeFileName(long, 'txt'), expected);
      assert.equal(mediaFileName({ kind: 'file', claimed: long }), expected);
    });
  }
});
