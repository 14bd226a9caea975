import assert from 'node:assert/strict';
import { checkJson } from '../../../src/cards/check/checkJson';
import { checkDocument, MAX_FINDINGS } from '../../../src/cards/check/checkDocument';
import { compareCards } from '../../../src/cards/compare/compareCards';
import { copyAs } from '../../../src/extension/cards/copyAs/cardRequest';
import { withoutIgnored } from '../../../src/cards/document/cardFields';
import { parseCard } from '../../../src/cards/document/cardDocument';
import { cardFixes } from '../../../src/cards/fixes/cardFixes';
import { fixAll } from '../../../src/cards/fixes/fixAll';
import { previewOf } from '../../../src/cards/view/previewOf';
import { button, description, image, PNG, redirect, title, web } from './samples';

/** Keys that every JavaScript object inherits. */
const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

describe('names that every object inherits', () => {
  for (const name of INHERITED) {
    const element = `{"element_type":"${name}","${name}":{"text":"a","${name}":{"polluted":1}},"title":{"${name}":1}}`;
    const text = `{"interactive_message":{"default":{"elements":[${element}]},"${name}":{"elements":[${element}]}},"employee_codes":[]}`;

    it(`are unknown types, fields and languages like any others: ${name}`, () => {
      const document = parseCard(text);
      const found = checkDocument(document, { surface: 'service_notice' });
      const [wrongType] = found.filter(({ ruleId }) => ruleId === 'element-type');
      assert.equal(
        wrongType?.message,
        `Unknown element type "${name}". Known: "title", "description", "image", "button", "button_group".`,
      );
      for (const finding of found) cardFixes(document, finding);
      fixAll(document);
      assert.equal(previewOf(text).kind, 'card');
      assert.ok(document.card);
      withoutIgnored(document.card.elements);
      compareCards(document.card.elements, [title()]);
      copyAs(document.card, 'typescript', 'notice');
      assert.ok(!('polluted' in {}));
    });
  }
});

describe('messages about a hostile card', () => {
  it('stay short, whatever a name is as long as', () => {
    const long = '😀'.repeat(50_000);
    for (const card of [
      [{ element_type: long }],
      [{ ...title(), [long]: 1 }],
      { message: { tag: long, interactive_message: { elements: [{ element_type: 'title', [long]: 1 }] } } },
    ]) {
      const found = checkJson(card);
      assert.ok(found.length > 0);
      for (const { message, args } of found) {
        assert.ok(message.length < 500, `${message.length} characters`);
        assert.ok(Object.values(args).every((value) => !/\p{Surrogate}/u.test(String(value))));
      }
    }
  });

  it('are no more of a broken text than of one rule', () => {
    assert.equal(checkJson(`[${','.repeat(10_000)}`).length, MAX_FINDINGS);
  });

  it('are none for a byte order mark before the card, and count it as a character', () => {
    assert.deepEqual(checkJson(`\uFEFF${JSON.stringify([title()])}`), []);
    assert.equal(checkJson(`\uFEFF${JSON.stringify([title('')])}`)[0]?.column, 43);
  });
});

describe('fixes of a card with hundreds of findings', () => {
  const many = <T>(item: T): T[] => Array.from({ length: 300 }, () => item);

  it('are not tried out where no room is for what they add', () => {
    const text = JSON.stringify(many(button(redirect({ mobile_link: web() }))));
    const document = parseCard(text);
    const [surplus] = checkDocument(document).filter(({ ruleId }) => ruleId === 'button-count');
    assert.ok(surplus);
    assert.deepEqual(
      cardFixes(document, surplus).map(({ id }) => id),
      ['remove-element'],
    );
  });

  it('are some of them at a time, which the next time goes on from', () => {
    const text = JSON.stringify(many(description('[a](https://ci.example.com) <b>x</b> ~~y~~')));
    const first = fixAll(parseCard(text));
    assert.ok(first);
    const left = text.slice(0, first.offset) + first.content + text.slice(first.offset + first.length);
    assert.ok(fixAll(parseCard(left)));
  });

  it('are all of a few, however large the images', () => {
    const large = PNG.slice(0, 80) + 'A'.repeat(3_000_000);
    const text = JSON.stringify([
      image(`data:image/png;base64,${large}`),
      image(`data:image/png;base64,${PNG}`),
    ]);
    assert.doesNotMatch(fixAll(parseCard(text))?.content ?? 'data:', /data:/u);
  });
});

describe('a card nested deep', () => {
  const nested = (levels: number) =>
    `[{"element_type":"title","title":{"text":"a","more":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}}]`;

  it('is refused where those that go through it would run out of stack', () => {
    const { card, faults } = parseCard(nested(5_000));
    assert.equal(card, undefined);
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['TooDeep'],
    );
  });

  it('is checked and copied up to hundreds of levels', () => {
    const { card, faults } = parseCard(nested(400));
    assert.deepEqual(faults, []);
    assert.ok(card);
    assert.match(copyAs(card, 'typescript', 'group').text, /element_type: 'title'/u);
  });
});

describe('numbers that JSON can not hold', () => {
  it('are copied as nothing in the words of each language', () => {
    const { card } = parseCard(`[{"element_type":"title","title":{"text":"a","size":1e999}}]`);
    assert.ok(card);
    assert.match(copyAs(card, 'python', 'group').text, /"size": None/u);
    assert.match(copyAs(card, 'go', 'group').text, /"size": nil/u);
    assert.match(copyAs(card, 'body', 'group').text, /"size": null/u);
  });
});
