import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '../../..');
const entry = 'src/extension/extension.ts';
const probe = path.join(root, 'test/support/activationProbe.cjs');

describe('activation', () => {
  /** Everything that the entry point reaches without a dynamic import. */
  const loaded = new Set<string>();
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'seatalk-activation-'));
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      outfile: path.join(folder, 'extension.js'),
      metafile: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      external: ['vscode'],
      logLevel: 'silent',
    });
    const queue = [entry];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (loaded.has(file)) continue;
      loaded.add(file);
      const imports = metafile.inputs[file]?.imports ?? [];
      queue.push(
        ...imports
          .filter(({ kind, external }) => kind !== 'dynamic-import' && external !== true)
          .map((found) => found.path),
      );
    }
  });

  after(() => rmSync(folder, { recursive: true }));

  it('loads our own code only: no package', () => {
    assert.deepEqual(
      [...loaded].filter((file) => file.includes('node_modules')),
      [],
    );
  });

  it('loads neither client nor directories nor the local SeaTalk', () => {
    assert.deepEqual(
      [...loaded].filter((file) => /^src\/(client|compose|directory|emulator)\//u.test(file)),
      [],
    );
  });

  it('loads no dialog and no words for failures', () => {
    const late =
      /\/(?:wizard|describeError|codes|pickProfile|showMenu|(?:add|edit|remove|test|switch)App)\.ts$/u;
    assert.deepEqual(
      [...loaded].filter((file) => late.test(file)),
      [],
    );
  });

  it('arms no timer, opens no socket and touches no file', () => {
    const printed = execFileSync(process.execPath, [probe, path.join(folder, 'extension.js')], {
      encoding: 'utf8',
    });
    assert.deepEqual(JSON.parse(printed), { registeredCommands: true, touched: [] });
  });
});
