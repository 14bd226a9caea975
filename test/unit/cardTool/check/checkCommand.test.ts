import assert from 'node:assert/strict';
import { CLEAN, REFUSED, run, WARNED } from '../cards';
import { MemoryWorld } from '../memoryWorld';

const FILES = {
  'clean.json': CLEAN,
  'refused.json': REFUSED,
  'warned.json': WARNED,
  'broken.json': '{\n  "elements": [,]\n}',
  'other.json': '{"name": "no card"}',
};

describe('seatalk-card check', () => {
  const outcomes: readonly (readonly [given: string, code: number])[] = [
    ['clean.json', 0],
    ['refused.json', 1],
    ['clean.json refused.json', 1],
    ['warned.json', 0],
    ['warned.json --fail-on warning', 1],
    ['warned.json --fail-on information', 1],
    ['refused.json --fail-on information', 1],
    ['broken.json', 2],
    ['broken.json refused.json', 2],
    ['other.json', 2],
    ['missing.json clean.json', 2],
    ['', 2],
    ['clean.json --format xml', 2],
    ['clean.json --surface moon', 2],
    ['clean.json --fail-on never', 2],
    ['clean.json --loud', 2],
    ['clean.json --surface', 2],
  ];
  for (const [given, code] of outcomes) {
    it(`ends with ${code}: check ${given}`, async () => {
      const world = new MemoryWorld(FILES);
      assert.equal(await run(world, 'check', ...given.split(' ').filter((part) => part !== '')), code);
    });
  }

  it('names place, severity, rule and what is wrong, as compilers do', async () => {
    const world = new MemoryWorld(FILES);
    await run(world, 'check', 'refused.json');
    assert.equal(
      world.printed,
      'refused.json:3:51: error text-missing The text of a title must not be empty.\n\n1 file: 1 error\n',
    );
  });

  it('checks every file, whatever the others hold', async () => {
    const world = new MemoryWorld(FILES);
    await run(world, 'check', 'missing.json', 'broken.json', 'refused.json');
    assert.match(world.printed, /^missing\.json:1:1: error unreadable File not found\.$/mu);
    assert.match(world.printed, /^broken\.json:2:16: error not-json A value is missing\.$/mu);
    assert.match(world.printed, /^refused\.json:3:51: error text-missing/mu);
    assert.match(world.printed, /^3 files: 3 errors$/mu);
  });

  it('goes by the surface it is told', async () => {
    const world = new MemoryWorld({ 'card.json': `{"elements":${CLEAN}}` });
    assert.equal(await run(world, 'check', 'card.json'), 0);
    assert.equal(await run(world, 'check', 'card.json', '--surface', 'service_notice'), 1);
    assert.match(world.printed, /wrapper/u);
  });

  it('knows every place a card can go to', async () => {
    for (const surface of ['direct', 'group', 'webhook', 'update', 'stream']) {
      const world = new MemoryWorld({ 'card.json': CLEAN });
      assert.equal(await run(world, 'check', 'card.json', '--surface', surface), 0, surface);
    }
  });

  it('takes a folder for the card files in it, and each file once', async () => {
    const world = new MemoryWorld({
      'cards/a.seatalk-card.json': CLEAN,
      'cards/deep/b.seatalk-card.json': REFUSED,
      'cards/package.json': '{}',
    });
    assert.equal(await run(world, 'check', 'cards', 'cards/a.seatalk-card.json'), 1);
    assert.match(world.printed, /^cards\/deep\/b\.seatalk-card\.json:3:51/mu);
    assert.match(world.printed, /^2 files: 1 error$/mu);
  });

  it('complains about a folder without a card, so that a mistyped path does not pass', async () => {
    const world = new MemoryWorld({ 'cards/package.json': '{}' });
    assert.equal(await run(world, 'check', 'cards'), 2);
    assert.match(world.printed, /no \*\.seatalk-card\.json and no code/u);
  });

  it('reads standard input, under the name it is given', async () => {
    const world = new MemoryWorld({ '-': REFUSED });
    assert.equal(await run(world, 'check', '-', '--stdin-name', 'cards/a.json'), 1);
    assert.match(world.printed, /^cards\/a\.json:3:51: error/u);
  });

  it('says why the system would not hand a file out', async () => {
    const world = new MemoryWorld(FILES);
    world.refused.set('clean.json', 'EACCES');
    assert.equal(await run(world, 'check', 'clean.json'), 2);
    assert.match(world.printed, /unreadable Permission denied\./u);
  });

  it('colours what goes to a terminal, unless NO_COLOR says not to', async () => {
    const escape = String.fromCodePoint(27);
    const coloured = async (change: Partial<Pick<MemoryWorld, 'isTerminal' | 'env'>>) => {
      const world = Object.assign(new MemoryWorld(FILES), change);
      await run(world, 'check', 'refused.json');
      return world.printed.includes(`${escape}[31merror`);
    };
    assert.equal(await coloured({ isTerminal: true }), true);
    assert.equal(await coloured({ isTerminal: false }), false);
    assert.equal(await coloured({ isTerminal: true, env: { NO_COLOR: '1' } }), false);
    assert.equal(await coloured({ isTerminal: true, env: { NO_COLOR: '' } }), true);
    assert.equal(await coloured({ isTerminal: true, env: { TERM: 'dumb' } }), false);
  });
});

describe('seatalk-card', () => {
  it('lists its rules with what follows from each', async () => {
    const world = new MemoryWorld();
    assert.equal(await run(world, 'rules'), 0);
    assert.match(world.printed, /^redirect-one-link +warning +With only one link/mu);
    assert.match(world.printed, /^not-json +error /mu);
  });

  it('tells how to use it, and which command is not there', async () => {
    const world = new MemoryWorld();
    assert.equal(await run(world, '--help'), 0);
    assert.match(world.printed, /Exit codes/u);
    assert.equal(await run(world, 'check', '--help'), 0);
    assert.equal(await run(world, 'lint'), 2);
    assert.match(world.complaints, /Unknown command "lint"/u);
    assert.equal(await run(world), 2);
  });
});
