import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseCard } from '../../../src/cards/document/cardDocument';
import { checkDocument } from '../../../src/cards/checkDocument';

const demo = path.resolve(__dirname, '../../../demo');

describe('the demo workspace', () => {
  const cards = readdirSync(demo).filter((name) => name.endsWith('.seatalk-card.json'));

  it('has two cards', () => assert.equal(cards.length, 2));

  for (const name of cards) {
    it(`${name} is a card without a complaint`, () => {
      assert.deepEqual(checkDocument(parseCard(readFileSync(path.join(demo, name), 'utf8'))), []);
    });
  }
});
