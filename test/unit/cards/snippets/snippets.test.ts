import assert from 'node:assert/strict';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import type { CardSurface } from '../../../../src/cards/document/recognise';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { ELEMENT_SNIPPETS } from '../../../../src/cards/snippets/elementSnippets';
import { WHOLE_CARDS } from '../../../../src/cards/snippets/wholeCards';
import { cardElements } from '../../../../src/contract/cards';
import { PNG } from '../samples';

/** The inserted text after a person went through all placeholders without typing. */
function filledIn(body: unknown): unknown {
  return JSON.parse(
    JSON.stringify(body).replaceAll(/\$\{\d+:?([^}]*)\}/gu, (_, text: string) => text || PNG),
  );
}

const found = (value: unknown, surface?: CardSurface) =>
  checkDocument(parseCard(JSON.stringify(value)), surface ? { surface } : {}).map(
    ({ ruleId, message }) => `${ruleId}: ${message}`,
  );

describe('cards to begin with', () => {
  it('there are eight of them', () => {
    assert.deepEqual(
      WHOLE_CARDS.map(({ id }) => id),
      ['approval', 'deploy', 'incident', 'poll', 'digest', 'onboarding', 'links', 'error'],
    );
  });

  for (const { id, elements } of WHOLE_CARDS) {
    it(`${id}: every rule is content with it, in any chat`, () => {
      for (const surface of ['direct', 'group', 'update'] as const) {
        assert.deepEqual(found({ elements }, surface), []);
      }
      assert.doesNotThrow(() => cardElements.parse(elements));
    });
  }

  it('no two buttons share a value, and values tell nothing', () => {
    const values = [...JSON.stringify(WHOLE_CARDS).matchAll(/"value":"([^"]+)"/gu)].map(
      ([, value]) => value ?? '',
    );
    assert.equal(new Set(values).size, values.length);
    for (const value of values) assert.match(value, /^[A-Za-z\d]{16}$/u);
  });

  it('links lead to example.com, on both platforms', () => {
    for (const [, path] of JSON.stringify(WHOLE_CARDS).matchAll(/"path":"([^"]+)"/gu)) {
      assert.match(path ?? '', /^https:\/\/[\w.]+\.example\.com\//u);
    }
  });

  it('no text needs escaping where an editor reads places to fill in', () => {
    assert.doesNotMatch(JSON.stringify(WHOLE_CARDS), /\$|\\\\/u);
  });
});

describe('snippets of elements', () => {
  for (const { label, body } of ELEMENT_SNIPPETS) {
    it(`${label}: every rule is content with it`, () => {
      assert.deepEqual(found([filledIn(body)]), []);
    });
  }
});
