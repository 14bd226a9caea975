import assert from 'node:assert/strict';
import { cardFilePatterns, PATTERNS_MAX } from '../../../../src/cards/document/cardFilePatterns';
import { readFilePattern } from '../../../../src/base/filePattern';
import packageJson from '../../../../package.json';

const setting = packageJson.contributes.configuration.properties['seatalk.cards.files'];

describe('the patterns of card files', () => {
  it('match what any of them names, and always files with the ending of cards', () => {
    const { matches, bad } = cardFilePatterns(['*.card.json', 'cards/']);
    for (const path of ['a.card.json', 'x/a.card.json', 'cards/x/a.json', 'x/a.seatalk-card.json']) {
      assert.equal(matches(path), true, path);
    }
    assert.equal(matches('x/cards/a.json'), false);
    assert.deepEqual(bad, []);
  });

  it('name those that are not understood, and go on with the others', () => {
    const { matches, bad } = cardFilePatterns(['../*.json', 7, null, '*.card.json']);
    assert.deepEqual(bad, [{ pattern: '../*.json', fault: 'outside' }]);
    assert.equal(matches('a.card.json'), true);
  });

  it('are none where the setting is no list, and not too many', () => {
    assert.equal(cardFilePatterns({ length: 3 }).matches('a.json'), false);
    const many = cardFilePatterns(Array.from({ length: PATTERNS_MAX + 5 }, (_, index) => `${index}.json`));
    assert.deepEqual(many.bad, [{ pattern: `${PATTERNS_MAX}.json`, fault: 'too-many' }]);
  });

  it('are judged by the settings editor as they are read', () => {
    const pattern = new RegExp(setting.items.pattern, 'u');
    const samples = [
      '*.json',
      'a/b.json',
      'a\\b',
      'cards/',
      '${workspaceFolder}/a',
      '${workspaceFolder}\\a',
      './a',
      '/a',
      'a..b',
      '...',
      '',
      '  ',
      '!a',
      '${env:A}/a',
      'a/${workspaceFolder}',
      '${workspaceFolder:web}/a',
      '../a',
      'a/../b',
      'a\\..\\b',
      'a/..',
      '~/a',
      'C:\\a',
      'c:/a',
      '\\\\a\\b',
      '//a/b',
      'a{b',
      '{a,b}',
      '{a,{b,c}d}',
      '{a,b',
      '[ab]',
      '[a',
      'a]',
      'a}b',
    ];
    for (const sample of samples) {
      assert.equal(pattern.test(sample), 'matches' in readFilePattern(sample), sample);
    }
  });

  it('are not taken from a workspace that is not trusted', () => {
    const { supported, restrictedConfigurations } = packageJson.capabilities.untrustedWorkspaces;
    // With full support, the editor takes no notice of the list.
    assert.equal(supported, 'limited');
    assert.deepEqual(restrictedConfigurations, ['seatalk.cards.files']);
  });
});
