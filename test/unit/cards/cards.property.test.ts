import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cardElements, receivedCard } from '../../../src/contract/cards';
import { extentAt, markAt, parseCard } from '../../../src/cards/document/cardDocument';
import { checkDocument } from '../../../src/cards/checkDocument';
import { fromPointer, toPointer } from '../../../src/cards/document/json';
import { layoutCard } from '../../../src/cards/view/layoutCard';
import { recognise } from '../../../src/cards/document/recognise';
import { button, callback, description, group, image, redirect, title, web } from './samples';

/** Cards with something wrong in them, or not. */
function damaged(): fc.Arbitrary<unknown[]> {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('', 'x'.repeat(50), 'x'.repeat(51), 'x'.repeat(1001), 7, null),
  );
  const path = fc.constantFrom<unknown>(
    'https://a.example',
    '/a',
    'a',
    '',
    'seatalk://x/y',
    'http://a b',
    ' https://a.example',
    3,
  );
  const link = fc.oneof(
    path.map((at) => web(at)),
    fc.record({ type: fc.constantFrom('web', 'rn', 'x'), path }, { requiredKeys: [] }),
    fc.record({ type: fc.constant('rn'), path, params: fc.jsonValue() }),
    fc.constantFrom<unknown>(null, 'x', {}),
  );
  const bare = fc.oneof(
    text.map((value) => callback(value)),
    text.map((label) => callback('k9', label)),
    fc
      .record({ mobile_link: link, desktop_link: link, value: text }, { requiredKeys: [] })
      .map((more) => redirect(more)),
    fc.record({ button_type: text, text }, { requiredKeys: [] }),
  );
  const element = fc.oneof(
    text.map((value) => title(value)),
    text.map((value) => description(value)),
    fc.constantFrom<unknown>(1, 2, 3, '1', null).map((format) => description('a', { format })),
    fc
      .constantFrom<unknown>('', 'data:image/png;base64,AAAA', 'iVBORw0KGgo=', 3)
      .map((content) => image(content)),
    bare.map((member) => button(member)),
    fc.array(bare, { maxLength: 4 }).map((members) => group(...members)),
    fc.record({
      element_type: fc.constantFrom('title', 'button', 'button_group', 'x'),
      title: fc.jsonValue(),
    }),
    fc.jsonValue(),
  );
  return fc.array(element, { maxLength: 7 });
}

describe('cards of any kind', () => {
  it('throw nowhere, whatever the JSON', () => {
    const payload = fc.oneof(
      fc.jsonValue(),
      damaged(),
      fc.record({
        interactive_message: fc.oneof(
          fc.jsonValue(),
          fc.record({ elements: fc.oneof(damaged(), fc.jsonValue()) }),
        ),
      }),
      fc.record({
        message: fc.record({
          interactive_message: fc.record({ default: fc.jsonValue(), en: fc.record({ elements: damaged() }) }),
        }),
      }),
    );
    fc.assert(
      fc.property(payload, (value) => {
        const document = parseCard(JSON.stringify(value));
        for (const { pointer, range } of checkDocument(document)) {
          assert.ok(range.offset >= 0 && range.offset + range.length <= document.text.length);
          assert.deepEqual(markAt(document, fromPointer(pointer)), range);
        }
        layoutCard(recognise(value)?.elements ?? []);
      }),
      { numRuns: 300 },
    );
  });

  it('throw nowhere, whatever the text', () => {
    const text = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '"elements"',
        '"element_type"',
        '//',
        '1',
        '\n',
        'é',
      ),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const document = parseCard(parts.join(''));
        checkDocument(document);
        layoutCard(document.card?.elements ?? []);
      }),
      { numRuns: 500 },
    );
  });

  it('get an error for all that the schema refuses', () => {
    fc.assert(
      fc.property(damaged(), (elements) => {
        if (cardElements.safeParse(elements).success) return;
        const errors = checkDocument(parseCard(JSON.stringify({ interactive_message: { elements } }))).filter(
          ({ severity }) => severity === 'error',
        );
        assert.ok(errors.length > 0, JSON.stringify(elements));
      }),
      { numRuns: 500 },
    );
  });

  it('pass the schema when no rule has an error', () => {
    fc.assert(
      fc.property(damaged(), (elements) => {
        const document = parseCard(JSON.stringify({ interactive_message: { elements } }));
        if (checkDocument(document).some(({ severity }) => severity === 'error')) return;
        assert.deepEqual(cardElements.safeParse(elements).error?.issues ?? [], []);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a text nested too deep', () => {
  it('is a fault, not a crash', () => {
    const document = parseCard('['.repeat(50_000));
    assert.equal(document.faults[0]?.code, 'TooDeep');
    assert.deepEqual(checkDocument(document), []);
    assert.equal(extentAt(document, []), undefined);
  });
});

describe('a card read back', () => {
  it('is read with nulls, unknown elements and without values', () => {
    const card = {
      elements: [
        { element_type: 'title', title: { text: 'a' }, description: null, button_group: null },
        { element_type: 'button', button: { button_type: 'callback', text: 'b' } },
        { element_type: 'chart', chart: { bars: [1] } },
        {},
      ],
      mentioned_list: null,
    };
    assert.deepEqual(receivedCard.parse(card), card);
  });
});

describe('JSON pointers', () => {
  it('come back as the path they were, indexes as digits', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(), fc.string())), (steps) =>
        assert.deepEqual(fromPointer(toPointer(steps)), steps.map(String)),
      ),
    );
  });
});
