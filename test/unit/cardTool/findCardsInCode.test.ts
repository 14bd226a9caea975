import assert from 'node:assert/strict';
import { findCardsInCode } from '../../../src/cardTool/library';

const CODE = `def title(text):
    return {"element_type": "title", "title": {"text": text}}

send({"elements": [title(""), title(name)]})
`;

describe('findCardsInCode, as the library exports it', () => {
  it('returns the cards with their JSON, and findings at places of the code', () => {
    const [card, ...more] = findCardsInCode(CODE, 'python', 'group');
    assert.ok(card);
    assert.deepEqual(more, []);
    assert.ok(CODE.startsWith('{"elements"', card.range.offset));
    assert.equal(JSON.parse(card.json).elements[1].title.text, '«name»');
    assert.equal(card.exact, false);
    const errors = card.findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ ruleId, pointer, line, column }) => ({ ruleId, pointer, line, column })),
      [{ ruleId: 'text-missing', pointer: '/elements/0/title/text', line: 4, column: 26 }],
    );
  });

  it('returns none for code without a card', () => {
    assert.deepEqual(findCardsInCode('package main', 'go'), []);
  });
});
