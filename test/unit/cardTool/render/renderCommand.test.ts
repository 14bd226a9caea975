import assert from 'node:assert/strict';
import { CLEAN, run } from '../cards';
import { MemoryWorld } from '../memoryWorld';

const NOTICE = JSON.stringify({
  tag: 'interactive_message',
  interactive_message: { default: { elements: JSON.parse(CLEAN) as unknown } },
  employee_codes: ['e_7k2m9q4x'],
});

describe('seatalk-card render', () => {
  const outcomes: readonly (readonly [given: string, code: number, said: RegExp])[] = [
    ['', 2, /Name one file/u],
    ['card.json', 2, /--png/u],
    ['card.json notice.json --png a.png', 2, /Name one file/u],
    ['card.json --png a.png --client blue', 2, /--client accepts light, dark, not "blue"/u],
    ['card.json --png a.png --scale 9', 2, /--scale accepts/u],
    ['missing.json --png a.png', 2, /^missing\.json: File not found\./u],
    ['broken.json --png a.png', 2, /^broken\.json: A value is missing\./u],
    ['other.json --png a.png', 2, /JSON does not contain a card/u],
    ['card.json --png a.png --language id', 2, /only a service notice has languages/u],
    ['notice.json --png a.png --language id', 2, /there is no "id", only default/u],
    ['card.json --png a.png', 3, /^No browser was found: .*CHROME_PATH.*\n$/u],
  ];
  for (const [given, code, said] of outcomes) {
    it(`ends with ${code}: render ${given}`, async () => {
      const world = new MemoryWorld({
        'card.json': CLEAN,
        'notice.json': NOTICE,
        'broken.json': '[{"element_type":',
        'other.json': '{}',
      });
      assert.equal(await run(world, 'render', ...given.split(' ').filter((part) => part !== '')), code);
      assert.match(world.complaints, said);
      assert.equal(world.written.size, 0);
    });
  }

  it('says when CHROME_PATH leads nowhere', async () => {
    const world = new MemoryWorld({ 'card.json': CLEAN });
    world.env = { CHROME_PATH: '/opt/none' };
    assert.equal(await run(world, 'render', 'card.json', '--png', 'a.png'), 3);
    assert.equal(world.complaints, 'CHROME_PATH names a missing file: /opt/none\n');
  });

  it('says when what it found is no browser', async () => {
    const world = new MemoryWorld({ 'card.json': CLEAN, [process.execPath]: '' });
    world.env = { CHROME_PATH: process.execPath };
    assert.equal(await run(world, 'render', 'card.json', '--png', 'a.png'), 3);
    assert.match(world.complaints, /The browser ended, and said: /u);
  });
});
