import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { LANGUAGES } from '../../../../src/contract/cards';
import { parseCard } from '../../../../src/cards/document/cardDocument';
import { checkDocument } from '../../../../src/cards/check/checkDocument';
import { cardJsonSchema } from '../../../../src/cards/schema/cardSchema';
import { ruleConfigSchema } from '../../../../src/cards/schema/ruleConfigSchema';
import { editorJsonSchema } from '../../../../src/cards/schema/editorSchema';
import { mapSchema } from '../../../../src/cards/schema/jsonSchema';
import type { JsonSchema } from '../../../../src/cards/schema/jsonSchema';
import { SCHEMA_WORDS } from '../../../../src/cards/schema/schemaWords';
import { button, callback, description, group, image, redirect, title, web } from '../samples';

const media = path.resolve(__dirname, '../../../../media');

/** The engine of VS Code's own JSON support, with one schema. */
function editorWith(schema: JsonSchema) {
  const service = getLanguageService({});
  const uri = 'test://card.schema.json';
  service.configure({ validate: true, schemas: [{ uri, fileMatch: ['*'], schema }] });
  const open = (text: string) => {
    const document = TextDocument.create('test://card.json', 'json', 1, text);
    return { document, json: service.parseJSONDocument(document) };
  };
  return {
    async faults(value: unknown) {
      const { document, json } = open(JSON.stringify(value));
      const found = await service.doValidation(document, json, {}, undefined);
      return found.map(({ message }) => message);
    },
    /** @param text with `|` at the caret. */
    async completions(text: string) {
      const { document, json } = open(text.replace('|', ''));
      const list = await service.doComplete(document, document.positionAt(text.indexOf('|')), json);
      return list?.items ?? [];
    },
    async hover(text: string): Promise<string> {
      const { document, json } = open(text.replace('|', ''));
      const hover = await service.doHover(document, document.positionAt(text.indexOf('|')), json);
      return JSON.stringify(hover?.contents ?? '');
    },
  };
}

const elements = [
  title(),
  description('Target', { format: 2 }),
  image(),
  button(),
  button(redirect()),
  button(redirect({ mobile_link: { type: 'rn', path: '/orders', params: { id: 7 } } })),
  group(callback(), redirect({ desktop_link: web() })),
];
const body = { elements };

const shapes: Readonly<Record<string, unknown>> = {
  'an array of elements': elements,
  'one element': title(),
  'a body': body,
  'an interactive_message': { interactive_message: body },
  'a message': { tag: 'interactive_message', interactive_message: body },
  'a request to a group': {
    group_id: 'NDAw',
    message: { tag: 'interactive_message', interactive_message: body },
  },
  'a request to a person': {
    employee_code: 'e_12345678',
    usable_platform: 'mobile',
    message: { tag: 'interactive_message', interactive_message: body },
  },
  'an update': { message_id: 'abc', message: { interactive_message: body } },
  'languages alone': { default: body, 'zh-Hans': body },
  'a service notice': {
    tag: 'interactive_message',
    interactive_message: { default: body, en: body },
    employee_codes: ['e_12345678'],
  },
};

const broken: Readonly<Record<string, unknown>> = {
  'no elements': { elements: [] },
  'an unknown type': [{ element_type: 'header', header: {} }],
  'a title that is too long': [title('x'.repeat(121))],
  'a field that does not exist': [{ ...title(), style: 'big' }],
  'a missing text': [{ element_type: 'title', title: {} }],
  'a format that does not exist': [description('x', { format: 3 })],
  'a group of four': [group(callback('1'), callback('2'), callback('3'), callback('4'))],
  'a callback without value': [button({ button_type: 'callback', text: 'Go' })],
  'a redirect without links': [button({ button_type: 'redirect', text: 'Go' })],
  'an app page on the desktop': [button(redirect({ desktop_link: { type: 'rn', path: '/x' } }))],
  'an image with a prefix': [image('data:image/png;base64,iVBORw0KGgo=')],
  'four titles': [title(), title(), title(), title()],
  'languages in a message to a group': { group_id: 'NDAw', message: { interactive_message: { en: body } } },
  'languages without default': { interactive_message: { en: body } },
};

