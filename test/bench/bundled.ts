import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Bundles modules of this repository, as they are shipped, into a temporary file. Run from their sources they would carry the helper calls that
 * tsx puts around every function, which the libraries beside them do not.
 * @param modules paths from the root, without extension.
 */
export function buildBundle(modules: readonly string[]): string {
  const root = resolve(__dirname, '../..');
  const outfile = join(mkdtempSync(join(tmpdir(), 'seatalk-bench-')), 'bundle.cjs');
  const contents = modules.map((path) => `export * from './${path}';`).join('\n');
  buildSync({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    // As in esbuild.mjs.
    mainFields: ['module', 'main'],
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}
