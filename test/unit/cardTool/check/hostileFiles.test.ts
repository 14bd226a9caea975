import assert from 'node:assert/strict';
import { run } from '../cards';
import { MemoryWorld } from '../memoryWorld';
import { growsEvenly } from '../../../support/growsEvenly';

const title = (text: string) => JSON.stringify([{ element_type: 'title', title: { text } }]);

describe('seatalk-card check, given a file that is no card', () => {
  const files: readonly (readonly [what: string, bytes: string | Uint8Array, said: RegExp])[] = [
    ['nothing', '', /not-json The file is empty/u],
    ['blanks', ' \n\t', /not-json The file is empty/u],
    ['a picture', Buffer.from('89504e470d0a1a0a0000ffd8', 'hex'), /unreadable This file isn’t UTF-8 text\./u],
    ['UTF-16', Buffer.from('\uFEFF[]', 'utf16le'), /unreadable This file is UTF-16\. Save it as UTF-8\./u],
    ['UTF-16 without a mark', Buffer.from(title('Build'), 'utf16le'), /unreadable This file is UTF-16/u],
    [
      'UTF-16 from the other end',
      Buffer.from(title('Bau'), 'utf16le').swap16(),
      /unreadable This file is UTF-16/u,
    ],
    [
      'YAML',
      '# a card\n- element_type: title\n  title:\n    text: Build\n',
      /not-json This looks like YAML\./u,
    ],
    ['YAML with a mark', '---\nelements: []\n', /not-json This looks like YAML\./u],
    ['TypeScript', "import { send } from './send';\nsend([]);\n", /not-json This looks like source code/u],
    ['Python', '#!/usr/bin/env python\nprint(1)\n', /not-json This looks like source code/u],
    ['JSON Lines', `${title('a')}\n${title('b')}\n`, /not-json This text holds more than one JSON value/u],
    [
      'an array of cards',
      `[${title('a')}, {"elements": ${title('b')}}]`,
      /not-a-card This JSON holds 2 cards, the first at \/0\./u,
    ],
    [
      'cards by name',
      `{"a": ${title('a')}, "b": {"elements": ${title('b')}}}`,
      /not-a-card This JSON holds 2 cards, the first at \/a\./u,
    ],
    [
      'a card inside',
      `{"ours": {"card": {"elements": ${title('a')}}}}`,
      /not-a-card The card is at \/ours\/card of this JSON/u,
    ],
    ['NUL bytes', '\0\0\0', /not-json /u],
    ['50 000 open brackets', '['.repeat(50_000), /not-json /u],
    ['100 000 nested objects', '{"elements":'.repeat(100_000), /not-json /u],
    ['a number', '7', /not-a-card This JSON does not contain a card/u],
    ['null', 'null', /not-a-card This JSON does not contain a card/u],
    ['17 MB of blanks', Buffer.alloc(17 * 1024 * 1024, 32), /unreadable Over 16 MB/u],
  ];
  for (const [what, bytes, said] of files) {
    it(`says so: ${what}`, async () => {
      const world = new MemoryWorld({ 'a.json': bytes });
      assert.equal(await run(world, 'check', 'a.json'), 2);
      assert.match(world.printed, said);
      assert.equal(world.complaints, '');
    });
  }

  it('repeats no tricks of a command that is none', async () => {
    const world = new MemoryWorld();
    assert.equal(await run(world, '\u001B[2Jnone'), 2);
    assert.match(world.complaints, /^Unknown command "\\u\{1b\}\[2Jnone"/u);
  });

  it('takes a card that begins with a byte order mark', async () => {
    const world = new MemoryWorld({ 'a.json': `\uFEFF${title('Build')}` });
    assert.equal(await run(world, 'check', 'a.json'), 0);
  });

  it('prints nothing that a terminal or a build log would obey', async () => {
    const name = 'a\n::error file=x::made up\u001B[2J\u202E.json';
    const tricks = '[{"element_type":"title","title":{"text":"a"},"\\u001b[2J\\n::error::made up\\u202e":1}]';
    const world = new MemoryWorld({ [name]: tricks });
    assert.equal(await run(world, 'check', name, '--fail-on', 'information'), 1);
    // oxlint-disable-next-line no-control-regex
    assert.doesNotMatch(world.printed, /[\u001B\u202E]|^::error/mu);
    assert.match(world.printed, /\\u\{1b\}\[2J/u);
  });

  it('tells of a card with a hundred thousand mistakes at most five hundred, and takes no longer for each', async () => {
    const check = async (mistakes: number): Promise<void> => {
      const elements = [{ element_type: 'title' }, ...Array.from({ length: mistakes }, () => 7)];
      const world = new MemoryWorld({ 'a.json': JSON.stringify({ elements }) });
      assert.equal(await run(world, 'check', 'a.json'), 1);
      assert.ok(world.printed.split('\n').length < 510);
    };
    await growsEvenly(10, { few: () => check(10_000), many: () => check(100_000) });
  });
});
