import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults, RunOptions } from 'axe-core';
import type { FrameLocator } from 'playwright-core';

/** Rules that a frame inside an editor can't be held to: it is no page with a landmark of its own for everything. */
const RULES: RunOptions = {
  rules: { region: { enabled: false } },
  // What it finds right is not described, which takes most of its time; no style sheet is outside the page.
  resultTypes: ['violations'],
  preload: false,
};
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong in the page of a webview. */
export async function axeFaults(frame: FrameLocator): Promise<string[]> {
  const page = frame.locator(':root');
  // A frame's own policy forbids scripts in it, and not those of the browser's driver.
  const found = await page.evaluate(
    `(async () => { ${AXE}; return axe.run(document, ${JSON.stringify(RULES)}); })()`,
  );
  return (found as AxeResults).violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`),
  );
}
