import assert from 'node:assert/strict';
import type { CodeCard } from '../../../../src/cards/inCode/codeCard';
import { findCodeCards } from '../../../../src/cards/inCode/findCodeCards';
import { codePlaceAt, codePlaceOf, pointerAtCode } from '../../../../src/cards/inCode/codeCard';
import { countPlaceholders, isAboutStandIn } from '../../../../src/cards/inCode/standIns';

const CODE = `send([
  { element_type: 'title', title: { text: heading } },
  { element_type: 'button', button: { ...base, text: 'Open' } },
  footer(),
  ok && { element_type: 'description', description: { text: '' } },
]);`;

function card(): CodeCard {
  const [found] = findCodeCards(CODE, 'javascript');
  assert.ok(found);
  return found;
}

describe('what the rules find in a card from code', () => {
  const { holes } = card();
  for (const [pointer, isAbout, why] of [
    ['/0/title/text', true, 'a placeholder'],
    ['/0/title', false, 'what stands around one'],
    ['/1/button', true, 'an object that may hold more'],
    ['/1/button/text', false, 'what such an object holds for certain'],
    ['/2/description/text', true, 'a stand-in for a whole element'],
    ['/3/description/text', false, 'an element that may not come'],
  ] as const) {
    it(`is ${isAbout ? 'left out' : 'told'} for ${why}`, () => {
      assert.equal(isAboutStandIn(holes, pointer), isAbout);
    });
  }

  it('does not count what is known among what is to be filled in', () => {
    assert.equal(countPlaceholders(holes), 3);
  });
});

describe('the places of a card in code', () => {
  const written = (place: { offset: number; length: number } | undefined) =>
    place && CODE.slice(place.offset, place.offset + place.length);

  it('are those of its values', () => {
    assert.equal(written(codePlaceOf(card(), '/1/button/text')), "'Open'");
    assert.equal(written(codePlaceAt(card(), card().json.indexOf('"Open"'))), "'Open'");
  });

  it('are those around what only stands in', () => {
    assert.equal(written(codePlaceOf(card(), '/2/description/text')), 'footer()');
  });

  it('are found from the code too, the innermost first, and end with the card', () => {
    assert.equal(pointerAtCode(card(), CODE.indexOf('Open')), '/1/button/text');
    assert.equal(pointerAtCode(card(), CODE.indexOf('base')), '/1/button');
    assert.equal(pointerAtCode(card(), 0), undefined);
  });
});
