/**
 * `npm start`: builds, starts the local SeaTalk filled with a small company, and opens a real VS Code on `demo/` with the
 * extension: a desktop one where there is one, else the server whose address is printed. Ctrl-C ends everything.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';

import {
  findCodeCommand,
  findDesktopHost,
  findServerHost,
  type ServerHost,
} from '../test/support/vscode/findHost';
import { startOwned } from '../test/support/vscode/owned';
import { projectFolder, temporaryFolder } from '../test/support/vscode/paths';
import { run } from '../test/support/vscode/run';
import { installExtension, startServer } from '../test/support/vscode/serverHost';
import { writeUserSettings } from '../test/support/vscode/userSettings';
import { startLocalSeaTalk } from './lib/localSeaTalk';
import { packDist, vsixFile } from './lib/packDist';
import { runMain } from './lib/runMain';

const demo = path.join(projectFolder, 'demo');
const settings = { 'workbench.startupEditor': 'readme' };

type Environment = Readonly<Record<string, string>>;

/** Opens a window with a profile of its own, so that the person's own settings and extensions stay out of it. */
async function openDesktop(executable: string, env: Environment): Promise<number> {
  const profile = temporaryFolder('start');
  writeUserSettings(profile, { settings });
  const child = startOwned(
    executable,
    [
      '--new-window',
      '--wait',
      '--disable-workspace-trust',
      `--user-data-dir=${profile}`,
      `--extensions-dir=${path.join(profile, 'extensions')}`,
      `--extensionDevelopmentPath=${projectFolder}`,
      demo,
    ],
    { env: { ...process.env, ...env }, stdio: 'ignore', shell: executable.endsWith('.cmd') },
  );
  console.log('VS Code is opening. Close its window, or press Ctrl-C here, to end everything.');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 0));
  });
}

/** Shows an address in the person's browser, where there is one. */
function showAddress(url: string): void {
  const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (!hasDisplay) return;
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

/** The server loads an extension from its folder for test runs only, so this one gets the packed extension. */
async function openServer(host: ServerHost, env: Environment): Promise<number> {
  const extensionsFolder = await installExtension(host, vsixFile);
  const server = await startServer(host, { env, extensionsFolder, settings });
  const url = server.url(demo);
  console.log(
    `\nVS Code is ready (${host.version}). Open this address in a browser on this machine:\n\n  ${url}\n`,
  );
  console.log('Ctrl-C ends everything.');
  showAddress(url);
  // Until a signal ends this process, and with it all it started.
  return new Promise(() => undefined);
}

async function main(): Promise<number> {
  await run(process.execPath, ['esbuild.mjs'], { cwd: projectFolder });
  const executable =
    process.env['VSCODE_EXECUTABLE'] ?? findCodeCommand() ?? (await findDesktopHost('newest'))?.executable;
  if (executable === undefined) {
    console.log('No desktop VS Code here: preparing one for the browser ...');
    const [host] = await Promise.all([findServerHost('newest'), packDist()]);
    return openServer(host, await startLocalSeaTalk());
  }
  return openDesktop(executable, await startLocalSeaTalk());
}

runMain(main);
