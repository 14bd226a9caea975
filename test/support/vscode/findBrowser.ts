import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

import { findChromium } from '../../../src/cardTool/render/findChromium';
import { systemWorld } from '../../../src/cardTool/base/systemWorld';
import { run } from './run';

/** Another process may be at it, such as the machine's own updates. */
const WAIT_FOR_LOCK = ['-o', 'DPkg::Lock::Timeout=600'];

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
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = [...WAIT_FOR_LOCK, 'install', '-y', '--no-install-recommends', 'chromium'];
  try {
    await run('apt-get', install, options);
  } catch {
    // A fresh image has no package lists yet.
    await run('apt-get', [...WAIT_FOR_LOCK, 'update'], options);
    await run('apt-get', install, options);
  }
}

/**
 * A Chromium-like browser: `CHROME_PATH`, an installed one, Playwright's own, or, as root on Debian, a new install.
 * @returns the path of its executable.
 * @throws Error with one sentence that says what to do when there is none.
 */
export async function findBrowser(): Promise<string> {
  const look = async () => {
    const found = await findChromium(systemWorld());
    if ('executable' in found) return found.executable;
    if (process.env['CHROME_PATH']) throw new Error(found.problem);
    return playwrightsOwn().find((file) => existsSync(file));
  };
  const found = await look();
  if (found) return found;
  await installOnDebian();
  const installed = await look();
  if (installed) return installed;
  throw new Error(
    'These tests need a browser: install Chromium, Chrome or Edge, or set CHROME_PATH to the executable of one.',
  );
}
