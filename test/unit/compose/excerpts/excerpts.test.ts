import assert from 'node:assert/strict';
import { withoutCommonIndentation } from '../../../../src/compose/excerpts/dedent';
import { outputText } from '../../../../src/compose/excerpts/outputText';
import { countProblems, problemsText } from '../../../../src/compose/excerpts/problemsText';
import { growsEvenly } from '../../../support/growsEvenly';

describe('the indentation of an excerpt', () => {
  const cases: readonly (readonly [what: string, text: string, after: string])[] = [
    ['goes as a whole', '    if (a) {\n      b();\n    }', 'if (a) {\n  b();\n}'],
    ['stays where one line has none', '    a\nb', '    a\nb'],
    ['is what the least indented line has', '      a\n    b', '  a\nb'],
    ['isn’t told by blank lines', '    a\n\n  \n    b', 'a\n\n\nb'],
    ['is no tab for spaces', '\ta\n    b', '\ta\n    b'],
    ['is what tabs and spaces share', '\t  a\n\t b', ' a\nb'],
    ['of a single line goes', '    a', 'a'],
    ['of nothing is nothing', '', ''],
  ];
  for (const [what, text, after] of cases)
    it(what, () => assert.equal(withoutCommonIndentation(text), after));
});

describe('what a program printed', () => {
  const cases: readonly (readonly [what: string, printed: string, text: string])[] = [
    ['loses its colors', '\u001b[31mred\u001b[0m and\u001b[1m bold', 'red and bold'],
    ['loses links of terminals', '\u001b]8;;https://example.com\u0007here\u001b]8;;\u0007', 'here'],
    ['shows the last state of a bar', '10%\r50%\r100%\ndone', '100%\ndone'],
    ['keeps a line that ends with a return', 'ready\r\r\nnext\r', 'ready\nnext'],
    ['shows what backspaces left', 'abc\b\bX', 'aX'],
    ['keeps indentation', '  a\n\tb', '  a\n\tb'],
  ];
  for (const [what, printed, text] of cases) it(what, () => assert.equal(outputText(printed), text));

  it('is read in a time that grows with it', async () => {
    const read = (piece: string, length: number) => async () => void outputText(`${piece.repeat(length)}x`);
    for (const piece of ['\r', '\b', '\u001b[', 'a\r'])
      await growsEvenly(8, { few: read(piece, 20_000), many: read(piece, 160_000) });
  });
});

describe('problems as text', () => {
  const problem = {
    path: 'src/a.ts',
    line: 12,
    column: 5,
    severity: 'error',
    message: "Type 'string' is not assignable to type 'number'.",
    source: 'ts',
    code: '2322',
  } as const;

  it('reads like the output of a compiler', () => {
    assert.equal(
      problemsText([problem]),
      "src/a.ts:12:5: error: Type 'string' is not assignable to type 'number'. [ts 2322]",
    );
  });

  it('is in the order of files and places, the worst first', () => {
    const text = problemsText([
      { ...problem, path: 'b.ts' },
      { ...problem, line: 30 },
      { ...problem, severity: 'info' },
      problem,
    ]);
    assert.deepEqual(
      text.split('\n').map((line) => line.split(': ').slice(0, 2).join(' ')),
      ['b.ts:12:5 error', 'src/a.ts:12:5 error', 'src/a.ts:12:5 info', 'src/a.ts:30:5 error'],
    );
  });

  it('keeps the lines of a long message below it', () => {
    assert.equal(
      problemsText([
        { ...problem, message: 'No overload.\r\n  Why not\n', source: undefined, code: undefined },
      ]),
      'src/a.ts:12:5: error: No overload.\n      Why not',
    );
  });

  it('says how many are left out', () => {
    const lines = problemsText(Array.from({ length: 203 }, () => problem)).split('\n');
    assert.deepEqual([lines.length, lines.at(-1)], [201, '… 3 more']);
  });

  it('is counted by severity', () => {
    assert.deepEqual(countProblems([problem, { severity: 'info' }, problem]), {
      error: 2,
      warning: 0,
      info: 1,
    });
  });
});
