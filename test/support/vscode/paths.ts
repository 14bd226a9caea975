import { mkdirSync, mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

import { ownFolder } from './owned';

/** The checkout: the folder of `package.json`. */
export const projectFolder = path.resolve(__dirname, '../../..');

/** Pictures taken during e2e runs, apart for the oldest and the newest VS Code. */
export const screenshotFolder = path.join(
  projectFolder,
  'test-results',
  process.env['VSCODE_HOST'] === 'newest' ? 'newest' : 'oldest',
);

/** Downloads and installs survive a clean clone here: outside the checkout. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  const folder = path.join(base, 'seatalk-bot-studio');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A fresh temporary folder that is deleted when this process ends. */
export function temporaryFolder(purpose: string): string {
  return ownFolder(mkdtempSync(path.join(tmpdir(), `seatalk-${purpose}-`)));
}

/** The same inside the checkout, for what must find its `node_modules`. */
export function temporaryFolderInside(purpose: string): string {
  const out = path.join(projectFolder, 'out');
  mkdirSync(out, { recursive: true });
  return ownFolder(mkdtempSync(path.join(out, `${purpose}-`)));
}
