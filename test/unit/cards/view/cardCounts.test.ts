import assert from 'node:assert/strict';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { cardCounts } from '../../../../src/cards/view/cardCounts';
import { PNG, button, callback, description, group, image, redirect, title } from '../samples';

function countsOf(value: unknown) {
  const { card } = parseCard(JSON.stringify(value));
  assert.ok(card);
  return cardCounts(card);
}

describe('what a card uses', () => {
  it('is counted by type, with the limit', () => {
    const [counts] = countsOf({
      elements: [
        title(),
        description(),
        description(),
        image(),
        button(),
        button(redirect()),
        group(callback()),
      ],
    });
    assert.deepEqual(counts?.elements, {
      title: { used: 1, limit: 3 },
      description: { used: 2, limit: 5 },
      image: { used: 1, limit: 3 },
      button: { used: 2, limit: 5 },
      button_group: { used: 1, limit: 3 },
    });
    assert.equal(counts?.isOver, false);
  });

  it('is over with one more than a limit, and with too many buttons in one group', () => {
    assert.equal(countsOf([title(), title(), title()])[0]?.isOver, false);
    assert.equal(countsOf([title(), title(), title(), title()])[0]?.isOver, true);
    const three = [callback('a'), callback('b'), callback('c')];
    assert.equal(countsOf([group(...three)])[0]?.isOver, false);
    assert.equal(countsOf([group(...three, callback('d'))])[0]?.isOver, true);
  });

  it('sums buttons that stand alone and in groups', () => {
    assert.equal(countsOf([button(), group(callback('a'), callback('b'))])[0]?.allButtons, 3);
  });

  it('is told for each language of a service notice', () => {
    const notice = { default: { elements: [title()] }, en: { elements: [title(), title()] } };
    const counts = countsOf({ interactive_message: notice });
    assert.deepEqual(
      counts.map(({ language, elements }) => [language, elements.title.used]),
      [
        ['default', 1],
        ['en', 2],
      ],
    );
  });

  it('measures the bytes that are sent: no white space of the file, UTF-8', () => {
    const elements = [title('é€😀'), image()];
    const text = JSON.stringify({ elements }, null, 8);
    const { card } = parseCard(text);
    assert.ok(card);
    const [counts] = cardCounts(card);
    assert.equal(counts?.bytes, Buffer.byteLength(JSON.stringify(elements)));
    assert.equal(counts?.imageBytes, PNG.length);
  });

  it('survives whatever stands there', () => {
    for (const elements of [
      7,
      'x',
      null,
      [null, 7, [], { element_type: 'button_group', button_group: 'no' }],
    ]) {
      const [counts] = countsOf({ interactive_message: { elements } });
      assert.equal(counts?.isOver, false);
    }
  });
});
