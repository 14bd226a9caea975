import assert from 'node:assert/strict';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { CARD_SURFACES } from '../../../../src/cards/document/recognise';
import type { CardSurface } from '../../../../src/cards/document/recognise';
import { RULES } from '../../../../src/cards/rules/ruleTable';
import { description, title } from '../samples';
import { elementsPointer, onSurface } from '../surfaces';
import { ruleSamples } from './ruleSamples';

function check(elements: readonly unknown[], surface: CardSurface, rule?: string) {
  const document = parseCard(JSON.stringify(onSurface(elements, surface)));
  const choice = rule === undefined ? {} : { enable: [rule] };
  return { text: document.text, found: checkDocument(document, { surface, choice }) };
}

/** On some surfaces, the sample also breaks a rule for the surface. Such rules have samples of their own. */
const OF_SURFACES = new Set(['webhook-callback', 'mention-outside-group']);

describe('card rules', () => {
  for (const surface of CARD_SURFACES) {
    describe(surface, () => {
      for (const { rule: id, bad = [], at = '', good, marks, also = [] } of ruleSamples) {
        const rule = RULES.find((each) => each.id === id);
        const speaks = rule?.surfaces?.includes(surface) ?? true;
        const others = (ids: readonly string[]) =>
          ids.filter((each) => each === id || !OF_SURFACES.has(each));

        it(`${id} ${speaks ? 'speaks of' : 'is silent about'} ${JSON.stringify(bad).slice(0, 90)}`, () => {
          const { text: json, found } = check(bad, surface, id);
          assert.deepEqual(
            others(found.map(({ ruleId }) => ruleId)).toSorted(),
            [...(speaks ? [id] : []), ...also].toSorted(),
          );
          if (!speaks) return;
          const finding = found.find(({ ruleId }) => ruleId === id);
          assert.equal(finding?.pointer, elementsPointer(surface) + at);
          const marked = json.slice(finding.range.offset, finding.range.offset + finding.range.length);
          if (marks !== undefined) assert.equal(marked, marks);
        });

        if (!good) continue;
        it(`${id} is silent about ${JSON.stringify(good).slice(0, 90)}`, () => {
          assert.deepEqual(others(check(good, surface, id).found.map(({ ruleId }) => ruleId)), []);
        });
      }
    });
  }
});

