import assert from 'node:assert/strict';
import type { CardEdit } from '../../../../src/cards/edit/cardEdit';
import { CardEditError } from '../../../../src/cards/edit/cardEdit';
import { applyTextEdits } from '../../../../src/cards/edit/textEdits';
import { toTextEdits } from '../../../../src/cards/edit/toTextEdits';

function edited(text: string, ...edits: CardEdit[]): string {
  return applyTextEdits(text, toTextEdits(text, edits));
}

const CARD = `[
  // Who deploys what
  { "element_type": "title", "title": { "text": "Deploy" } }, // shown first
  {
    "element_type": "description",
    "description": { "text": "To **staging**" }
  },

  { "element_type": "button_group", "button_group": [{ "text": "Go" }, { "text": "Stop" }] }
]
`;

describe('edits of a card in its text', () => {
  it('move a member with its comments, byte for byte', () => {
    assert.equal(
      edited(CARD, { kind: 'move', pointer: '/0', list: '', index: 1 }),
      `[
  {
    "element_type": "description",
    "description": { "text": "To **staging**" }
  },
  // Who deploys what
  { "element_type": "title", "title": { "text": "Deploy" } }, // shown first

  { "element_type": "button_group", "button_group": [{ "text": "Go" }, { "text": "Stop" }] }
]
`,
    );
  });

  it('move the last member up, the comma staying where one is needed', () => {
    assert.equal(
      edited(CARD, { kind: 'move', pointer: '/2', list: '', index: 0 }),
      `[
  { "element_type": "button_group", "button_group": [{ "text": "Go" }, { "text": "Stop" }] },
  // Who deploys what
  { "element_type": "title", "title": { "text": "Deploy" } }, // shown first
  {
    "element_type": "description",
    "description": { "text": "To **staging**" }
  }
]
`,
    );
  });

  it('remove a member with its line and the comment on it, and leave the comment above', () => {
    assert.equal(
      edited(CARD, { kind: 'remove', pointer: '/0' }),
      CARD.replace(/  \{ "element_type": "title".*\n/, ''),
    );
  });

  it('remove inside of one line', () => {
    const text = '[{ "a": 1 }, { "b": 2 }, { "c": 3 }]';
    assert.equal(edited(text, { kind: 'remove', pointer: '/0' }), '[{ "b": 2 }, { "c": 3 }]');
    assert.equal(edited(text, { kind: 'remove', pointer: '/1' }), '[{ "a": 1 }, { "c": 3 }]');
    assert.equal(edited(text, { kind: 'remove', pointer: '/2' }), '[{ "a": 1 }, { "b": 2 }]');
    assert.equal(edited('[ {} ]', { kind: 'remove', pointer: '/0' }), '[]');
  });

  it('keep a trailing comma as the habit it is', () => {
    const text = '[\n  1,\n  2,\n]';
    assert.equal(edited(text, { kind: 'remove', pointer: '/1' }), '[\n  1,\n]');
    assert.equal(edited(text, { kind: 'insert', list: '', index: 2, value: 3 }), '[\n  1,\n  2,\n  3,\n]');
  });

  it('write a new member as its neighbours are written', () => {
    const value = { text: 'No', value: 'n' };
    const insert = (text: string, index = 1) => edited(text, { kind: 'insert', list: '', index, value });
    assert.equal(insert('[{"a":1}]'), '[{"a":1},{"text":"No","value":"n"}]');
    assert.equal(insert('[{ "a": 1 }]'), '[{ "a": 1 }, { "text": "No", "value": "n" }]');
    assert.equal(
      insert('[\r\n\t{\r\n\t\t"a": 1\r\n\t} // one\r\n]'),
      '[\r\n\t{\r\n\t\t"a": 1\r\n\t}, // one\r\n\t{\r\n\t\t"text": "No",\r\n\t\t"value": "n"\r\n\t}\r\n]',
    );
    assert.equal(insert('[{\n  "a": 1\n}]'), '[{\n  "a": 1\n}, {\n  "text": "No",\n  "value": "n"\n}]');
    assert.equal(insert('[\n    {"a":1}\n]', 0), '[\n    {"text":"No","value":"n"},\n    {"a":1}\n]');
  });

  it('put a first member into an empty list', () => {
    const edit: CardEdit = { kind: 'insert', list: '/elements', index: 0, value: { a: [] } };
    assert.equal(edited('{"elements":[]}', edit), '{"elements":[{"a":[]}]}');
    assert.equal(
      edited('{\n   "elements": []\n}', edit),
      '{\n   "elements": [\n      {\n         "a": []\n      }\n   ]\n}',
    );
    assert.equal(
      edited('{\n  "elements": [\n    // soon\n  ]\n}', edit),
      '{\n  "elements": [\n    // soon\n    {\n      "a": []\n    }\n  ]\n}',
    );
  });

  it('duplicate a member with its own text', () => {
    assert.equal(
      edited('[\n  {"a" : 1 /* x */} // y\n]', { kind: 'duplicate', pointer: '/0' }),
      '[\n  {"a" : 1 /* x */}, // y\n  {"a" : 1 /* x */}\n]',
    );
  });

  it('replace no more of a string than what changes in it', () => {
    const text = '[{ "text": "Deploy \u{1F600} now" }]';
    const edits = toTextEdits(text, [{ kind: 'set', pointer: '/0/text', value: 'Deploy \u{1F601} now' }]);
    assert.deepEqual(edits, [{ offset: text.indexOf('\u{1F600}'), length: 2, content: '\u{1F601}' }]);
    assert.deepEqual(toTextEdits('["\\u0041"]', [{ kind: 'set', pointer: '/0', value: 'A' }]), []);
  });

  it('set a key that is not there yet', () => {
    const link = { type: 'web', path: 'https://a.example' };
    assert.equal(
      edited('{ "text": "Go" }', { kind: 'set', pointer: '/mobile_link', value: link }),
      '{ "text": "Go", "mobile_link": { "type": "web", "path": "https://a.example" } }',
    );
    assert.equal(
      edited('{\n  "text": "Go"\n}', { kind: 'set', pointer: '/mobile_link', value: link }),
      '{\n  "text": "Go",\n  "mobile_link": {\n    "type": "web",\n    "path": "https://a.example"\n  }\n}',
    );
  });

  it('set an object by the parts in which it differs', () => {
    const text = '{ "text": "Go", /* kept */ "value": "g", "more": 1 }';
    assert.equal(
      edited(text, { kind: 'set', pointer: '', value: { value: 'h', text: 'Go' } }),
      '{ "text": "Go", /* kept */ "value": "h" }',
    );
  });

  it('take a key away when it is set to nothing, if it is there', () => {
    const text = '{ "text": "Go", "value": "g" }';
    assert.equal(edited(text, { kind: 'set', pointer: '/value', value: undefined }), '{ "text": "Go" }');
    assert.equal(edited(text, { kind: 'set', pointer: '/mobile_link', value: undefined }), text);
  });

  it('take the list of a move as it stands before it', () => {
    const text = '[{"g":[]},{"g":[1]},{"g":[2]}]';
    assert.equal(
      edited(text, { kind: 'move', pointer: '/0', list: '/2/g', index: 0 }),
      '[{"g":[1]},{"g":[{"g":[]},2]}]',
    );
    assert.equal(
      edited(text, { kind: 'move', pointer: '/1/g/0', list: '/0/g', index: 9 }),
      '[{"g":[1]},{"g":[]},{"g":[2]}]',
    );
  });

  it('see what the edits before them did', () => {
    assert.equal(
      edited(
        '[1, 2]',
        { kind: 'insert', list: '', index: 0, value: { a: 1 } },
        { kind: 'set', pointer: '/0/a', value: 2 },
      ),
      '[{"a": 2}, 1, 2]',
    );
  });

  it('change nothing when they ask for nothing', () => {
    const text = '[ { "a": [1, 2] } ]';
    assert.deepEqual(toTextEdits(text, []), []);
    assert.deepEqual(toTextEdits(text, [{ kind: 'move', pointer: '/0', list: '', index: 5 }]), []);
    assert.deepEqual(toTextEdits(text, [{ kind: 'set', pointer: '/0', value: { a: [1, 2] } }]), []);
  });

  it('keep out of a line comment before the bracket', () => {
    assert.equal(edited('[\n  1, // one\n  2]', { kind: 'remove', pointer: '/1' }), '[\n  1 // one\n  ]');
    assert.equal(
      edited('[1, 2 // two\n]', { kind: 'move', pointer: '/1', list: '', index: 0 }),
      '[2, // two\n1\n]',
    );
  });

  it('are refused where they do not fit', () => {
    const refused = (fault: string, text: string, edit: CardEdit) =>
      assert.throws(
        () => toTextEdits(text, [edit]),
        (error) => error instanceof CardEditError && error.fault === fault,
      );
    refused('broken', '[1', { kind: 'remove', pointer: '/0' });
    refused('broken', '['.repeat(50_000), { kind: 'remove', pointer: '/0' });
    refused('missing', '[1]', { kind: 'remove', pointer: '/1' });
    refused('missing', '[1]', { kind: 'remove', pointer: '' });
    refused('missing', '[1]', { kind: 'set', pointer: '0', value: 1 });
    refused('missing', '[1]', { kind: 'set', pointer: '/1', value: 1 });
    refused('missing', '[1]', { kind: 'set', pointer: '/00', value: 1 });
    refused('no-list', '{"a":1}', { kind: 'duplicate', pointer: '/a' });
    refused('no-list', '{"a":1}', { kind: 'insert', list: '', index: 0, value: 1 });
    refused('inside-itself', '[[[]]]', { kind: 'move', pointer: '/0', list: '/0/0', index: 0 });
  });

  it('remove a key that is written twice', () => {
    assert.equal(edited('{"a":1,"b":2,"a":3}', { kind: 'remove', pointer: '/a' }), '{"b":2}');
  });
});
