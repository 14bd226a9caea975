import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cardElements, receivedCard } from '../../../src/contract/cards';
import { withoutIgnored } from '../../../src/cards/document/cardFields';
import { parseCard } from '../../../src/cards/document/cardDocument';
import { extentAt, markAt, markPart } from '../../../src/cards/document/places';
import { checkDocument } from '../../../src/cards/check/checkDocument';
import { fromPointer, toPointer } from '../../../src/cards/document/json';
import { layoutCard } from '../../../src/cards/view/layoutCard';
import { recognise } from '../../../src/cards/document/recognise';
import { damagedElements } from './damagedElements';

describe('cards of any kind', () => {
  it('throw nowhere, whatever the JSON', () => {
    const payload = fc.oneof(
      fc.jsonValue(),
      damagedElements(),
      fc.record({
        interactive_message: fc.oneof(
          fc.jsonValue(),
          fc.record({ elements: fc.oneof(damagedElements(), fc.jsonValue()) }),
        ),
      }),
      fc.record({
        message: fc.record({
          interactive_message: fc.record({
            default: fc.jsonValue(),
            en: fc.record({ elements: damagedElements() }),
          }),
        }),
      }),
    );
    fc.assert(
      fc.property(payload, (value) => {
        const document = parseCard(JSON.stringify(value));
        for (const { pointer, range, span } of checkDocument(document)) {
          assert.ok(range.offset >= 0 && range.offset + range.length <= document.text.length);
          const at = fromPointer(pointer);
          assert.deepEqual(span ? markPart(document, at, span) : markAt(document, at), range);
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
      fc.property(damagedElements(), (elements) => {
        if (cardElements.safeParse(withoutIgnored(elements)).success) return;
        const document = parseCard(JSON.stringify({ interactive_message: { elements } }));
        // Before a send: what a file leaves to be filled in later is no error in the file.
        const found = checkDocument(document, { isFinal: true });
        assert.ok(
          found.some(({ severity }) => severity === 'error'),
          JSON.stringify(elements),
        );
      }),
      { numRuns: 500, examples: [[['%i']]] },
    );
  });

  it('pass the schema when no rule has an error', () => {
    fc.assert(
      fc.property(damagedElements(), (elements) => {
        const document = parseCard(JSON.stringify({ interactive_message: { elements } }));
        if (checkDocument(document, { isFinal: true }).some(({ severity }) => severity === 'error')) return;
        assert.deepEqual(cardElements.safeParse(withoutIgnored(elements)).error?.issues ?? [], []);
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
