import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../test/support/vscode/paths';
import { run } from '../../test/support/vscode/run';

const PACK_LIMIT_MS = 120_000;

/** Where the packed extension is put. */
export const vsixFile = path.join(projectFolder, 'out', 'seatalk-bot-studio.vsix');

/**
 * Builds minified bundles and packs them, unless the run that called this one has just done so (`SKIP_BUILD`).
 * @throws Error with what the packer printed when it fails.
 */
export async function packDist(): Promise<void> {
  if (process.env['SKIP_BUILD']) return;
  mkdirSync(path.dirname(vsixFile), { recursive: true });
  const packer = path.join(projectFolder, 'node_modules', '@vscode', 'vsce', 'vsce');
  const printed = await run(
    process.execPath,
    // Everything is bundled; the repository's address is not decided yet.
    [packer, 'package', '--no-dependencies', '--allow-missing-repository', '--out', vsixFile],
    { cwd: projectFolder, timeoutMs: PACK_LIMIT_MS },
  );
  console.log(printed.trim());
}
