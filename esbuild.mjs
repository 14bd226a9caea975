// Builds what ships: the extension, one bundle for each webview, and the local SeaTalk as a program.
// `node esbuild.mjs [--production]`
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

const production = process.argv.includes('--production');
const root = import.meta.dirname;
const dist = path.join(root, 'dist');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  absWorkingDir: root,
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // jsonc-parser's UMD build hides its requires from a bundler; its module build does not.
  mainFields: ['module', 'main'],
};

/**
 * One file, not several: esbuild keeps every module behind `await import()` in a wrapper that runs on first use, V8
 * compiles a function on its first call, and a class exists once however it is reached.
 */
const hostBundle = {
  name: 'extension',
  entry: 'src/extension/extension.ts',
  options: { ...node, external: ['vscode'] },
};

const emulatorBundle = {
  name: 'emulator',
  entry: 'src/emulator/cli.ts',
  options: { ...node, banner: { js: '#!/usr/bin/env node' } },
};

const webviewFolder = path.join(root, 'src', 'webview');
const webviewBundles = readdirSync(webviewFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    name: `webview/${name}`,
    entry: `src/webview/${name}/main.ts`,
    options: {
      ...common,
      platform: 'browser',
      target: 'chrome120',
      format: 'iife',
      tsconfig: path.join(webviewFolder, 'tsconfig.json'),
      // Served from the extension's own folder, beside the style sheet.
      loader: { '.ttf': 'file', '.svg': 'file' },
      assetNames: '[name]',
    },
  }));

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1).padStart(8)} kB`;

async function buildOne({ name, entry, options }) {
  if (!existsSync(path.join(root, entry))) {
    console.log(`  dist/${name}.js: skipped, there is no ${entry}`);
    return;
  }
  const { metafile } = await build({
    ...options,
    entryPoints: [entry],
    outfile: path.join(dist, `${name}.js`),
  });
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    if (!file.endsWith('.map')) console.log(`  ${kilobytes(bytes)}  ${file}`);
  }
}

/** Leftovers of bundles that no longer exist must not be shipped. */
function dropStale(startedAt) {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const full = path.join(dist, file);
    const { mtimeMs } = statSync(full);
    if (statSync(full).isFile() && mtimeMs < startedAt - 1_000) rmSync(full);
  }
}

const startedAt = Date.now();
console.log(`Bundles (${production ? 'minified' : 'for development'}):`);
await Promise.all([hostBundle, emulatorBundle, ...webviewBundles].map(buildOne));
if (existsSync(dist)) dropStale(startedAt);
console.log(`Built in ${Date.now() - startedAt} ms.`);
