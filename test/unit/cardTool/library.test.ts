import assert from 'node:assert/strict';
import { checkCard } from '../../../src/cardTool/library';
import type { CardSurface } from '../../../src/cardTool/library';
import { button, callback, redirect, title, web } from '../cards/samples';

const rules = (found: ReturnType<typeof checkCard>) => found.map(({ ruleId }) => ruleId);

describe('checkCard, the library function', () => {
  it('takes text and values', () => {
    assert.deepEqual(rules(checkCard([title('')])), ['text-missing']);
    assert.deepEqual(rules(checkCard(JSON.stringify([title('')]), 'group')), ['text-missing']);
  });

  for (const [what, json, said] of [
    ['a buffer', Buffer.from('[]'), /takes JSON, not bytes\. Decode them first/u],
    ['bytes', new Uint8Array([91, 93]), /takes JSON, not bytes/u],
    ['an array buffer', new ArrayBuffer(2), /takes JSON, not bytes/u],
    ['a promise', Promise.resolve('[]'), /not a promise\. Await it first/u],
  ] as const) {
    it(`says how it is used when it is given ${what}`, () => {
      assert.throws(() => checkCard(json), { name: 'TypeError', message: said });
    });
  }

  it('says which surfaces, rules, and severities there are', () => {
    const surface = 'grup' as CardSurface;
    assert.throws(() => checkCard([title()], surface), {
      name: 'TypeError',
      message: /^Unknown surface "grup"\. Did you mean "group"\? Known: direct, group, webhook,/u,
    });
    assert.throws(() => checkCard([title()], 'group', { ignore: ['text-mising'] }), {
      name: 'TypeError',
      message: 'Unknown rule "text-mising". Did you mean "text-missing"?',
    });
    const minSeverity = 'info' as 'information';
    assert.throws(() => checkCard([title()], 'group', { minSeverity }), /Unknown severity "info"/u);
  });

  it('checks by the rules that are chosen', () => {
    const card = [
      button(callback('approve')),
      button(redirect({ desktop_link: web() })),
      title('{{ name }}'),
    ];
    assert.deepEqual(rules(checkCard(card)), ['redirect-one-link', 'placeholder']);
    assert.deepEqual(
      rules(checkCard(card, undefined, { enable: ['readable-value'], ignore: ['placeholder'] })),
      ['readable-value', 'redirect-one-link'],
    );
    assert.deepEqual(rules(checkCard(card, undefined, { minSeverity: 'warning' })), ['redirect-one-link']);
    assert.deepEqual(rules(checkCard(card, undefined, { isFinal: true })), ['redirect-one-link']);
  });
});
