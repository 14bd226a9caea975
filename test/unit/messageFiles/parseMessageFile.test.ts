import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkMessageFile } from '../../../src/messageFiles/checkMessageFile';
import { bodyText } from '../../../src/messageFiles/body';
import { parseMessageFile } from '../../../src/messageFiles/parseMessageFile';
import { known, marked } from './files';

const HEAD = `---
to: release
as: plain
thread: 0123456789
mentions: [all, 9000001234, mira.tan@example.com]
variables:
  version: 1.10
  who: { prompt: Who?, default: me, options: [me, you] }
  branch: { git: branch, default: main }
---
`;

describe('a message file', () => {
  it('is read with the places of its values, and every scalar as the text it is', () => {
    const text = `${HEAD}Build \${version} passed\n`;
    const file = parseMessageFile(text);
    assert.deepEqual(file.problems, []);
    assert.deepEqual(file.to?.value, { kind: 'word', word: 'release' });
    assert.equal(file.as?.value, 'plain');
    assert.equal(file.thread?.value, '0123456789', 'a number keeps its zeros');
    assert.deepEqual(
      file.mentions.map(({ value }) => value),
      ['all', '9000001234', 'mira.tan@example.com'],
    );
    assert.deepEqual(
      file.variables.map(({ name, spec }) => [name, spec]),
      [
        ['version', { kind: 'text', text: '1.10' }],
        ['who', { kind: 'prompt', question: 'Who?', fallback: 'me', options: ['me', 'you'] }],
        ['branch', { kind: 'git', field: 'branch', fallback: 'main' }],
      ],
    );
    assert.equal(text.slice(file.to.range.offset).startsWith('release'), true);
    assert.equal(bodyText(file), 'Build ${version} passed\n');
  });

  it('may have no front matter, an empty one, and lines that end as on Windows', () => {
    assert.equal(bodyText(parseMessageFile('Hello')), 'Hello');
    assert.deepEqual(parseMessageFile('---\n---\nHello').problems, []);
    const windows = parseMessageFile('---\r\nto: release\r\nas: code\r\n---\r\nHello\r\n');
    assert.deepEqual(windows.problems, []);
    assert.deepEqual([windows.to?.value, windows.as?.value], [{ kind: 'word', word: 'release' }, 'code']);
    assert.equal(bodyText(windows), 'Hello\r\n');
  });

  it('names a chat by its kind, too', () => {
    const to = (line: string) => parseMessageFile(`---\n${line}\n---\nHello`).to?.value;
    assert.deepEqual(to('to: { group: NDAwNzExMjIzMzQ0 }'), { kind: 'group', id: 'NDAwNzExMjIzMzQ0' });
    assert.deepEqual(to('to:\n  person: e_7k2m9q4x'), { kind: 'person', id: 'e_7k2m9q4x' });
    assert.deepEqual(to('to: { webhook: Alerts }'), { kind: 'webhook', name: 'Alerts' });
  });

  it('tells each fault where it is, and reads the rest', () => {
    const text = [
      '---',
      'tpo: x',
      'to: { group: a, person: b }',
      'as: formated',
      'thread: no id',
      'mentions: [Mira, all]',
      'variables:',
      '  ok: fine',
      '  a b: x',
      '  g: { git: brnch }',
      '  e: { env: 1, file: 2 }',
      '---',
      '${ok}',
    ].join('\n');
    const file = parseMessageFile(text);
    assert.deepEqual(marked(text, file.problems), [
      'unknown_key: tpo',
      'bad_to: { group: a, person: b }',
      'bad_form: formated',
      'bad_thread: no id',
      'bad_mention: Mira',
      'bad_variable_name: a b',
      'bad_git_field: brnch',
      'bad_variable: { env: 1, file: 2 }',
    ]);
    assert.deepEqual(
      file.variables.map(({ name }) => name),
      ['ok'],
    );
    assert.deepEqual(
      file.mentions.map(({ value }) => value),
      ['all'],
    );
  });

  it('whose front matter is open, broken, or no map says so', () => {
    const codes = (text: string) => parseMessageFile(text).problems.map(({ code }) => code);
    assert.deepEqual(codes('---\nto: release\nHello'), ['open_head']);
    assert.deepEqual(codes('---\nto: [a\n---\nHello').slice(0, 1), ['bad_yaml']);
    assert.deepEqual(codes('---\n- a\n---\nHello'), ['head_not_a_map']);
    assert.deepEqual(codes('---\nto: a\nto: b\n---\nHello'), ['bad_yaml']);
  });

  it('is read whatever it holds, with ranges inside of the text', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '---',
        'to: a',
        'variables:',
        '  v: { prompt: x }',
        'as: card',
        '&a [*a, *a]',
        '${v}',
        '{"a":',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        for (const { range } of checkMessageFile(parseMessageFile(text), known())) {
          assert.ok(range.offset >= 0 && range.length >= 0, JSON.stringify(range));
          assert.ok(range.offset <= text.length, JSON.stringify([range, text]));
        }
      }),
      { interruptAfterTimeLimit: 2_000 },
    );
  });
});

describe('a check of a message file', () => {
  const check = (text: string) => marked(text, checkMessageFile(parseMessageFile(text), known()));

  it('finds nothing wrong with one that can be sent', () => {
    assert.deepEqual(check('---\nto: release\n---\nHello'), []);
    assert.deepEqual(check('Hello'), []);
    assert.deepEqual(
      check('---\nvariables: { v: 1 }\n---\n${v} ${git:branch} ${prompt:Why?} $${x} ${a + b}'),
      [],
    );
  });

  it('finds variables that nobody defined or uses, and circles', () => {
    const text = '---\nvariables:\n  version: 1\n  a: ${b}\n  b: ${a}\n---\n${verson} ${a}';
    assert.deepEqual(check(text), [
      'unused_variable: version',
      'circle: a',
      'circle: b',
      'unknown_variable: ${verson}',
    ]);
  });

  it('refuses what is named like a secret', () => {
    const text =
      '---\nvariables:\n  t: { env: GITHUB_TOKEN }\n  authorName: x\n---\n${t} ${authorName} ${env:DB_PASSWORD} ${file:.env} ${env:HOME}';
    assert.deepEqual(check(text), [
      'secret_name: { env: GITHUB_TOKEN }',
      'secret_name: ${env:DB_PASSWORD}',
      'secret_name: ${file:.env}',
    ]);
  });

  it('knows what can’t be sent: nothing, and mentions that nobody would get', () => {
    assert.deepEqual(check('---\nto: release\n---\n \n').length, 1);
    assert.deepEqual(check('---\nas: code\nmentions: all\n---\nx'), ['mentions_need_formatting: all']);
  });

  it('takes a card for one, and a text about cards for a text', () => {
    const card = '{"elements":[{"element_type":"title","title":{"text":"x"}}]}';
    assert.deepEqual(check(card), [`looks_like_card: ${card}`]);
    assert.deepEqual(check(`---\nas: card\n---\n\`\`\`json\n${card}\n\`\`\`\n`), []);
    assert.deepEqual(check(`A title is written as "element_type": "title".`), []);
  });

  it('finds names that nothing has', () => {
    assert.deepEqual(check('---\nto: relase\n---\nx'), ['unknown_target: relase']);
    assert.deepEqual(check('---\nto: { webhook: Alrts }\n---\nx'), ['unknown_webhook: { webhook: Alrts }']);
    assert.deepEqual(check('---\nto: { webhook: Alerts }\nthread: abcdef\n---\nx'), [
      'thread_in_webhook: abcdef',
    ]);
  });
});
