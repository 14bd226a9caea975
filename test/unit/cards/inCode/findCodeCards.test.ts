import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CodeCard, CodeLanguage } from '../../../../src/cards/inCode/codeCard';
import { findCodeCards } from '../../../../src/cards/inCode/findCodeCards';
import { isArray, isObject } from '../../../../src/cards/document/json';
import { recognise } from '../../../../src/cards/document/recognise';

function readCode(file: string): string {
  return readFileSync(path.join(import.meta.dirname, 'code', file), 'utf8');
}

/** The visible content of a card: its texts, labels, values, and addresses, in order. */
function textsOf(card: CodeCard | undefined): string[] {
  const texts = (value: unknown): string[] => {
    if (isArray(value)) return value.flatMap(texts);
    if (!isObject(value)) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string' && /^(?:text|value|path|content)$/.test(key) ? [inner] : texts(inner),
    );
  };
  assert.ok(card);
  return texts(recognise(JSON.parse(card.json))?.elements);
}

function one(code: string, language: CodeLanguage = 'javascript'): CodeCard {
  const [card, ...more] = findCodeCards(code, language);
  assert.ok(card, `no card in ${code}`);
  assert.equal(more.length, 0);
  return card;
}

describe('cards in TypeScript', () => {
  const code = readCode('deploy.ts.txt');
  const cards = findCodeCards(code, 'javascript');

  it('are found where they stand, and types, schemas and comparisons are none', () => {
    assert.deepEqual(
      cards.map(({ range, kind }) => [kind, code.slice(range.offset, range.offset + 20).split('\n')[0]]),
      [
        ['literal', '{'],
        ['string', '\'{"elements":[{"elem'],
      ],
    );
  });

  it('show what is known, and placeholders for what is not', () => {
    assert.deepEqual(textsOf(cards[0]), [
      'Deploy «build.id»',
      "Target: **staging**\nAuthor: «actor?.name ?? 'it\\'s unknown'»\nSteps: «build.steps.length»",
      '- «step.name»',
      'Open build',
      '«build.url»',
      '«footer(build)»',
      'Deploy',
      'dep:«build.id»',
      '«cancelButton»',
      '«cancelButton»',
    ]);
  });

  it('say which elements may come never, once or often', () => {
    assert.deepEqual(
      cards[0]?.holes.filter(({ kind }) => kind === 'maybe').map(({ pointer }) => pointer),
      [2, 3].map((index) => `/message/interactive_message/elements/${index}`),
    );
  });

  it('are exact only when no value comes from code', () => {
    assert.deepEqual(
      cards.map(({ exact }) => exact),
      [false, true],
    );
  });

  it('know where each value stands', () => {
    const place = cards[0]?.places.find(({ pointer }) => pointer.endsWith('/3/button/text'));
    assert.ok(place);
    assert.ok(code.startsWith('"Open build"', place.offset));
  });
});

describe('cards in Python', () => {
  const cards = findCodeCards(readCode('leave.py.txt'), 'python');

  it('are found as lists and dicts, as JSON, and as f-strings of JSON', () => {
    assert.deepEqual(
      cards.map(({ kind }) => kind),
      ['literal', 'string', 'string'],
    );
  });

  it('show what is known, and placeholders for what is not', () => {
    assert.deepEqual(textsOf(cards[0]), [
      'Leave request: «request.name», «request.days» days',
      '**«request.kind»**, «request.start» to «request.end»\nBalance: {}`«request.balance»`',
      '«logo_base64()»',
      'Approver: «name»',
      '«label»',
      'leave:«request.id»:«key»',
    ]);
    assert.deepEqual(textsOf(cards[1]), ['Say "hi"']);
    assert.deepEqual(textsOf(cards[2]), ['«host» at «use["disk"]» percent', 'x']);
  });

  it('read True, False and None', () => {
    const card = one(
      'c = {"elements": [{"element_type": "title", "title": None}], "a": True, "b": False}',
      'python',
    );
    assert.deepEqual(JSON.parse(card.json), {
      elements: [{ element_type: 'title', title: null }],
      a: true,
      b: false,
    });
  });
});

describe('cards in Go', () => {
  const cards = findCodeCards(readCode('alert.go.txt'), 'go');

  it('are found as maps, as structs with fields in snake case, and as raw strings', () => {
    assert.deepEqual(cards.map(textsOf), [
      ['Disk on «host» at «disk»%', '**«host»** is full\\n', '«a.button(host)»'],
      ['Nightly run', 'Open', '«run.URL»'],
      ['Nightly "run"'],
    ]);
    assert.deepEqual(JSON.parse(cards[1]?.json ?? ''), [
      { element_type: 'title', title: { text: 'Nightly run' } },
      {
        element_type: 'button',
        button: { button_type: 'redirect', text: 'Open', mobile_link: { type: 'web', path: '«run.URL»' } },
      },
    ]);
  });
});

