/** `npm run test:e2e [-- file.test.ts … mocha options]`: packs the extension and drives it in a real VS Code; `VSCODE_HOST=newest` for the newest. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { readRecords, RECORD_VARIABLE, tally } from '../test/support/testRecord';
import { findBrowser } from '../test/support/vscode/findBrowser';
import { findServerHost, hostAge } from '../test/support/vscode/findHost';
import { projectFolder, temporaryFolder } from '../test/support/vscode/paths';
import { installExtension } from '../test/support/vscode/serverHost';
import { packDist, vsixFile } from './lib/packDist';
import { runFiles } from './lib/runFiles';
import { runMain } from './lib/runMain';

/** All test files, the longest first: files that are begun last should end soon. */
function findFiles(): string[] {
  const folder = path.join('test', 'e2e');
  const files = readdirSync(path.join(projectFolder, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name));
  const size = (file: string) => statSync(path.join(projectFolder, file)).size;
  return files.toSorted((one, other) => size(other) - size(one));
}

async function main(): Promise<number> {
  const startedAt = Date.now();
  const given = process.argv.slice(2);
  const files = given.filter((argument) => argument.endsWith('.test.ts'));
  // `npm test` has just packed what is tested here.
  if (!process.env['SKIP_PACK'] && !process.env['E2E_VSIX']) console.log((await packDist()).printed);
  // What is installed on first use is installed here, once, and not by each file.
  const host = await findServerHost(hostAge());
  await findBrowser();
  const extensions = await installExtension(host, process.env['E2E_VSIX'] ?? vsixFile);
  console.log(`E2E tests in server VS Code ${host.version}`);
  const record = process.env[RECORD_VARIABLE] ?? temporaryFolder('record');
  const isGood = await runFiles({
    files: files.length > 0 ? files : findFiles(),
    mochaArguments: [
      '--config',
      '.mocharc.e2e.json',
      ...given.filter((argument) => !files.includes(argument)),
    ],
    record,
    env: { E2E_EXTENSIONS: extensions },
    say: (text) => console.log(text),
  });
  const { passed, failed, notRun } = tally(readRecords(record));
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`  ${passed} passed, ${failed} failed (${notRun.length} of them did not run; ${seconds} s)`);
  return isGood && passed > 0 ? 0 : 1;
}

runMain(main);
