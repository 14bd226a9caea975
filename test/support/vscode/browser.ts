import { type Browser, chromium } from 'playwright-core';

import { WAIT_LIMIT_MS } from '../limits';
import { findBrowser } from './findBrowser';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let shared: Promise<Browser> | undefined;

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: flags,
    headless: true,
    timeout: WAIT_LIMIT_MS,
    // This process ends its children itself, after it has said what failed.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** One headless browser for the whole process; each test takes a context of its own from it. */
export function openBrowser(): Promise<Browser> {
  shared ??= launch();
  return shared;
}

/** Ends the browser of {@link openBrowser}, if there is one. */
export async function closeBrowser(): Promise<void> {
  const browser = shared;
  shared = undefined;
  await (await browser)?.close();
}
