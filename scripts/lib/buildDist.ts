import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { projectFolder } from '../../test/support/vscode/paths';

/**
 * Builds `dist/`, unless the run that called this one has just done so (`SKIP_BUILD`).
 * @throws Error when the build fails.
 */
export function buildDist({ production = false } = {}): void {
  if (process.env['SKIP_BUILD']) return;
  const { status } = spawnSync(
    process.execPath,
    [path.join(projectFolder, 'esbuild.mjs'), ...(production ? ['--production'] : [])],
    { stdio: 'inherit', cwd: projectFolder },
  );
  if (status !== 0) throw new Error('The build failed.');
}
