import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { comparableText } from '../../../../src/cards/compare/comparableText';
import { PNG, button, callback, description, group, image, title } from '../samples';
import { readBack } from './readBack';
import { validCard } from './validCards';

const words = { image: (content: string) => `<${content.slice(0, 5)}>`, unknownValue: '<unknown>' };
const text = (...elements: unknown[]) => comparableText(elements, words);

describe('the text two cards are compared by', () => {
  it('is the same whatever the order of fields, with nulls or without', () => {
    const turned = { title: { text: 'Deploy 1482' }, image: null, element_type: 'title' };
    assert.equal(text(turned, description('a', { format: 1 })), text(title(), description('a')));
  });

  it('has words for images and for values that nobody knows', () => {
    const shown = text(image(PNG), group({ button_type: 'callback', text: 'Go' }), button(callback('k1')));
    assert.match(shown, /"content": "<iVBOR>"/u);
    assert.match(shown, /"value": "<unknown>"/u);
    assert.match(shown, /"value": "k1"/u);
  });

  it('puts what tells an element apart first', () => {
    assert.match(text(button(callback('k1', 'Go'))), /"element_type".*"button_type".*"text".*"value"/su);
  });

  it('of a card read back differs in nothing but lost values and images', () => {
    const plain = { image: () => '', unknownValue: '' };
    fc.assert(
      fc.property(validCard(), (card) => {
        const without = comparableText(card, plain).replaceAll(/"value": ".*"/gu, '"value": ""');
        assert.equal(comparableText(readBack(card), plain), without);
      }),
    );
  });

  it('comes of any JSON', () => {
    fc.assert(fc.property(fc.array(fc.jsonValue()), (any) => void comparableText(any, words)));
  });
});
