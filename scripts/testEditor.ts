/** `npm run test:editor [-- --grep text]`: the editor tests inside a real VS Code; `VSCODE_HOST=newest` for the newest. */
import path from 'node:path';

import { bundleEditorTests } from '../test/support/vscode/bundleEditorTests';
import { closeBrowser } from '../test/support/vscode/browser';
import { findHost, hostAge } from '../test/support/vscode/findHost';
import { projectFolder, temporaryFolderInside } from '../test/support/vscode/paths';
import { runEditorSuite } from '../test/support/vscode/runEditorSuite';
import { stageExtension } from '../test/support/vscode/stageExtension';
import { optionValue } from './lib/options';
import { printResults } from './lib/printResults';
import { runMain } from './lib/runMain';

async function main(): Promise<number> {
  const startedAt = Date.now();
  const grep = optionValue('--grep');
  const folder = temporaryFolderInside('editor');
  const extension = path.join(folder, 'extension');
  stageExtension(extension);
  const [host, suite] = await Promise.all([findHost(hostAge()), bundleEditorTests(folder)]);
  console.log(`Editor tests in ${host.kind} VS Code ${host.version}`);
  const result = await runEditorSuite(host, {
    extension,
    suite,
    workspace: path.join(projectFolder, 'demo'),
    ...(grep === undefined ? {} : { grep }),
  });
  await closeBrowser();
  return printResults(result, suite, Date.now() - startedAt);
}

runMain(main);
