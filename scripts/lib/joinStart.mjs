import path from 'node:path';

import { build } from 'esbuild';

/**
 * Which chunks are read when `entry` is required, before any `await import()`.
 * @param {import('esbuild').Metafile} metafile
 * @param {string} entry an output of it.
 * @param {{ lazily?: boolean }} [options] `lazily`: also what is read later.
 * @returns {Set<string>}
 */
export function chunksOf(metafile, entry, { lazily = false } = {}, found = new Set()) {
  if (!metafile.outputs[entry] || found.has(entry)) return found;
  found.add(entry);
  for (const { path: file, kind } of metafile.outputs[entry].imports) {
    if (lazily || kind === 'import-statement') chunksOf(metafile, file, { lazily }, found);
  }
  return found;
}

/**
 * Translates the output of a split build to CommonJS, and joins what `main` reads at its start and no other entry reads at all
 * into the one file of `main`: esbuild makes a chunk of every set of files that are shared alike, which would be thirty small
 * files to find, read and compile before the extension can answer. Other chunks take what they need from there.
 * @param {object} input
 * @param {import('esbuild').Metafile} input.metafile
 * @param {import('esbuild').OutputFile[]} input.outputFiles
 * @param {string} input.root the folder that the paths of the metafile start from.
 * @param {string} input.main the output to join, as the metafile calls it.
 * @param {string[]} input.others outputs that run in other processes, without `main`.
 * @param {import('esbuild').BuildOptions} input.options how to write them.
 * @returns {Promise<Map<string, string>>} texts by their paths in the metafile.
 */
export async function joinStart({ metafile, outputFiles, root, main, others, options }) {
  const texts = new Map(outputFiles.map((file) => [path.relative(root, file.path), file.text]));
  const elsewhere = new Set(others.flatMap((entry) => [...chunksOf(metafile, entry, { lazily: true })]));
  const joined = [...chunksOf(metafile, main)].filter((file) => !elsewhere.has(file));
  const shared = joined.filter((file) => file !== main);
  /** What a chunk exports as `a` is `a_3` in the joined file: aliases are unique in one chunk only. */
  const alias = (file, name) => `${name}_${shared.indexOf(file)}`;
  const names = (file) => metafile.outputs[file].exports;
  const reexport = (file, from, rename) =>
    `export { ${names(file).map(rename).join(', ')} } from ${JSON.stringify(from)};`;

  /** Reads chunks from memory. What stays a file of its own is required from `output`. */
  const inMemory = (output) => ({
    name: 'chunks in memory',
    setup({ onResolve, onLoad }) {
      const beside = (file) => {
        const relative = path.relative(path.dirname(output), file).replaceAll(path.sep, '/');
        return { path: relative.startsWith('.') ? relative : `./${relative}`, external: true };
      };
      onResolve({ filter: /.*/ }, ({ path: name, importer, namespace, kind }) => {
        if (kind === 'entry-point') return { path: output, namespace: output === main ? 'start' : 'chunk' };
        if (!name.startsWith('.')) return { path: name, external: true };
        if (namespace === 'joined') return beside(main);
        const file = path.join(path.dirname(importer), name);
        if (kind === 'dynamic-import' || !joined.includes(file)) return beside(file);
        return { path: file, namespace: output === main ? 'chunk' : 'joined' };
      });
      onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path: file }) => ({ contents: texts.get(file) }));
      onLoad({ filter: /.*/, namespace: 'joined' }, ({ path: file }) => ({
        contents: reexport(file, './start', (name) => `${alias(file, name)} as ${name}`),
      }));
      onLoad({ filter: /.*/, namespace: 'start' }, () => ({
        contents: [
          `export * from './${path.basename(main)}';`,
          ...shared.map((file) =>
            reexport(
              file,
              `./${path.relative(path.dirname(main), file)}`,
              (name) => `${name} as ${alias(file, name)}`,
            ),
          ),
        ].join('\n'),
      }));
    },
  });

  const written = [...texts.keys()].filter((file) => !shared.includes(file));
  return new Map(
    await Promise.all(
      written.map(async (file) => {
        const { outputFiles: made } = await build({
          ...options,
          entryPoints: [file],
          bundle: true,
          format: 'cjs',
          metafile: false,
          write: false,
          plugins: [inMemory(file)],
        });
        return [file, made[0].text];
      }),
    ),
  );
}
