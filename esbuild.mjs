// Builds what ships: the extension and the local SeaTalk (Node), and one bundle for each webview (browser).
// `node esbuild.mjs [--production] [--outdir folder] [--sizes file.json]`
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';

import { chunksOf, joinStart } from './scripts/lib/joinStart.mjs';
import { thirdPartyNotices } from './scripts/lib/thirdPartyNotices.mjs';

const { values: options } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
    sizes: { type: 'string' },
  },
});
const { production } = options;
const root = import.meta.dirname;
const outdir = path.resolve(root, options.outdir);

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  absWorkingDir: root,
  outdir,
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** The metafile's name for a bundle. */
function outputOf(name) {
  return path.relative(root, path.join(outdir, `${name}.js`));
}

/** Leaves out, with a word, what this checkout does not have. */
function existing(entryPoints) {
  return Object.fromEntries(
    Object.entries(entryPoints).filter(([name, file]) => {
      const found = existsSync(path.join(root, file));
      if (!found) console.log(`  ${name}.js: skipped, there is no ${file}`);
      return found;
    }),
  );
}

/**
 * The Node side. What an `await import()` leads to becomes a chunk of its own that is read on first use: starting then compiles
 * 80 kB instead of 1 400. esbuild splits ES modules only, and VS Code requires CommonJS, so chunks are translated after the split.
 */
async function buildNode() {
  const nodeOptions = {
    ...common,
    platform: 'node',
    target: 'node20',
    sourcemap: production ? false : 'inline',
  };
  const { metafile, outputFiles } = await build({
    ...nodeOptions,
    entryPoints: existing({
      extension: 'src/extension/extension.ts',
      localSeaTalk: 'src/extension/local/shared/sharedProcess.ts',
    }),
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode'],
    // jsonc-parser's UMD build hides its requires from a bundler; its module build does not.
    mainFields: ['module', 'main'],
    write: false,
  });
  const main = outputOf('extension');
  const others = [outputOf('localSeaTalk')];
  const texts = await joinStart({ metafile, outputFiles, root, main, others, options: nodeOptions });
  const sizes = Object.fromEntries(
    [...texts].map(([file, text]) => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
      return [file, Buffer.byteLength(text)];
    }),
  );
  return { metafile, sizes };
}

/** Node programs in one file each, for use outside the editor; apart, so that the extension's chunks stay its own. */
async function buildTools() {
  const { metafile } = await build({
    ...common,
    entryPoints: existing({
      'seatalk-card': 'src/cardTool/cli.ts',
      cards: 'src/cardTool/library.ts',
      'seatalk-local': 'src/localTool/cli.ts',
      local: 'src/localTool/library.ts',
    }),
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    sourcemap: production ? false : 'inline',
  });
  return { metafile, sizes: sizesOf(metafile) };
}

function sizesOf({ outputs }) {
  return Object.fromEntries(Object.entries(outputs).map(([file, { bytes }]) => [file, bytes]));
}

/** The browser side: one script and one style sheet for each folder of `src/webview` that has a `main.ts`. */
async function buildWebviews() {
  const folder = 'src/webview';
  const names = readdirSync(path.join(root, folder)).filter((name) =>
    existsSync(path.join(root, folder, name, 'main.ts')),
  );
  const { metafile } = await build({
    ...common,
    entryPoints: Object.fromEntries(names.map((name) => [`webview/${name}`, `${folder}/${name}/main.ts`])),
    platform: 'browser',
    target: 'chrome120',
    format: 'iife',
    tsconfig: path.join(root, folder, 'tsconfig.json'),
    // Served from the extension's own folder, beside the style sheet.
    loader: { '.ttf': 'file', '.svg': 'file' },
    assetNames: 'webview/[name]',
    sourcemap: production ? false : 'inline',
  });
  return { metafile, sizes: sizesOf(metafile) };
}

/** Chunks carry a hash in their names; those of an earlier build must not be shipped. */
function dropOthers(files) {
  const wanted = new Set(files.map((file) => path.join(root, file)));
  for (const entry of readdirSync(outdir, { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !wanted.has(full)) rmSync(full, { force: true });
  }
}

const startedAt = Date.now();
const [node, tools, webviews] = await Promise.all([buildNode(), buildTools(), buildWebviews()]);
const written = { ...node.sizes, ...tools.sizes, ...webviews.sizes };
const notices = path.join(outdir, 'THIRD-PARTY-NOTICES.txt');
writeFileSync(
  notices,
  thirdPartyNotices(
    root,
    [node, tools, webviews].map(({ metafile }) => metafile),
  ),
);
dropOthers([...Object.keys(written), path.relative(root, notices)]);

const sum = (files) => files.reduce((total, file) => total + (written[file] ?? 0), 0);
const activation = chunksOf(node.metafile, outputOf('extension'));
const sizes = {
  'extension, on activation': sum([...activation]),
  'extension and local SeaTalk': sum(Object.keys(node.sizes)),
  ...Object.fromEntries(
    Object.entries({ ...webviews.sizes, ...tools.sizes }).map(([file, bytes]) => [
      path.relative(outdir, path.join(root, file)),
      bytes,
    ]),
  ),
};
console.log(`Bundles in ${options.outdir} (${production ? 'minified' : 'for development'}):`);
for (const [name, bytes] of Object.entries(sizes)) {
  console.log(`  ${(bytes / 1024).toFixed(1).padStart(8)} kB  ${name}`);
}
console.log(`Built in ${Date.now() - startedAt} ms.`);
if (options.sizes) writeFileSync(options.sizes, `${JSON.stringify(sizes, undefined, 2)}\n`);
