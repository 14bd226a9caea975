import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { editorStub, FRAME_ORIGIN, FRAME_PAGE, PAGE_STYLE } from '../../../src/cardTool/render/framePage';
import type { HostMessage } from '../../../src/webview/cardPreview/protocol';
import { projectFolder, temporaryFolder } from '../../support/vscode/paths';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

/** What one change cost in the frame, in milliseconds. */
export interface FrameCost {
  /** Script, style and layout: the frame can do nothing else meanwhile. */
  readonly work: number;
  /** From the message to the picture on the screen, whose frame rate is not limited here. */
  readonly painted: number;
}

/** The frame of the card preview as it is shipped, in a page of its own. */
export class PreviewFrame {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** @param folder of {@link buildFrame}. */
  static async open(browser: Browser, folder: string): Promise<PreviewFrame> {
    const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
    await page.route('**/*', async (route) => {
      const name = new URL(route.request().url()).pathname;
      if (name === '/page.css') return route.fulfill({ body: PAGE_STYLE, contentType: 'text/css' });
      if (name === '/') {
        return route.fulfill({ body: FRAME_PAGE, contentType: 'text/html; charset=utf-8' });
      }
      const contentType = TYPES[path.posix.extname(name)];
      return contentType
        ? route.fulfill({ path: path.join(folder, path.posix.basename(name)), contentType })
        : route.abort();
    });
    await page.addInitScript(editorStub('light'));
    await page.goto(`${FRAME_ORIGIN}/`);
    await page.addScriptTag({ url: '/cardPreview.js' });
    await page.evaluate(MEASURING);
    return new PreviewFrame(page);
  }

  /** Shows a card and tells what that cost. */
  show(message: HostMessage): Promise<FrameCost> {
    return this.#page.evaluate(`window.measure(${JSON.stringify(message)})`);
  }

  /** Milliseconds of the tasks that were longer than 50 since the last call. */
  async longTasks(): Promise<readonly number[]> {
    return this.#page.evaluate('window.longTasks.splice(0)');
  }

  close(): Promise<void> {
    return this.#page.close();
  }
}

/** The folder of a frame built as it is shipped. */
export function buildFrame(): string {
  const folder = temporaryFolder('bench');
  const build = [path.join(projectFolder, 'esbuild.mjs'), '--production', '--outdir', folder];
  const { status, stderr } = spawnSync(process.execPath, build, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
  return path.join(folder, 'webview');
}

const MEASURING = `
window.longTasks = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longTasks.push(duration);
}).observe({ type: 'longtask' });
window.measure = (data) => new Promise((resolve) => {
  const startedAt = performance.now();
  window.dispatchEvent(new MessageEvent('message', { data }));
  document.body.offsetHeight;
  const work = performance.now() - startedAt;
  requestAnimationFrame(() => {
    // What is posted in an animation frame arrives after that frame was painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve({ work, painted: performance.now() - startedAt });
    port2.postMessage(undefined);
  });
});
`;
