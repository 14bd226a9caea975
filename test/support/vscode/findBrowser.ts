import { existsSync } from 'node:fs';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { run } from './run';

const APT_LIMIT_MS = 5 * 60_000;

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const applications = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return commands.flatMap((command) => folders.map((folder) => path.join(folder, command)));
}

function playwrightsOwn(): string[] {
  try {
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

async function installOnDebian(): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing chromium with apt-get (once) ...');
  const options = { timeoutMs: APT_LIMIT_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  try {
    await run('apt-get', install, options);
  } catch {
    // A fresh image has no package lists yet.
    await run('apt-get', ['update'], options);
    await run('apt-get', install, options);
  }
}

/**
 * A Chromium-like browser: `CHROME_PATH`, an installed one, Playwright's own, or, as root on Debian, a new install.
 * @returns the path of its executable.
 * @throws Error with one sentence that says what to do when there is none.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names a missing file: ${named}`);
  }
  const look = () => [...onPath(), ...applications, ...playwrightsOwn()].find((file) => existsSync(file));
  const found = look();
  if (found) return found;
  await installOnDebian();
  const installed = look();
  if (installed) return installed;
  throw new Error(
    'These tests need a browser: install Chromium, Chrome or Edge, or set CHROME_PATH to the executable of one.',
  );
}
