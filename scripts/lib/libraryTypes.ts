import { copyFileSync } from 'node:fs';
import path from 'node:path';

import { dropFolder } from '../../test/support/vscode/owned';
import { projectFolder, temporaryFolder } from '../../test/support/vscode/paths';
import { run } from '../../test/support/vscode/run';

/** The files that state the published types of a library, each by the name it gets in `dist`. They need no other file. */
const PUBLISHED = {
  'cards.d.ts': 'cardTool/library.d.ts',
  'local.d.ts': 'localTool/types.d.ts',
} as const;

/** Writes the types of the libraries beside their bundles in `dist`. */
export async function writeLibraryTypes(dist: string): Promise<void> {
  const folder = temporaryFolder('types');
  const project = path.join(projectFolder, 'scripts', 'lib', 'tsconfig.libraries.json');
  const compiler = path.join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
  const source = path.join(projectFolder, 'src');
  await run(process.execPath, [compiler, '-p', project, '--rootDir', source, '--outDir', folder], {
    cwd: projectFolder,
  });
  for (const [name, file] of Object.entries(PUBLISHED))
    copyFileSync(path.join(folder, file), path.join(dist, name));
  dropFolder(folder);
}