describe('cards in Java', () => {
  it('are found as maps, chains of put, initialisers and text blocks', () => {
    const cards = findCodeCards(readCode('Poll.java.txt'), 'java');
    assert.deepEqual(cards.map(textsOf), [
      [
        'Poll: «question.text()»',
        '«votes» votes, **«question.leader()»** leads\n',
        '«footer()»',
        'Yes',
        'vote:yes',
        'No',
        'vote:no',
      ],
      ['Chained', '«button(url)»', '«button(url)»'],
      ['«name»'],
      ['Hello "«name»"'],
    ]);
  });
});

describe('finding a card in code', () => {
  const title = "{ element_type: 'title', title: { text: 'a' } }";

  it('takes the outermost, and none inside it', () => {
    assert.deepEqual(
      JSON.parse(one(`send({ message: { interactive_message: { elements: [${title}] } } })`).json),
      {
        message: { interactive_message: { elements: [{ element_type: 'title', title: { text: 'a' } }] } },
      },
    );
  });

  it('finds each of several, in the order of the text', () => {
    const code = `const cards = { one: [${title}], two: [${title}] };\nsend(${title});`;
    const offsets = findCodeCards(code, 'javascript').map(({ range }) => range.offset);
    assert.deepEqual(offsets, [code.indexOf('['), code.lastIndexOf('['), code.lastIndexOf('{ element_type')]);
  });

  for (const [what, code] of [
    ['a comment', `// ${title}`],
    ['a type', "type T = { element_type: 'title', title: { text: string } };"],
    ['a filter', "elements.filter({ element_type: 'title' })"],
    ['a schema', "z.object({ element_type: z.literal('title'), title: z.object({}) })"],
    ['an unknown type', "({ element_type: 'chart', chart: {} })"],
  ] as const) {
    it(`takes ${what} for none`, () => assert.deepEqual(findCodeCards(code, 'javascript'), []));
  }

  it('takes a constant named after a type for the type', () => {
    const card = one('[{ element_type: ElementType.ButtonGroup, button_group: [] }]');
    assert.deepEqual(JSON.parse(card.json), [{ element_type: 'button_group', button_group: [] }]);
  });

  it('says where an object may hold more', () => {
    const card = one(`[{ element_type: 'button', button: { ...base, text: 'a' } }]`);
    assert.deepEqual(card.holes, [{ pointer: '/0/button', expression: '...base', kind: 'more' }]);
  });

  it('reads keys in square brackets, and numbers with an exponent', () => {
    const card = one(`({ ['elements']: [${title}], ["__proto__"]: 1e+21, a: -2.5E-3, b: 0x1e+1, [c]: 1 })`);
    assert.equal(
      JSON.stringify(JSON.parse(card.json)),
      '{"elements":[{"element_type":"title","title":{"text":"a"}}],"__proto__":1e+21,"a":-0.0025,"b":"«0x1e+1»"}',
    );
    assert.deepEqual(
      card.holes.map(({ expression }) => expression),
      ['0x1e+1', '[c]: 1'],
    );
  });

  it('says that the elements come from code', () => {
    const card = one(`({ interactive_message: { elements: rows('element_type') }, x: [${title}] })`);
    assert.deepEqual(JSON.parse(card.json).interactive_message.elements, [
      { element_type: 'description', description: { format: 2, text: "«rows('element_type')»" } },
    ]);
  });

  it('goes on after code that is broken', () => {
    assert.deepEqual(textsOf(one(`function a( { "\n const c = [${title}];`)), ['a']);
    assert.deepEqual(textsOf(one(`const c = { elements: [{ element_type: 'title', title: { text: 'a'`)), [
      'a',
    ]);
  });

  it('puts placeholders into JSON also where it takes no text', () => {
    const card = one(
      '`{"elements":[{"element_type":"description","description":{"text":"${a}","format":${b}}}]}`',
    );
    assert.deepEqual(JSON.parse(card.json).elements[0].description, { text: '«a»', format: '«b»' });
    assert.deepEqual(
      card.holes.map(({ pointer }) => pointer),
      ['/elements/0/description/text', '/elements/0/description/format'],
    );
  });

  it('cuts a long expression', () => {
    const card = one(`[{ element_type: 'title', title: { text: ${'veryLong.'.repeat(20)}name } }]`);
    assert.equal(textsOf(card)[0]?.length, 43);
  });
});
