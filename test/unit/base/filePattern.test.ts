import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PATTERN_MAX, readFilePattern } from '../../../src/base/filePattern';
import { growsEvenly } from '../../support/growsEvenly';

function matches(pattern: string, path: string): boolean {
  const read = readFilePattern(pattern);
  assert.ok('matches' in read, `${pattern} is understood`);
  return read.matches(path);
}

describe('a pattern of files', () => {
  const cases: readonly (readonly [
    pattern: string,
    matching: readonly string[],
    others: readonly string[],
  ])[] = [
    ['*.card.json', ['a.card.json', 'x/y/a.card.json', '.card.json'], ['a.card.jsonc', 'a.card.json/b']],
    ['deploy.json', ['deploy.json', 'x/deploy.json'], ['xdeploy.json', 'deploy.json.bak']],
    [
      'src/cards/**/*.json',
      ['src/cards/a.json', 'src/cards/x/y/a.json'],
      ['x/src/cards/a.json', 'src/cards.json'],
    ],
    ['**/cards/*.json', ['cards/a.json', 'x/y/cards/a.json'], ['xcards/a.json', 'cards/x/a.json']],
    ['./cards/*.json', ['cards/a.json'], ['x/cards/a.json']],
    ['/cards/*.json', ['cards/a.json'], ['x/cards/a.json']],
    ['cards\\**\\*.json', ['cards/a.json', 'cards/x/a.json'], ['a.json']],
    ['cards/', ['cards/a.json', 'cards/x/a.json'], ['a.json', 'x/cards/a.json']],
    ['cards\\', ['cards/x/a.json'], ['a.json']],
    ['${workspaceFolder}/cards/*.json', ['cards/a.json'], ['x/cards/a.json']],
    ['${workspaceFolder}\\*.json', ['a.json'], ['x/a.json']],
    ['${workspaceFolder}', ['a.json', 'x/a.json'], []],
    ['**', ['a.json', 'x/a.json'], []],
    ['a?.json', ['ab.json', 'a字.json', 'a😀.json'], ['a.json', 'abc.json', 'a/.json']],
    ['{a,b*}.json', ['a.json', 'b.json', 'bc.json'], ['c.json', 'ab.json']],
    ['{a,{b,c}d}/x.json', ['a/x.json', 'bd/x.json', 'cd/x.json'], ['b/x.json']],
    ['{,**/}x.json', ['x.json', 'a/b/x.json'], ['ax.json']],
    ['[a-c]1.json', ['a1.json', 'c1.json'], ['d1.json', '1.json']],
    ['[!a-c]1.json', ['d1.json'], ['a1.json', '/1.json']],
    ['x/[]a]', ['x/]', 'x/a'], ['x/b']],
    ['a**b.json', ['ab.json', 'axb.json'], ['a/b.json']],
    ['😀[😀-😂]*.json', ['😀😁.json'], ['😀a.json']],
    ['a.+(b).json', ['a.+(b).json'], ['ab.json', 'aab.json']],
  ];
  for (const [pattern, matching, others] of cases) {
    it(`${pattern} matches what it names`, () => {
      for (const path of matching) assert.equal(matches(pattern, path), true, path);
      for (const path of others) assert.equal(matches(pattern, path), false, path);
    });
  }

  for (const [pattern, fault] of [
    ['', 'empty'],
    ['  ', 'empty'],
    ['x'.repeat(PATTERN_MAX + 1), 'too-long'],
    ['${workspaceFolder:web}/*.json', 'variable'],
    ['cards/${env:NAME}/*.json', 'variable'],
    ['../cards/*.json', 'outside'],
    ['cards/../../x.json', 'outside'],
    ['~/cards/*.json', 'outside'],
    ['C:\\cards\\*.json', 'outside'],
    ['\\\\server\\cards\\*.json', 'outside'],
    ['!*.json', 'negated'],
    ['{a,b.json', 'open-bracket'],
    ['[a-.json', 'open-bracket'],
  ] as const) {
    it(`"${pattern.slice(0, 40)}" isn't understood: ${fault}`, () => {
      assert.deepEqual(readFilePattern(pattern), { fault });
    });
  }

  it('takes time in proportion to the path, however hostile it is', async () => {
    const hostile = [
      '**/*a*a*a*a*a*b.json',
      `${'**/'.repeat(80)}b`,
      `${'*a'.repeat(120)}b`,
      `${'{*a,a*}'.repeat(30)}b`,
      `${'{a,'.repeat(60)}b${'}'.repeat(60)}*c`,
    ];
    for (const pattern of hostile) {
      const walk = async (length: number) => assert.equal(matches(pattern, 'a/a'.repeat(length / 3)), false);
      await growsEvenly(10, { few: () => walk(390), many: () => walk(3_900) });
    }
  });

  it('never throws, and matches a name that has none of its signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (pattern, path) => {
        const read = readFilePattern(pattern);
        if ('matches' in read) read.matches(path);
      }),
    );
    fc.assert(
      fc.property(
        fc.stringMatching(/^[\w.-]{1,40}$/),
        fc.stringMatching(/^(?:\w+\/){0,3}$/),
        (name, folder) => {
          if (name !== '..') assert.equal(matches(name, `${folder}${name}`), true);
        },
      ),
    );
  });
});
