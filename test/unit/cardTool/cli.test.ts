import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REFUSED } from './cards';

/** Runs the program with `input` on its standard input. */
async function program(folder: string, input: string, ...given: readonly string[]) {
  const loader = require.resolve('tsx/cjs');
  const source = path.resolve(__dirname, '../../../src/cardTool/cli.ts');
  const child = spawn(process.execPath, ['-r', loader, source, ...given], { cwd: folder, stdio: 'pipe' });
  let printed = '';
  child.stdout.on('data', (part: Buffer) => (printed += part.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed };
}

describe('the program seatalk-card', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'seatalk-card-'));
    writeFileSync(path.join(folder, 'a.seatalk-card.json'), REFUSED);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('checks the files of a folder and standard input, and ends with what it found', async () => {
    const [found, clean] = await Promise.all([
      program(folder, '', 'check', '.'),
      program(folder, '[{"element_type":"title","title":{"text":"a"}}]', 'check', '-'),
    ]);
    assert.deepEqual(found, {
      code: 1,
      printed:
        'a.seatalk-card.json:3:51: error text-missing The text of a title must not be empty.\n\n1 file: 1 error\n',
    });
    assert.deepEqual(clean, { code: 0, printed: '1 file: nothing found\n' });
  });

  it('reads no more of standard input than a card can have', async () => {
    const { code, printed } = await program(folder, ' '.repeat(40 * 1024 * 1024), 'check', '-');
    assert.equal(code, 2);
    assert.match(printed, /Over 16 MB/u);
  });
});
