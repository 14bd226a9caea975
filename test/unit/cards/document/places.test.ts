import assert from 'node:assert/strict';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { rangeOf, pointerAt } from '../../../../src/cards/document/places';

const TEXT = `[
  { "element_type": "title", "title": { "text": "a/b" } },
  { "element_type": "x~y", "x/y": [1] }
]
`;
const document = parseCard(TEXT);

describe('places of a card in its text', () => {
  for (const [name, offset, pointer] of [
    ['in a value', TEXT.indexOf('a/b'), '/0/title/text'],
    ['in a key', TEXT.indexOf('title": {'), '/0/title'],
    ['before an element on its line', TEXT.indexOf('  { "element_type": "x'), '/1'],
    ['a key with a slash', TEXT.indexOf('1]'), '/1/x~1y/0'],
    ['after the end', TEXT.length, undefined],
  ] as const) {
    it(`${name}: ${pointer ?? 'nothing'}`, () => assert.equal(pointerAt(document, offset), pointer));
  }

  it('lead back from a pointer to the value', () => {
    const range = rangeOf(document, '/0/title/text');
    assert.ok(range);
    assert.equal(TEXT.slice(range.offset, range.offset + range.length), '"a/b"');
    assert.equal(rangeOf(document, '/7'), undefined);
  });

  it('are none in text that is no JSON', () => assert.equal(pointerAt(parseCard('  '), 1), undefined));
});
