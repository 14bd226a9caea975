import { readdirSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

import { projectFolder } from './paths';

/** Every editor test, found by its name. */
function findTests(): string[] {
  const folder = path.join(projectFolder, 'test', 'editor');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file))
    .toSorted();
}

/** The tests' own frames: a folder with a `main.ts`, as in `src/webview`. Built where the bundled tests look for `dist/webview`. */
async function bundleFrames(suiteFolder: string): Promise<void> {
  const folder = path.join(projectFolder, 'test', 'editor');
  const mains = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'main.ts',
  );
  await build({
    entryPoints: mains.map((file) => ({ in: path.join(folder, file), out: path.dirname(file) })),
    bundle: true,
    outdir: path.join(suiteFolder, 'dist', 'webview'),
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    tsconfig: path.join(projectFolder, 'src', 'webview', 'tsconfig.json'),
    logLevel: 'warning',
  });
}

/**
 * Bundles the editor tests into one file that exports `run`, as an editor expects it.
 * @param folder inside the checkout, so that `mocha` is found from it.
 * @returns the file.
 */
export async function bundleEditorTests(folder: string): Promise<string> {
  const outfile = path.join(folder, 'suite', 'index.js');
  await bundleFrames(path.dirname(outfile));
  const requires = findTests().map((file) => `require(${JSON.stringify(file)});`);
  await build({
    stdin: {
      contents: `
        import { runSuite } from ${JSON.stringify(path.join(__dirname, 'editorSuite.ts'))};
        export const run = () => runSuite((register) => {
          register(globalThis);
          ${requires.join('\n          ')}
        });`,
      resolveDir: projectFolder,
      loader: 'ts',
    },
    bundle: true,
    outfile,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    sourcemap: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