describe('the schema of card files', () => {
  const strict = editorWith(cardJsonSchema());

  for (const [name, make] of [
    ['seatalk-card.schema.json', cardJsonSchema],
    ['seatalk-card.editor.schema.json', editorJsonSchema],
    ['seatalk-cardrc.schema.json', ruleConfigSchema],
  ] as const) {
    it(`${name} is what the contract says; made anew with \`npm run card-schemas\``, () => {
      const wanted: unknown = JSON.parse(JSON.stringify(make()));
      assert.deepEqual(JSON.parse(readFileSync(path.join(media, name), 'utf8')), wanted);
    });
  }

  for (const [name, value] of Object.entries(shapes)) {
    it(`takes ${name}`, async () => {
      assert.deepEqual(await strict.faults(value), []);
      const errors = checkDocument(parseCard(JSON.stringify(value))).filter((d) => d.severity === 'error');
      assert.deepEqual(errors, [], 'the rules take it too');
    });
  }

  for (const [name, value] of Object.entries(broken)) {
    it(`objects to ${name}, as the rules do`, async () => {
      assert.notDeepEqual(await strict.faults(value), []);
      const found = checkDocument(parseCard(JSON.stringify(value)));
      // The rules only warn about an unknown field: SeaTalk isn't known to reject it.
      assert.ok(found.some(({ severity }) => severity !== 'information'));
    });
  }

  it('names the one fault of a card, not those of the other element types', async () => {
    assert.deepEqual(await strict.faults([button(), title('')]), [
      'String is shorter than the minimum length of 1.',
    ]);
  });

  it('says something, with a link, about every field of a card', () => {
    const silent: string[] = [];
    mapSchema(cardJsonSchema(), (schema, { owner, name, isBranch, isCondition }) => {
      if (isBranch || isCondition || name === '' || (owner === '' && schema.type !== undefined))
        return schema;
      const { description: text = '', markdownDescription = '' } = schema;
      const spoken =
        text.includes('https://open.seatalk.io/') && markdownDescription.includes('[Documentation](');
      if (!spoken && !(owner === '' && !(`.${name}` in SCHEMA_WORDS))) silent.push(`${owner}.${name}`);
      return schema;
    });
    assert.deepEqual(silent, []);
  });
});

describe('the schema for the editor', () => {
  const editor = editorWith(editorJsonSchema());

  it('finds no fault with anything, so that nothing is marked twice', async () => {
    const anything = [...Object.values(shapes), ...Object.values(broken), {}, [], 7, null, { elements: 'x' }];
    for (const value of anything) assert.deepEqual(await editor.faults(value), []);
  });

  const labels = async (text: string) => (await editor.completions(text)).map(({ label }) => label);

  it('offers whole cards in an empty file, and elements inside the array', async () => {
    const offered = await labels('|');
    assert.ok(offered.includes('Approval card') && offered.includes('Error Report card'), offered.join());
    const inside = await labels('{"elements":[|]}');
    assert.ok(inside.includes('title element') && inside.includes('button group element'), inside.join());
    assert.deepEqual(
      inside.toSorted(),
      (await labels('[|]')).filter((label) => inside.includes(label)).toSorted(),
    );
  });

  it('offers the values of a field with what they mean', async () => {
    const types = await editor.completions('{"elements":[{"element_type":|}]}');
    assert.deepEqual(types.map(({ label }) => label).toSorted(), [
      '"button"',
      '"button_group"',
      '"description"',
      '"image"',
      '"title"',
    ]);
    assert.ok(types.every(({ documentation }) => documentation !== undefined));
    assert.deepEqual(await labels('[{"element_type":"button","button":{"button_type":|}}]'), [
      '"callback"',
      '"redirect"',
    ]);
    assert.deepEqual(await labels('[{"element_type":"description","description":{"format":|}}]'), ['1', '2']);
    assert.deepEqual(
      await labels(
        '[{"element_type":"button","button":{"button_type":"redirect","mobile_link":{"type":|}}}]',
      ),
      ['"web"', '"rn"'],
    );
  });

  it('offers the content of the type that was chosen, and no other', async () => {
    assert.deepEqual(await labels('[{"element_type":"image",|}]'), ['image']);
    assert.deepEqual(await labels('[{"element_type":"description","description":{|}}]'), ['text', 'format']);
  });

  it('offers languages where a service notice has them', async () => {
    const offered = await labels('{"interactive_message":{"default":{"elements":[]},|}}');
    assert.deepEqual(
      LANGUAGES.filter((language) => !offered.includes(language)),
      [],
    );
    const within = await labels('{"group_id":"x","message":{"interactive_message":{"elements":[],|}}}');
    assert.deepEqual(within, []);
  });

  it('writes a field with its value, ready to be filled in', async () => {
    const [field] = await editor.completions('[{"element_type":"title",|}]');
    assert.equal(field?.textEdit?.newText.replaceAll(/\s/gu, ''), '"title":{"text":"${1:Title}"}');
  });

  it('tells limits, and how sure they are, with the page of the documentation', async () => {
    const told = await editor.hover('[{"element_type":"title","title":{"te|xt":"x"}}]');
    assert.match(told, /1 to 120 characters/u);
    assert.match(told, /Documented by SeaTalk/u);
    assert.match(told, /https:\/\/open\.seatalk\.io\/docs\/interactive-msg_build-a-card/u);
  });
});
