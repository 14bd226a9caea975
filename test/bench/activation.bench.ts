// Activation of the packed extension beside extensions that VS Code brings, as VS Code itself measures them, in one window.
import { openWorkbench } from '../e2e/session';
import { closeBrowser } from '../support/vscode/browser';
import { bar, printTable } from './table';

const WINDOWS = 5;
const OURS = 'seatalk-bot-studio';
/** Starts with every window that has a folder, as ours does. */
const RIVAL = 'git';
const PEERS = [RIVAL, 'emmet', 'json-language-features'];

/** Reads `Activation: 12ms` of each row of the editor that `Developer: Show Running Extensions` opens. */
async function measure(): Promise<Map<string, number>> {
  const session = await openWorkbench();
  try {
    const { workbench } = session;
    // Wakes the ones that wait for a language.
    await workbench.editors.open('deploy.seatalk-card.json');
    await workbench.command('Developer: Show Running Extensions');
    const rows = workbench.page.locator('.runtime-extensions-editor .monaco-list-row');
    await rows.first().waitFor();
    const found = new Map<string, number>();
    for (let scrolled = 0; scrolled < 12; scrolled += 1) {
      for (const row of await rows.all()) {
        const name = (await row.getAttribute('aria-label')) ?? '';
        const text = await row.innerText();
        const time = /Activation:\s*(?:Startup\s*)?(\d+)\s*ms/iu.exec(text)?.[1];
        if (time !== undefined) found.set(name, Number(time));
      }
      await rows.first().hover();
      await workbench.page.mouse.wheel(0, 400);
      await workbench.page.waitForTimeout(100);
    }
    return found;
  } finally {
    await session.close();
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function main(): Promise<void> {
  const times = new Map<string, number[]>();
  for (let window = 0; window < WINDOWS; window += 1) {
    for (const [name, time] of await measure()) {
      const known = times.get(name) ?? [];
      known.push(time);
      times.set(name, known);
    }
  }
  await closeBrowser();
  const ours = median(times.get(OURS) ?? []);
  printTable(
    `Activation as VS Code reports it, median of ${WINDOWS} windows; it includes loading the bundle`,
    ['extension', 'ms', 'ours is'],
    [OURS, ...PEERS].map((name) => {
      const time = median(times.get(name) ?? []);
      return [name, time, `${(ours / time).toFixed(2)}x`];
    }),
  );
  // Both start with the window; the others wake later, when it is quieter, and are printed for scale.
  bar(`no slower than ${RIVAL}`, ours <= median(times.get(RIVAL) ?? []));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
