import assert from 'node:assert/strict';
import { CLEAN, REFUSED, run, WARNED } from '../cards';
import { MemoryWorld } from '../memoryWorld';

/** Its value could be guessed, which only `readable-value` reports. */
const READABLE = JSON.stringify([
  { element_type: 'button', button: { button_type: 'callback', text: 'Approve', value: 'approve' } },
]);

const rc = (config: object) => JSON.stringify(config);
const section = (config: object) => JSON.stringify({ name: 'bot', 'seatalk-card': config });

async function check(files: Readonly<Record<string, string>>, ...given: readonly string[]) {
  const world = new MemoryWorld(files);
  const code = await run(world, 'check', ...given);
  const rules = [...world.printed.matchAll(/: (?:error|warning|information) (\S+) /gu)].map(
    ([, rule]) => rule,
  );
  return { code, rules, printed: world.printed, complaints: world.complaints };
}

describe('which rules seatalk-card checks', () => {
  const cards = {
    'cards/warned.json': WARNED,
    'cards/readable.json': READABLE,
    'cards/refused.json': REFUSED,
  };

  it('are all but those that must be asked for', async () => {
    assert.deepEqual((await check(cards, 'cards/readable.json')).rules, []);
    assert.deepEqual((await check(cards, 'cards/readable.json', '--enable', 'readable-value')).rules, [
      'readable-value',
    ]);
  });

  it('are without those that are ignored', async () => {
    const { rules, code } = await check(
      cards,
      'cards/warned.json',
      'cards/refused.json',
      '--ignore',
      'redirect-one-link, text-missing',
      '--fail-on',
      'information',
    );
    assert.deepEqual([rules, code], [[], 0]);
  });

  it('are reported from a severity on', async () => {
    const { rules } = await check(
      cards,
      'cards/warned.json',
      'cards/refused.json',
      '--min-severity',
      'error',
    );
    assert.deepEqual(rules, ['text-missing']);
  });

  for (const [option, said] of [
    ['--ignore redirect-onelink', 'Unknown rule "redirect-onelink". Did you mean "redirect-one-link"?'],
    ['--enable nonsense', 'Unknown rule "nonsense".'],
    ['--min-severity low', '--min-severity accepts information, warning, error, not "low".'],
  ] as const) {
    it(`have names that exist: ${option}`, async () => {
      const { code, complaints } = await check(cards, 'cards/warned.json', ...option.split(' '));
      assert.deepEqual([code, complaints.split('\n')[0]], [2, said]);
    });
  }

  for (const [name, files] of [
    ['a file of its own', { '/repo/cards/.seatalk-cardrc.json': rc({ ignore: ['redirect-one-link'] }) }],
    ['a file in a folder above', { '/repo/.seatalk-cardrc.json': rc({ ignore: ['redirect-one-link'] }) }],
    ['a section of package.json', { '/repo/package.json': section({ ignore: ['redirect-one-link'] }) }],
    ['a file above the working folder', { '/.seatalk-cardrc.json': rc({ minSeverity: 'error' }) }],
    ['a file with comments', { '/repo/.seatalk-cardrc.json': '{ // ours\n "minSeverity": "error", }' }],
  ] as const) {
    it(`are chosen by ${name}`, async () => {
      assert.deepEqual((await check({ ...cards, ...files }, 'cards/warned.json')).rules, []);
    });
  }

  it('are chosen by the nearest configuration alone, and a package without a section is none', async () => {
    const files = {
      ...cards,
      '/repo/.seatalk-cardrc.json': rc({ ignore: ['redirect-one-link'], enable: ['readable-value'] }),
      '/repo/cards/package.json': '{"name": "cards"}',
      '/repo/cards/old/.seatalk-cardrc.json': rc({}),
      'cards/old/warned.json': WARNED,
    };
    assert.deepEqual(
      (await check(files, 'cards/warned.json', 'cards/readable.json', 'cards/old/warned.json')).rules,
      ['readable-value', 'redirect-one-link'],
    );
  });

  it('are chosen by the command line on top of the configuration', async () => {
    const files = {
      ...cards,
      '/repo/.seatalk-cardrc.json': rc({ ignore: ['redirect-one-link'], minSeverity: 'error' }),
    };
    const { rules } = await check(
      files,
      'cards/warned.json',
      'cards/readable.json',
      '--min-severity',
      'information',
      '--enable',
      'readable-value',
    );
    assert.deepEqual(rules, ['readable-value']);
  });

  it('for standard input are chosen by where its name is', async () => {
    const files = { '-': WARNED, '/repo/cards/.seatalk-cardrc.json': rc({ ignore: ['redirect-one-link'] }) };
    assert.deepEqual((await check(files, '-')).rules, ['redirect-one-link']);
    assert.deepEqual((await check(files, '-', '--stdin-name', 'cards/a.json')).rules, []);
  });

  it('say which names of a configuration they do not know, once for all files', async () => {
    const files = {
      'cards/a.json': CLEAN,
      'cards/b.json': CLEAN,
      '/repo/package.json': `{
  "seatalk-card": { "ignore": ["redirect-one-lnk"], "minSeverity": "low", "ignored": [] }
}`,
    };
    const { code, printed } = await check(files, 'cards/a.json', 'cards/b.json');
    assert.equal(
      printed,
      [
        'package.json:2:32: error rule-config Unknown rule "redirect-one-lnk". Did you mean "redirect-one-link"?',
        'package.json:2:68: error rule-config "minSeverity" must be one of information, warning, error.',
        'package.json:2:75: error rule-config Unknown setting "ignored". Known: ignore, enable, minSeverity.',
        '',
        '3 files: 3 errors',
        '',
      ].join('\n'),
    );
    assert.equal(code, 1);
  });

  for (const text of ['', '{', '[]', '7', '{"ignore": "text-missing"}', '{"enable": [7]}']) {
    it(`say what is wrong with a configuration: ${text}`, async () => {
      const { code, rules } = await check({ 'a.json': CLEAN, '/repo/.seatalk-cardrc.json': text }, 'a.json');
      assert.deepEqual([rules, code], [['rule-config'], 1]);
    });
  }
});
