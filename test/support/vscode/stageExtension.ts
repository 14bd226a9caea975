import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from './paths';

/** What is shipped beside the bundles, as it is. */
const shipped =
  /^(media|l10n|README\.md|CHANGELOG\.md|LICENSE|\.vscodeignore|package\.nls(\.[\w-]+)?\.json)$/;

/** The pictures of the README are not packed, so the packed one does without rather than with broken ones. */
function leaveOutPictures(readme: string): void {
  writeFileSync(
    readme,
    readFileSync(readme, 'utf8').replaceAll(/^!\[[^\]]*\]\(media\/readme\/[^)]*\)\n\n/gmu, ''),
  );
}

interface StageOptions {
  /** Minified, without source maps. */
  readonly production?: boolean;
}

/**
 * Puts the extension as it is shipped into `folder`: bundles, manifest, pictures, texts. Tests and the package are made from such
 * a folder, so that a build in between does not change what is tested or packed.
 * @returns the sizes in bytes that the build told.
 * @throws Error when the build fails.
 */
export function stageExtension(
  folder: string,
  { production = false }: StageOptions = {},
): Record<string, number> {
  mkdirSync(folder, { recursive: true });
  const sizesFile = path.join(folder, 'bundle-sizes.json');
  const build = spawnSync(
    process.execPath,
    [
      path.join(projectFolder, 'esbuild.mjs'),
      ...(production ? ['--production'] : []),
      '--outdir',
      path.join(folder, 'dist'),
      '--sizes',
      sizesFile,
    ],
    { cwd: projectFolder, encoding: 'utf8' },
  );
  if (build.status !== 0 || !existsSync(sizesFile)) {
    throw new Error(`The build failed:\n${build.stdout}\n${build.stderr}`);
  }
  for (const name of readdirSync(projectFolder).filter((entry) => shipped.test(entry))) {
    cpSync(path.join(projectFolder, name), path.join(folder, name), { recursive: true });
  }
  leaveOutPictures(path.join(folder, 'README.md'));
  const {
    scripts: _scripts,
    devDependencies: _devDependencies,
    // For npm alone; the packer of extensions refuses `files` beside its own list.
    bin: _bin,
    exports: _exports,
    files: _files,
    ...manifest
  } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  // Written by our own esbuild.mjs.
  return JSON.parse(readFileSync(sizesFile, 'utf8')) as Record<string, number>;
}
