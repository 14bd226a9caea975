import assert from 'node:assert/strict';
import { looksLikeCard } from '../../../../src/cards/document/looksLikeCard';
import { recognise } from '../../../../src/cards/document/recognise';
import { title } from '../samples';

const elements = [title()];
const message = { tag: 'interactive_message', interactive_message: { elements } };
const notice = {
  tag: 'interactive_message',
  interactive_message: { en: { elements: [] }, default: { elements } },
};

describe('recognising a card', () => {
  const cases: readonly (readonly [what: string, value: unknown, is: string])[] = [
    ['one element', title(), 'element unknown '],
    ['bare elements', elements, 'elements unknown '],
    ['an object with elements', { elements }, 'body unknown /elements'],
    [
      'an interactive message',
      { interactive_message: { elements } },
      'interactive_message unknown /interactive_message/elements',
    ],
    ['a message, or the body of a webhook', message, 'message unknown /interactive_message/elements'],
    [
      'the request for a group',
      { group_id: 'g', message },
      'request group /message/interactive_message/elements',
    ],
    [
      'the request for a person',
      { employee_code: 'e', message },
      'request direct /message/interactive_message/elements',
    ],
    [
      'the request for an update',
      { message_id: 'm', message },
      'request update /message/interactive_message/elements',
    ],
    [
      'a service notice',
      { ...notice, employee_codes: ['e'] },
      'service_notice service_notice /interactive_message/default/elements',
    ],
    [
      'a service notice without people',
      notice,
      'service_notice service_notice /interactive_message/default/elements',
    ],
    ['languages alone', { default: { elements } }, 'service_notice service_notice /default/elements'],
    [
      'a request with languages, which is wrong',
      { group_id: 'g', message: notice },
      'request group /message/interactive_message/default/elements',
    ],
    ['the wrong name', { interactive: { elements } }, 'interactive_message unknown /interactive/elements'],
  ];
  for (const [what, value, is] of cases) {
    it(what, () => {
      const card = recognise(value);
      assert.equal(`${card?.shape} ${card?.surface} ${card?.pointer}`, is);
      assert.deepEqual(card?.elements, elements);
    });
  }

  it('lists the languages, default first', () => {
    assert.deepEqual(
      recognise(notice)?.variants.map(({ language }) => language),
      ['default', 'en'],
    );
  });

  for (const [what, value] of [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'card'],
    ['an empty list', []],
    ['a package manifest', { name: 'a', version: '1' }],
    ['another list of elements', { elements: [{ type: 'div' }] }],
    ['a text message', { group_id: 'g', message: { tag: 'text', text: { content: 'a' } } }],
  ] as const) {
    it(`leaves ${what} alone`, () => assert.equal(recognise(value), undefined));
  }
});

describe('the quick look at a text', () => {
  it('sees the words of a card', () => {
    assert.equal(looksLikeCard(JSON.stringify(message, null, 2)), true);
    assert.equal(looksLikeCard('{"name": "interactive_message"}'), false);
  });
});
