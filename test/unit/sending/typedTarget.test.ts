import assert from 'node:assert/strict';
import { readTypedTarget } from '../../../src/sending/typedTarget';

const kinds = (text: string) => readTypedTarget(text).map(({ kind, sure }) => `${kind}${sure ? '' : '?'}`);

describe('what a typed text names', () => {
  it('an address with a domain is an email, whatever surrounds it', () => {
    assert.deepEqual(readTypedTarget('  mira.tan@example.com '), [
      { kind: 'email', value: 'mira.tan@example.com', sure: true },
    ]);
    assert.deepEqual(kinds('mira@'), []);
    assert.deepEqual(kinds('mira@example'), []);
    assert.deepEqual(kinds('Mira <mira@example.com>'), []);
  });

  it("the platform's own shapes leave no other reading", () => {
    assert.deepEqual(kinds('e_7k2m9q4x'), ['employee_code']);
    assert.deepEqual(kinds('NDAwNzExMjIzMzQ0'), ['group_id']);
  });

  it('sixteen letters that are no number of twelve digits may still be either id', () => {
    assert.deepEqual(kinds('Nightly-releases'), ['employee_code?', 'group_id?']);
    assert.deepEqual(kinds('MAAAAAAAAAAAAAAA'), ['employee_code?', 'group_id?']);
  });

  it("an organization's own code is offered as a guess", () => {
    assert.deepEqual(kinds('SG00421'), ['employee_code?', 'group_id?']);
  });

  it('words are nothing but a search', () => {
    assert.deepEqual(kinds('release crew'), []);
    assert.deepEqual(kinds(''), []);
  });
});
