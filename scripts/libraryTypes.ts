/** Before `npm pack`: the types of the library, beside the bundles in `dist`. */
import path from 'node:path';

import { projectFolder } from '../test/support/vscode/paths';
import { writeLibraryTypes } from './lib/libraryTypes';
import { runMain } from './lib/runMain';

runMain(async () => {
  await writeLibraryTypes(path.join(projectFolder, 'dist'));
  return 0;
});