describe('rules around the elements', () => {
  const found = (json: unknown, surface?: CardSurface) =>
    checkDocument(parseCard(JSON.stringify(json)), surface ? { surface } : {}).map(
      ({ ruleId, pointer }) => `${ruleId} ${pointer}`,
    );
  const elements = [title()];
  const tag = 'interactive_message';
  const notice = (interactive_message: unknown) => ({ tag, interactive_message, employee_codes: ['e'] });
  const toGroup = (message: unknown) => ({ group_id: 'g', message });

  const cases: readonly (readonly [
    name: string,
    json: unknown,
    finds: readonly string[],
    surface?: CardSurface,
  ])[] = [
    ['no elements at all', { interactive_message: {} }, ['elements-missing /interactive_message']],
    [
      'null elements',
      { interactive_message: { elements: null } },
      ['elements-missing /interactive_message/elements', 'null-field /interactive_message/elements'],
    ],
    ['an empty list', { elements: [] }, ['elements-missing /elements']],
    [
      'an object for a list',
      { interactive_message: { elements: {} } },
      ['elements-missing /interactive_message/elements'],
    ],
    [
      'languages in a group card',
      toGroup({ tag, interactive_message: { default: { elements } } }),
      ['wrapper-unexpected /message/interactive_message'],
    ],
    [
      'languages in a direct card',
      { employee_code: 'e', message: { tag, interactive_message: { default: { elements } } } },
      ['wrapper-unexpected /message/interactive_message'],
    ],
    [
      'languages in an update',
      { message_id: 'm', message: { interactive_message: { default: { elements } } } },
      ['wrapper-unexpected /message/interactive_message'],
    ],
    [
      'languages in a stream',
      { stream_id: 's', message: { interactive_message: { en: { elements } } } },
      ['wrapper-unexpected /message/interactive_message'],
    ],
    [
      'languages in a webhook',
      { tag, interactive_message: { default: { elements } } },
      ['wrapper-unexpected /interactive_message'],
      'webhook',
    ],
    ['a service notice without languages', notice({ elements }), ['wrapper-missing /interactive_message']],
    ['bare elements for a service notice', elements, [], 'service_notice'],
    ['a body without languages for a service notice', { elements }, ['wrapper-missing '], 'service_notice'],
    ['a service notice by language', notice({ default: { elements }, th: { elements } }), []],
    [
      'a service notice without the default language',
      notice({ en: { elements } }),
      ['wrapper-default /interactive_message'],
    ],
    [
      'a language that SeaTalk does not know',
      notice({ default: { elements }, de: { elements } }),
      ['wrapper-language /interactive_message/de'],
    ],
    [
      'a language without elements',
      notice({ default: { elements }, th: {} }),
      ['elements-missing /interactive_message/th'],
    ],
    [
      'a language that is no object',
      notice({ default: { elements }, th: [] }),
      ['elements-missing /interactive_message/th'],
    ],
    [
      'a fault in the second language',
      notice({ default: { elements }, th: { elements: [title('')] } }),
      ['text-missing /interactive_message/th/elements/0/title/text'],
    ],
    [
      'interactive for interactive_message',
      toGroup({ tag, interactive: { elements } }),
      ['container-name /message/interactive'],
    ],
    [
      'buttons beside elements',
      { interactive_message: { elements, buttons: [] } },
      ['buttons-beside-elements /interactive_message/buttons'],
    ],
    [
      'a received card',
      { interactive_message: { elements, mentioned_list: [] } },
      ['unknown-field /interactive_message/mentioned_list'],
    ],
    [
      'another tag',
      toGroup({ tag: 'text', interactive_message: { elements } }),
      ['message-tag /message/tag'],
    ],
    ['no tag', toGroup({ interactive_message: { elements } }), ['message-tag /message']],
    ['no tag, and no target yet', { interactive_message: { elements } }, []],
    ['no tag in an update', { message_id: 'm', message: { interactive_message: { elements } } }, []],
    ['a tag in a stream', { stream_id: 's', message: { tag, interactive_message: { elements } } }, []],
    [
      'everyone in a thread',
      toGroup({
        tag,
        thread_id: 't',
        interactive_message: { elements: [description('<mention-tag target="seatalk://user?id=0"/>')] },
      }),
      ['mention-all-in-thread /message/interactive_message/elements/0/description/text'],
    ],
    [
      'everyone in the main chat',
      toGroup({
        tag,
        interactive_message: { elements: [description('<mention-tag target="seatalk://user?id=0"/>')] },
      }),
      [],
    ],
  ];
  for (const [name, json, finds, surface] of cases) {
    it(name, () => assert.deepEqual(found(json, surface).toSorted(), [...finds].toSorted()));
  }

  it('a key that stands twice, and the last value of it', () => {
    const document = parseCard('[{"element_type":"title","title":{"text":"a","text":""}}]');
    assert.deepEqual(
      checkDocument(document).map(({ ruleId, range }) => [ruleId, range.offset]),
      [
        ['duplicate-key', 52],
        ['text-missing', 52],
      ],
    );
  });

  it('speak at most a hundred times each', () => {
    const all = checkDocument(parseCard(JSON.stringify(Array.from({ length: 1000 }, () => title('')))));
    assert.equal(all.filter(({ ruleId }) => ruleId === 'text-missing').length, 100);
    assert.equal(all.filter(({ ruleId }) => ruleId === 'title-count').length, 100);
  });
});

describe('the table of rules', () => {
  it('has ids of their own', () => {
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  });

  it('is shown by a sample each', () => {
    const shown = new Set(ruleSamples.map(({ rule }) => rule));
    const aroundElements =
      /^(?:elements-missing|wrapper-.*|container-name|message-tag|buttons-beside-elements|duplicate-key|mention-all-in-thread)$/;
    assert.deepEqual(
      RULES.map(({ id }) => id).filter((id) => !shown.has(id) && !aroundElements.test(id)),
      [],
    );
  });

  it('never refuses a card for what nobody knows', () => {
    assert.deepEqual(
      RULES.filter(({ severity, confidence }) => severity === 'error' && confidence === 'unknown'),
      [],
    );
  });

  it('speaks in whole sentences with nothing left to fill in', () => {
    for (const { bad = [] } of ruleSamples) {
      for (const { message } of check(bad, 'group').found) {
        assert.match(message, /[.)?]$/);
        assert.doesNotMatch(message, /\{[a-z]+\}|undefined|\[object/);
      }
    }
  });
});

describe('the place of a diagnostic', () => {
  const marked = (json: string) =>
    checkDocument(parseCard(json)).map(({ range }) => json.slice(range.offset, range.offset + range.length));

  it('is the value itself', () => {
    assert.deepEqual(marked('[{"element_type":"title","title":{"text":""}}]'), ['""']);
  });

  it('is the name of the object that lacks a field', () => {
    assert.deepEqual(marked('[{"element_type":"title"}]'), ['"title"']);
  });

  it('is the key of a list that is empty', () => {
    assert.deepEqual(marked('{"interactive_message":{"elements":[]}}'), ['"elements"']);
  });

  it('is a part of a text, however it is escaped', () => {
    const json = String.raw`[{"element_type":"description","description":{"text":"\u0061\n\"[a\u0062](c)\" d"}}]`;
    assert.deepEqual(marked(json), [String.raw`[a\u0062](c)`]);
  });
});
