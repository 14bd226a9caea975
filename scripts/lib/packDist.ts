import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../test/support/vscode/paths';
import { run } from '../../test/support/vscode/run';

const PACK_LIMIT_MS = 120_000;

/** Where the packed extension is put. */
export const vsixFile = path.join(projectFolder, 'out', 'seatalk-bot-studio.vsix');

/**
 * Builds minified bundles (`vscode:prepublish`) and packs them, unless the run that called this one has just done so
 * (`SKIP_BUILD`).
 * @returns what the packer printed.
 * @throws Error when the build or the packing fails, with the last lines of what was printed.
 */
export async function packDist(): Promise<string> {
  if (process.env['SKIP_BUILD']) return 'Using the package that is there.';
  mkdirSync(path.dirname(vsixFile), { recursive: true });
  // Everything is bundled; the repository's address is not decided yet.
  const options = [
    '--no-dependencies',
    '--no-rewrite-relative-links',
    '--allow-missing-repository',
    '--out',
    vsixFile,
  ];
  const printed = await run(process.execPath, [require.resolve('@vscode/vsce/vsce'), 'package', ...options], {
    cwd: projectFolder,
    timeoutMs: PACK_LIMIT_MS,
  });
  return printed.trim();
}
