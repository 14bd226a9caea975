/** `npm run package`: builds minified bundles, packs them into `out/*.vsix` and checks what was packed. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../test/support/vscode/paths';
import { run } from '../test/support/vscode/run';
import { checkPackage } from './lib/checkPackage';
import { runMain } from './lib/runMain';

const PACK_LIMIT_MS = 120_000;

async function main(): Promise<number> {
  const out = path.join(projectFolder, 'out');
  mkdirSync(out, { recursive: true });
  const vsix = path.join(out, 'seatalk-bot-studio.vsix');
  const printed = await run(
    process.execPath,
    [
      path.join(projectFolder, 'node_modules', '@vscode', 'vsce', 'vsce'),
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--out',
      vsix,
    ],
    { cwd: projectFolder, timeoutMs: PACK_LIMIT_MS },
  );
  console.log(printed.trim());
  const complaints = await checkPackage(vsix, { setLimits: process.argv.includes('--set-limits') });
  for (const complaint of complaints) console.error(`✘ ${complaint}`);
  return complaints.length > 0 ? 1 : 0;
}

runMain(main);
