import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { WAIT_LIMIT_MS } from '../../test/support/limits';
import { startOwned } from '../../test/support/vscode/owned';
import { projectFolder, temporaryFolder } from '../../test/support/vscode/paths';

/** The first whole line of JSON that a program prints. */
function firstJsonLine(output: string): string | undefined {
  return output
    .split('\n')
    .slice(0, -1)
    .find((line) => line.trimStart().startsWith('{'));
}

/**
 * Starts the local SeaTalk on a free loopback port, filled with the small company, as a program of its own until this
 * process ends.
 * @returns the environment for an editor started from here, so that its extension uses this one: `SEATALK_LOCAL` names
 * a file with the JSON that the program printed, which src/extension/local/localAddress.ts reads.
 * @throws Error with what it printed when it does not come up.
 */
export async function startLocalSeaTalk(): Promise<Readonly<Record<string, string>>> {
  const program = path.join(projectFolder, 'dist', 'seatalk-local.js');
  const options = ['--port', '0', '--seed', 'company', '--json', '--quiet'];
  const child = startOwned(process.execPath, [program, ...options], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const line = await new Promise<string>((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Error(`The local SeaTalk ${reason}:\n${errors.slice(-2_000)}`));
    };
    const timer = setTimeout(() => fail(`did not start in ${WAIT_LIMIT_MS / 1000} s`), WAIT_LIMIT_MS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code}`));
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = firstJsonLine(output);
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
  // Printed by our own program.
  const { url } = JSON.parse(line) as { url: string };
  console.log(`The local SeaTalk answers at ${url}`);
  return { SEATALK_LOCAL: keepPrivately(line) };
}

/** Its credentials go into a file of the user's own: editors write their environment into their logs. */
export function keepPrivately(address: string): string {
  const file = path.join(temporaryFolder('local'), 'local-seatalk.json');
  writeFileSync(file, address, { mode: 0o600 });
  return file;
}
