import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { dropFolder } from '../../test/support/vscode/owned';
import { projectFolder, temporaryFolder } from '../../test/support/vscode/paths';
import { run } from '../../test/support/vscode/run';
import { stageExtension } from '../../test/support/vscode/stageExtension';

/** Where the packed extension is put. */
export const vsixFile = path.join(projectFolder, 'out', 'seatalk-bot-studio.vsix');

/** A packed extension. */
export interface Packed {
  /** Sizes in bytes of the bundles in it. */
  readonly sizes: Readonly<Record<string, number>>;
  /** What the packer printed. */
  readonly printed: string;
}

/**
 * Builds minified bundles and packs them with what else is shipped into {@link vsixFile}.
 * @throws Error when the build or the packing fails, with the last lines of what was printed.
 */
export async function packDist(): Promise<Packed> {
  const stage = temporaryFolder('package');
  const sizes = stageExtension(stage, { production: true });
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
    cwd: stage,
  });
  dropFolder(stage);
  return { sizes, printed: printed.trim() };
}
