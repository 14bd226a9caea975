import { copyFileSync } from 'node:fs';
import path from 'node:path';

import { dropFolder } from '../../test/support/vscode/owned';
import { projectFolder, temporaryFolder } from '../../test/support/vscode/paths';
import { run } from '../../test/support/vscode/run';

/**
 * Writes the types of the library beside its bundle: `cards.d.ts` in `dist`. The library's own file states all of its types, so that
 * they need no other file.
 */
export async function writeLibraryTypes(dist: string): Promise<void> {
  const folder = temporaryFolder('types');
  const project = path.join(projectFolder, 'src', 'cardTool', 'tsconfig.library.json');
  const compiler = path.join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
  await run(process.execPath, [compiler, '-p', project, '--rootDir', projectFolder, '--outDir', folder], {
    cwd: projectFolder,
  });
  copyFileSync(path.join(folder, 'src', 'cardTool', 'library.d.ts'), path.join(dist, 'cards.d.ts'));
  dropFolder(folder);
}
