import path from 'node:path';
import type { ToolWorld } from '../base/world';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const APPLICATIONS = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  String.raw`C:\Program Files\Microsoft\Edge\Application\msedge.exe`,
];

/** A browser that can draw, by the path of its executable; or a sentence that says what is missing. */
export type FoundChromium = { readonly executable: string } | { readonly problem: string };

/** Looks for what `CHROME_PATH` names, else for an installed Chromium, Chrome or Edge. Installs nothing. */
export async function findChromium(world: Pick<ToolWorld, 'env' | 'kindOf'>): Promise<FoundChromium> {
  const named = world.env['CHROME_PATH'];
  if (named) {
    if ((await world.kindOf(named)) === 'file') return { executable: named };
    return { problem: `CHROME_PATH names a missing file: ${named}` };
  }
  const folders = (world.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const places = [
    ...COMMANDS.flatMap((command) => folders.map((folder) => path.join(folder, command))),
    ...APPLICATIONS,
  ];
  for (const executable of places) if ((await world.kindOf(executable)) === 'file') return { executable };
  return {
    problem:
      'No browser was found: install Chromium, Chrome or Edge, or set CHROME_PATH to the executable of one.',
  };
}
