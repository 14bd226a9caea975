import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '../../..');
const entry = 'src/extension/extension.ts';

describe('what is loaded at activation', () => {
  /** Everything that the entry point reaches without a dynamic import. */
  const loaded = new Set<string>();

  before(async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
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
  }).timeout(20_000);

  it('is our own code only: no package', () => {
    assert.deepEqual(
      [...loaded].filter((file) => file.includes('node_modules')),
      [],
    );
  });

  it('holds neither client nor directories nor the local SeaTalk', () => {
    assert.deepEqual(
      [...loaded].filter((file) => /^src\/(client|compose|directory|emulator)\//u.test(file)),
      [],
    );
  });
});
