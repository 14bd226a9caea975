import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Form, Source } from '../../../src/compose/model/source';
import { suggestForms, suggestTypedForm } from '../../../src/compose/suggestForms';
import { growsEvenly } from '../../support/growsEvenly';
import { card, file, png, selection } from './sources';

const LOG = '2026-01-01 10:00:01 INFO  build_id=1482 start\n2026-01-01 10:00:02 WARN  slow *disk*';
const webp = Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1');

describe('what a source would best go out as', () => {
  const cases: readonly (readonly [what: string, source: Source, best: Form])[] = [
    ['a function', selection('const a_b = 1;', 'typescript'), 'code'],
    ['what a terminal printed', selection('ls *.py', 'log', 'terminal.log'), 'code'],
    ['a diff', selection('-a_b\n+*c*', 'diff', 'changes.diff'), 'code'],
    ['prose of a cell that formatting would change', selection('see __init__', 'plaintext'), 'plain'],
    ['a clipboard that formatting would change', selection('copy C:\\dir\\_new_'), 'plain'],
    ['a file that formatting would change', file('a.txt', 'mind the 2 * 3 * 4'), 'plain'],
    ['a language nobody listed', selection('x', 'brainfuck'), 'code'],
    ['a language id that is a name of Object', selection('x', 'constructor'), 'code'],
    ['card JSON', selection(JSON.stringify(card), 'json'), 'card'],
    [
      'card JSON with a comment and a trailing comma',
      selection(`// hi\n{"elements":[{"element_type":"title"},]}`, 'jsonc'),
      'card',
    ],
    [
      'card JSON that breaks off',
      selection('{"elements":[{"element_type":"title","title":{', 'json'),
      'card',
    ],
    [
      'a whole request body',
      selection(
        JSON.stringify({ group_id: 'g', message: { tag: 'interactive_message', interactive_message: card } }),
      ),
      'card',
    ],
    ['other JSON', selection('{"elements": 3}', 'json'), 'code'],
    ['markdown as its author wrote it', selection('a_b *c*', 'markdown'), 'text'],
    ['a log by its language', selection('anything', 'log'), 'code'],
    ['a log by its file name', selection('anything', 'plaintext', '/var/log/run.log'), 'code'],
    ['a log by its looks', selection(LOG, 'plaintext'), 'code'],
    ['one line of a log', selection('10:00:01 ERROR db_pool is empty'), 'code'],
    ['a stack trace', selection('Error: no\n    at run (a.ts:1:2)\n    at main (a.ts:9:1)'), 'code'],
    ['a program on the clipboard', selection('if (a) {\n  run();\n}'), 'code'],
    ['a table', selection('NAME    READY   AGE\ndb-3    1/1     2d'), 'code'],
    ['prose', selection('Release at five, please have a look.', 'plaintext'), 'text'],
    ['prose with a list', selection('Todo:\n- look\n- merge'), 'text'],
    ['prose with stray marks', selection('see snake_case and _x_ there'), 'plain'],
    ['a Windows path', selection('it is in C:\\build\\out'), 'plain'],
    ['prose with formatting that was meant', selection('**Done**: snake_case'), 'text'],
    ['prose with a mention', selection('<mention-tag target="seatalk://user?id=1"/> a_b'), 'text'],
    ['a name with underscores that formatting takes for bold', selection('call __init__ now'), 'plain'],
    ['such a name beside formatting that was meant', selection('**Done**: call __init__ now'), 'plain'],
    ['a path whose backslashes formatting would take', selection('C:\\_temp\\_x'), 'plain'],
    ['such a path beside code', selection('run `dir` in C:\\_temp'), 'plain'],
    ['a formula', selection('2 * 3 * 4 = 24'), 'plain'],
    ['an approximation', selection('~5 minutes'), 'plain'],
    ['italic text that may be a footnote', selection('costs *nothing*'), 'plain'],
    ['a line break of HTML', selection('write <br /> there'), 'plain'],
    ['an indented line', selection('line one\nline two\n  indented three'), 'plain'],
    ['an escape beside formatting that was meant', selection('**Sum**: 2 \\* 3'), 'text'],
    ['a list with stars', selection('* look\n* merge'), 'text'],
    ['a list with lines below its items', selection('- look\n  at it\n- merge'), 'text'],
    ['nothing', selection('  \n'), 'text'],
    ['a PNG', file('a.bin', png()), 'image'],
    ['a JPG', file('a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])), 'image'],
    ['a GIF', file('a.gif', 'GIF89a....'), 'image'],
    ['an image SeaTalk does not show', file('a.webp', webp), 'file'],
    ['a text that says it is an image', file('a.png', 'no picture'), 'file'],
    ['a source file', file('main.rs', 'fn main() {}'), 'code'],
    ['a file that is known by its whole name', file('Makefile', 'all: run'), 'code'],
    ['a card file', file('deploy.json', JSON.stringify(card)), 'card'],
    ['a long source file', file('main.rs', 'fn main() {}\n'.repeat(400)), 'file'],
    ['a long selection, which is asked about', selection('let a = 1;\n'.repeat(500), 'rust'), 'code'],
    ['a readme', file('README.md', '# Hello'), 'text'],
    ['text of an unknown kind', file('data.xyz', 'some text'), 'file'],
    ['an archive', file('a.zip', Buffer.from('PK\x03\x04\0\0')), 'file'],
    ['an empty file', file('a.txt', ''), 'file'],
  ];
  for (const [what, source, best] of cases) {
    it(`${what}: ${best}`, () => {
      const forms = suggestForms(source);
      assert.equal(forms.best, best);
      assert.equal(forms.possible[0], best, 'the best comes first');
      assert.equal(new Set(forms.possible).size, forms.possible.length, 'none twice');
    });
  }

  it('offers every way text can go, and for pictures and other bytes only what works', () => {
    assert.deepEqual(suggestForms(selection('hello')).possible, ['text', 'code', 'plain', 'file']);
    assert.deepEqual(suggestForms(file('a.png', png())).possible, ['image', 'file']);
    assert.deepEqual(suggestForms(file('a.zip', Buffer.from([0, 1, 2]))).possible, ['file']);
    assert.ok(suggestForms(selection(JSON.stringify(card))).possible.includes('code'));
  });

  it('keeps every character of a typed message, and formats one that is meant so', () => {
    for (const text of ['call __init__ now', 'C:\\_temp\\_x', '2 * 3 * 4', '10:00:01 ~5 s']) {
      assert.equal(suggestTypedForm(text), 'plain', text);
    }
    for (const text of ['done', '10:00:01 standup', '**done**', 'run `npm ci`', '- done']) {
      assert.equal(suggestTypedForm(text), 'text', text);
    }
  });

  it('takes as long for each character of a long line as of a short one', async () => {
    const line = (length: number) => selection('**a '.repeat(length / 4));
    const suggest = async (length: number) => void suggestForms(line(length));
    await growsEvenly(10, { few: () => suggest(40_000), many: () => suggest(400_000) });
  });

  it('answers for any text and any bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.option(fc.string(), { nil: undefined }),
        (text, id) => {
          assert.ok(suggestForms(selection(text, id, id)).possible.length > 0);
        },
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.string(), (bytes, name) => {
        assert.ok(suggestForms(file(name, bytes)).possible.length > 0);
      }),
    );
  });
});
