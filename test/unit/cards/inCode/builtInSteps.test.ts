import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findCodeCards } from '../../../../src/cards/inCode/findCodeCards';
import type { CodeCard, CodeLanguage } from '../../../../src/cards/inCode/codeCard';

const TITLE = "{ element_type: 'title', title: { text: 'a' } }";

function one(code: string, language: CodeLanguage = 'javascript'): CodeCard {
  const [card, ...more] = findCodeCards(code, language);
  assert.ok(card, `no card in ${code}`);
  assert.deepEqual(more, []);
  return card;
}

function written(code: string, { offset, length }: { offset: number; length: number }): string {
  return code.slice(offset, offset + length);
}

describe('code around a card', () => {
  for (const [what, code, count] of [
    [
      'a backquote in the text of a tag',
      `const a = <p>Wrap code in \` marks</p>;\nconst b = [${TITLE}], c = [${TITLE}];`,
      2,
    ],
    ['an apostrophe in the text of a tag', `const a = <p>Don't</p>; const b = [${TITLE}];`, 1],
    [
      'a statement that begins with a regular expression',
      `if (a) { b(); }\n/\`+/.test(c) && d();\nconst e = [${TITLE}];`,
      1,
    ],
    ['a quote that opens no string', `it's;\nconst a = [${TITLE}];\nsend(a);`, 1],
    ['a cast in angle brackets', `const a = <Card>{ elements: [${TITLE}] };`, 1],
    [
      'a generic arrow function beside a tag',
      `const f = <T,>(a: T) => a; const g = <b/>; const h = [${TITLE}];`,
      1,
    ],
  ] as const) {
    it(`does not hide it: ${what}`, () => assert.equal(findCodeCards(code, 'javascript').length, count));
  }
});

describe('a long file', () => {
  for (const [language, name] of [
    ['javascript', 'deploy.ts.txt'],
    ['python', 'leave.py.txt'],
    ['java', 'Poll.java.txt'],
  ] as const) {
    it(`is read to its end: ${name}`, () => {
      const code = readFileSync(path.join(import.meta.dirname, 'code', name), 'utf8');
      const count = findCodeCards(code, language).length;
      assert.equal(findCodeCards(code.repeat(60), language).length, 60 * count);
    });
  }
});

describe('a card built in steps', () => {
  it('is the value that is sent, and knows the places it is made of', () => {
    const code = `const rows = [];\nrows.push(${TITLE});\nsend({ elements: rows });`;
    const card = one(code);
    assert.equal(written(code, card.range), '{ elements: rows }');
    assert.deepEqual(
      card.parts.map((part) => written(code, part)),
      ['[]', TITLE],
    );
    const text = card.places.find(({ pointer }) => pointer === '/elements/0/title/text');
    assert.ok(text);
    assert.equal(written(code, text), "'a'");
  });

  it('is shown at its first value if nothing in the file sends it', () => {
    const code = `function rows(target) {\n  const list = [];\n  list.push(${TITLE});\n  return list;\n}`;
    assert.equal(written(code, one(code).range), '[]');
  });

  it('is made anew by each assignment', () => {
    const code = `let e = [${TITLE}];\nsend({ elements: e });\ne = [${TITLE}, ${TITLE}];\nsend({ elements: e });`;
    const counts = findCodeCards(code, 'javascript').map(({ json }) => JSON.parse(json).elements.length);
    assert.deepEqual(counts, [1, 2]);
  });

  it('may come from either of two branches', () => {
    const code = `if x:\n    e = [{"element_type": "title", "title": {"text": "a"}}]\nelse:\n    e = []\nsend({"elements": e})`;
    const card = one(code, 'python');
    assert.deepEqual(
      card.holes.map(({ kind, pointer, expression }) => [kind, pointer, expression]),
      [['maybe', '/elements', 'e']],
    );
  });

  it('takes a function at its word only if there is one of its name', () => {
    const helper = (text: string) =>
      `title(t) { return { element_type: 'title', title: { text: '${text}' } }; }`;
    const code = `class A { ${helper('a')} }\nclass B { ${helper('b')} }\nsend([this.title('c'), ${TITLE}]);`;
    const json = findCodeCards(code, 'javascript').map((card) => JSON.parse(card.json));
    assert.equal(json[2][0].element_type, 'description');
  });

  it('ends with functions and names that use each other', () => {
    const code = `const a = { elements: [b, ${TITLE}] }; const b = f(); function f() { return g(); } function g() { return [f(), a]; }`;
    assert.equal(findCodeCards(code, 'javascript').length, 1);
  });

  it('does not know a value that code counts up', () => {
    const card = one(`let n = 1; n++; send([{ element_type: 'title', title: { text: 'a' + n } }]);`);
    assert.equal(JSON.parse(card.json)[0].title.text, 'a«n»');
  });

  it('does not take a parameter for a variable of the same name', () => {
    const card = one(
      `const text = 'x'; function f(text) { send([{ element_type: 'title', title: { text } }]); }`,
    );
    assert.equal(JSON.parse(card.json)[0].title.text, '«text»');
  });

  it('gives a function its own arguments in each call', () => {
    const code = `const t = (text) => ({ element_type: 'title', title: { text } });\nsend([t('a'), t('b'), t(c)]);`;
    const texts = JSON.parse(one(code).json).map(
      (element: { title: { text: string } }) => element.title.text,
    );
    assert.deepEqual(texts, ['a', 'b', '«c»']);
  });
});

describe('expressions in a card', () => {
  const buttons = (code: string) =>
    JSON.parse(one(`({ element_type: 'button_group', button_group: ${code} })`).json).button_group;

  it('are the result of a function, not the list it is called for', () => {
    const code = "['yes', 'no'].map((v) => ({ button_type: 'callback', text: v, value: v }))";
    assert.deepEqual(buttons(code), [{ button_type: 'callback', text: '«v»', value: '«v»' }]);
  });

  it('keep both lists of a sum, and know that both are there', () => {
    const card = one(`({ elements: [${TITLE}] + [${TITLE}] })`);
    assert.deepEqual([JSON.parse(card.json).elements.length, card.exact], [2, true]);
  });

  it('keep both lists of a concatenation', () => {
    const card = one(`({ elements: [${TITLE}].concat([${TITLE}]) })`);
    assert.equal(JSON.parse(card.json).elements.length, 2);
  });
});
