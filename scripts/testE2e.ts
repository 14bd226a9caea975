/** `npm run test:e2e [-- file.test.ts … mocha options]`: packs the extension and drives it in a real VS Code; `VSCODE_HOST=newest` for the newest. */
import path from 'node:path';

import { findServerHost, hostAge } from '../test/support/vscode/findHost';
import { startOwned } from '../test/support/vscode/owned';
import { projectFolder } from '../test/support/vscode/paths';
import { packDist } from './lib/packDist';
import { runMain } from './lib/runMain';

async function main(): Promise<number> {
  // `npm test` has just packed what is tested here.
  if (!process.env['SKIP_PACK']) console.log((await packDist()).printed);
  const given = process.argv.slice(2);
  const host = await findServerHost(hostAge());
  console.log(`E2E tests in server VS Code ${host.version}`);
  const mocha = startOwned(
    process.execPath,
    [
      path.join(projectFolder, 'node_modules', 'mocha', 'bin', 'mocha.js'),
      '--config',
      '.mocharc.e2e.json',
      ...(given.some((argument) => argument.endsWith('.ts')) ? [] : ['test/e2e/**/*.test.ts']),
      ...given,
    ],
    { cwd: projectFolder, stdio: 'inherit' },
  );
  return new Promise((resolve, reject) => {
    mocha.once('error', reject);
    mocha.once('exit', (code) => resolve(code ?? 1));
  });
}

runMain(main);
