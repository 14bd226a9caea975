import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseCard } from '../../../src/cards/document/cardDocument';
import { checkDocument } from '../../../src/cards/check/checkDocument';
import { findCodeCards } from '../../../src/cards/inCode/findCodeCards';

const demo = path.resolve(__dirname, '../../../demo');

describe('the demo workspace', () => {
  const cards = readdirSync(demo).filter((name) => name.endsWith('.seatalk-card.json'));

  it('has two cards', () => assert.equal(cards.length, 2));

  for (const name of cards) {
    it(`${name} is a card without a complaint`, () => {
      assert.deepEqual(checkDocument(parseCard(readFileSync(path.join(demo, name), 'utf8'))), []);
    });
  }

  it('has a card in code that is found, with stand-ins for what only the code knows', () => {
    const code = readFileSync(path.join(demo, 'notify.ts'), 'utf8');
    const [card, ...more] = findCodeCards(code, 'javascript');
    assert.equal(more.length, 0);
    const errors = checkDocument(parseCard(card?.json ?? '')).filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ pointer }) => pointer).filter((pointer) => !pointer.endsWith('/path')),
      [],
    );
  });
});
