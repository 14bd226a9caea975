import assert from 'node:assert/strict';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { checkDocument } from '../../../../src/cards/checkDocument';
import type { CheckOptions } from '../../../../src/cards/checkDocument';
import { RULES } from '../../../../src/cards/rules/ruleTable';
import { CARD_LIMITS } from '../../../../src/contract/cardLimits';
import { button, callback, description, group, image, PNG, redirect, title, web } from '../samples';

/** `rule /pointer` of all that is found. */
function found(payload: unknown, options?: CheckOptions): string[] {
  return checkDocument(parseCard(JSON.stringify(payload)), options).map(
    ({ ruleId, pointer }) => `${ruleId} ${pointer}`,
  );
}

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const link = (mobile: unknown, desktop?: unknown) => [
  button(redirect({ mobile_link: mobile, ...(desktop === undefined ? {} : { desktop_link: desktop }) })),
];

interface Case {
  readonly name: string;
  readonly payload: unknown;
  readonly finds: readonly string[];
  readonly options?: CheckOptions;
}

const cases: readonly Case[] = [
  {
    name: 'a whole valid card is fine',
    payload: {
      elements: [title(), description(), image(), button(redirect()), group(callback(), callback('b:1'))],
    },
    finds: [],
  },
  // What stands around the elements
  {
    name: 'no elements at all',
    payload: { interactive_message: {} },
    finds: ['elements-missing /interactive_message'],
  },
  { name: 'an empty list', payload: { elements: [] }, finds: ['elements-missing /elements'] },
  {
    name: 'an object for a list',
    payload: { interactive_message: { elements: {} } },
    finds: ['elements-missing /interactive_message/elements'],
  },
  {
    name: 'languages in a group card',
    payload: {
      group_id: 'g',
      message: { tag: 'x', interactive_message: { default: { elements: [title()] } } },
    },
    finds: ['wrong-wrapper /message/interactive_message'],
  },
  {
    name: 'a service notice without languages',
    payload: { tag: 'x', interactive_message: { elements: [title()] }, employee_codes: ['e'] },
    finds: ['wrong-wrapper /interactive_message'],
  },
  {
    name: 'a service notice with languages is fine',
    payload: { interactive_message: { default: { elements: [title()] }, th: { elements: [title()] } } },
    finds: [],
  },
  {
    name: 'a service notice without the default language',
    payload: { interactive_message: { en: { elements: [title()] } } },
    finds: ['wrong-wrapper /interactive_message'],
  },
  {
    name: 'a fault in the second language',
    payload: { interactive_message: { default: { elements: [title()] }, th: { elements: [title('')] } } },
    finds: ['text-missing /interactive_message/th/elements/0/title/text'],
  },
  {
    name: 'interactive instead of interactive_message',
    payload: { message: { interactive: { elements: [title()] } } },
    finds: ['wrong-container /message/interactive'],
  },
  {
    name: 'buttons beside elements',
    payload: { interactive_message: { elements: [title()], buttons: [] } },
    finds: ['unknown-field /interactive_message/buttons'],
  },
  // Elements
  { name: 'an unknown type', payload: [{ element_type: 'table' }], finds: ['element-type /0/element_type'] },
  { name: 'no type', payload: [title(), {}], finds: ['element-type /1'] },
  { name: 'a text for an element', payload: [title(), 'x'], finds: ['element-type /1'] },
  {
    name: 'text instead of title',
    payload: [{ element_type: 'title', text: { text: 'a' } }],
    finds: ['element-content /0', 'unknown-field /0/text'],
  },
  {
    name: 'a bare string for a title',
    payload: [{ element_type: 'title', title: 'a' }],
    finds: ['element-content /0/title'],
  },
  { name: '3 titles are fine', payload: many(3, () => title()), finds: [] },
  { name: 'a fourth title', payload: many(4, () => title()), finds: ['element-count /3/element_type'] },
  { name: '5 descriptions are fine', payload: many(5, () => description()), finds: [] },
  {
    name: 'a sixth description',
    payload: many(6, () => description()),
    finds: ['element-count /5/element_type'],
  },
  { name: '3 images are fine', payload: many(3, () => image()), finds: [] },
  { name: 'a fourth image', payload: many(4, () => image()), finds: ['element-count /3/element_type'] },
  { name: '5 buttons are fine', payload: many(5, (n) => button(callback(`${n}`))), finds: [] },
  {
    name: 'a sixth button',
    payload: many(6, (n) => button(callback(`${n}`))),
    finds: ['element-count /5/element_type'],
  },
  {
    name: '3 groups of 3 are fine',
    payload: many(3, (n) => group(...many(3, (m) => callback(`${n}${m}`)))),
    finds: [],
  },
  {
    name: 'a fourth group',
    payload: many(4, (n) => group(callback(`${n}`))),
    finds: ['element-count /3/element_type'],
  },
  {
    name: '10 buttons altogether get a note',
    payload: [button(callback('x1')), ...many(3, (n) => group(...many(3, (m) => callback(`${n}${m}`))))],
    finds: ['button-sum '],
  },
  // Button groups
  { name: 'an empty group', payload: [group()], finds: ['button-group /0/button_group'] },
  {
    name: 'a fourth button in a group',
    payload: [group(...many(4, (n) => callback(`${n}`)))],
    finds: ['button-group /0/button_group/3'],
  },
  {
    name: 'a group that is an object',
    payload: [{ element_type: 'button_group', button_group: { buttons: [callback()] } }],
    finds: ['button-group /0/button_group'],
  },
  {
    name: 'a wrapped button in a group',
    payload: [group(button())],
    finds: ['button-group /0/button_group/0'],
  },
  // Texts
  { name: 'a title of 120', payload: [title('x'.repeat(120))], finds: [] },
  { name: 'a title of 121', payload: [title('x'.repeat(121))], finds: ['text-length /0/title/text'] },
  { name: 'an empty title', payload: [title('')], finds: ['text-missing /0/title/text'] },
  { name: 'a title of one letter', payload: [title('x')], finds: [] },
  { name: 'a number for a title', payload: [title(7)], finds: ['text-missing /0/title/text'] },
  { name: 'a description of 1000', payload: [description('x'.repeat(1000))], finds: [] },
  {
    name: 'a description of 1001',
    payload: [description('x'.repeat(1001))],
    finds: ['text-length /0/description/text'],
  },
  { name: 'an empty description', payload: [description('')], finds: ['text-missing /0/description/text'] },
  { name: 'a label of 50', payload: [button(callback('k9', 'x'.repeat(50)))], finds: [] },
  {
    name: 'a label of 51',
    payload: [button(callback('k9', 'x'.repeat(51)))],
    finds: ['text-length /0/button/text'],
  },
  { name: 'a value of 200', payload: [button(callback('9'.repeat(200)))], finds: [] },
  {
    name: 'a value of 201',
    payload: [button(callback('9'.repeat(201)))],
    finds: ['text-length /0/button/value'],
  },
  { name: 'format 2', payload: [description('a', { format: 2 })], finds: [] },
  {
    name: 'format 3',
    payload: [description('a', { format: 3 })],
    finds: ['description-format /0/description/format'],
  },
  {
    name: 'seatalk://all',
    payload: [description('<mention-tag target="seatalk://all"/>')],
    finds: ['mention-target /0/description/text'],
  },
  {
    name: 'a mention written right',
    payload: [description('<mention-tag target="seatalk://user?id=0"/>')],
    finds: [],
  },
  {
    name: 'a link in Markdown',
    payload: [description('[a](https://b.example)')],
    finds: ['markdown-unsupported /0/description/text'],
  },
  { name: 'a link in plain text', payload: [description('[a](b)', { format: 2 })], finds: [] },
  { name: 'a link inside code', payload: [description('`[a](b)`')], finds: [] },
  // Buttons
  {
    name: 'a callback without a value',
    payload: [button({ button_type: 'callback', text: 'a' })],
    finds: ['text-missing /0/button/value'],
  },
  {
    name: 'an unknown button',
    payload: [button({ button_type: 'x', text: 'a' })],
    finds: ['button-type /0/button/button_type'],
  },
  {
    name: 'one value on two buttons',
    payload: [button(callback('k9')), group(callback('k9'))],
    finds: ['duplicate-value /1/button_group/0/value'],
  },
  {
    name: 'a callback in a system-account card',
    payload: [button()],
    options: { surface: 'webhook' },
    finds: ['webhook-callback /0/button/button_type'],
  },
  { name: 'a callback elsewhere', payload: [button()], options: { surface: 'group' }, finds: [] },
  {
    name: 'an email in a value',
    payload: [button(callback('ok:mira.tan@example.com'))],
    finds: ['readable-value /0/button/value'],
  },
  {
    name: 'a command for a value',
    payload: [button(callback('leave:approve'))],
    finds: ['readable-value /0/button/value'],
  },
  // Links
  { name: 'a redirect without links', payload: [button(redirect({}))], finds: ['redirect-link /0/button'] },
  { name: 'a redirect for mobile only', payload: link(web()), finds: ['redirect-one-link /0/button'] },
  { name: 'an app page for mobile', payload: link({ type: 'rn', path: '/a', params: {} }, web()), finds: [] },
  {
    name: 'an app page without a slash',
    payload: link({ type: 'rn', path: 'a' }, web()),
    finds: ['link-path /0/button/mobile_link/path'],
  },
  {
    name: 'an app page for desktop',
    payload: link(web(), { type: 'rn', path: '/a' }),
    finds: ['link-type /0/button/desktop_link/type'],
  },
  {
    name: 'a web path without a host',
    payload: link(web('/a'), web()),
    finds: ['link-path /0/button/mobile_link/path'],
  },
  {
    name: 'http',
    payload: link(web('http://a.example'), web()),
    finds: ['link-scheme /0/button/mobile_link/path'],
  },
  {
    name: 'a link without a path',
    payload: link({ type: 'web' }, web()),
    finds: ['link-path /0/button/mobile_link/path'],
  },
  {
    name: 'a link that is a text',
    payload: link('https://a.example', web()),
    finds: ['redirect-link /0/button/mobile_link', 'redirect-one-link /0/button'],
  },
  {
    name: 'params that are no object',
    payload: link({ type: 'rn', path: '/a', params: [] }, web()),
    finds: ['link-params /0/button/mobile_link/params'],
  },
  // Images
  {
    name: 'a data: prefix',
    payload: [image(`data:image/png;base64,${PNG}`)],
    finds: ['image-content /0/image/content'],
  },
  { name: 'no bytes', payload: [image('')], finds: ['image-content /0/image/content'] },
  {
    name: 'an address',
    payload: [image('https://a.example/a.png')],
    finds: ['image-content /0/image/content'],
  },
  { name: 'a WebP', payload: [image('UklGRiQAAABXRUJQ')], finds: ['image-content /0/image/content'] },
  {
    name: 'letters that are not Base64',
    payload: [image(`${PNG}!!!!`)],
    finds: ['image-content /0/image/content'],
  },
  { name: 'a JPG', payload: [image('/9j/4AAQSkZJRgAB')], finds: [] },
  { name: 'a GIF', payload: [image('R0lGODlhAQABAIAA')], finds: [] },
  {
    name: 'an image of 5 MB',
    payload: [image(PNG.slice(0, 16).padEnd(CARD_LIMITS.imageBase64Bytes, 'A'))],
    finds: [],
  },
  {
    name: 'an image just above 5 MB',
    payload: [image(PNG.slice(0, 16).padEnd(CARD_LIMITS.imageBase64Bytes + 4, 'A'))],
    finds: ['image-content /0/image/content'],
  },
];

describe('card rules', () => {
  for (const { name, payload, finds, options } of cases) {
    it(name, () => assert.deepEqual(found(payload, options).toSorted(), finds.toSorted()));
  }

  it('have ids of their own', () => {
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  });

  it('are each shown by a case here', () => {
    const shown = new Set(cases.flatMap(({ finds }) => finds.map((line) => line.split(' ')[0])));
    assert.deepEqual(
      RULES.map(({ id }) => id).filter((id) => !shown.has(id)),
      ['redirect-value'],
    );
  });

  it('end every message with a full stop and tell the severity', () => {
    const all = cases.flatMap(({ payload, options }) =>
      checkDocument(parseCard(JSON.stringify(payload)), options),
    );
    assert.deepEqual(
      all.filter(({ message }) => !/[.)}]$/.test(message)).map(({ message }) => message),
      [],
    );
    assert.equal(all.find(({ ruleId }) => ruleId === 'redirect-one-link')?.severity, 'warning');
  });
});

describe('the place of a diagnostic', () => {
  const marked = (text: string) =>
    checkDocument(parseCard(text)).map(({ range }) => text.slice(range.offset, range.offset + range.length));

  it('is the value itself', () => {
    assert.deepEqual(marked('[{"element_type":"title","title":{"text":""}}]'), ['""']);
  });

  it('is the name of the object that lacks a field', () => {
    assert.deepEqual(marked('[{"element_type":"title"}]'), ['"title"']);
  });

  it('is the key of a list that is empty', () => {
    assert.deepEqual(marked('{"interactive_message":{"elements":[]}}'), ['"elements"']);
  });
});
