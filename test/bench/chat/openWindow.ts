import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ChatMessage, Writing } from '../../../src/webview/chat/protocol';

const ORIGIN = 'http://chat.invalid';

/**
 * A chat window: the frame as it is shipped, in a page of its own, with `answer` in place of the host.
 * @param onShown called with the text of each row as it is drawn.
 */
export async function openWindow(
  browser: Browser,
  folder: string,
  answer: (request: Writing) => Promise<void>,
  onShown?: (text: string) => void,
): Promise<{ readonly page: Page; post(message: ChatMessage): Promise<void> }> {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  await page.route('**/*', async (route) => {
    const name = new URL(route.request().url()).pathname;
    if (name !== '/') return route.fulfill({ path: path.join(folder, path.posix.basename(name)) });
    const body =
      '<!doctype html><html lang="en"><link rel="stylesheet" href="/chat.css"><body class="vscode-light" style="height: 100vh"></body></html>';
    return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  await page.exposeFunction(
    'toHost',
    async (message: { type: string; id?: number; request?: unknown; name?: string }) => {
      if (message.type !== 'request') return undefined;
      await answer((message as unknown as { request: Writing }).request);
      return { type: 'reply', id: message.id, reply: null };
    },
  );
  if (onShown) await page.exposeFunction('shown', onShown);
  await page.addInitScript(`
    window.acquireVsCodeApi = () => ({ postMessage: (m) => void window.toHost(m).then((r) => r && window.postMessage(r)), getState() {}, setState() {} });
    if (window.shown) new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes)
        if (node.matches?.('.entry')) { node.getBoundingClientRect(); window.shown(node.textContent); }
    }).observe(document, { childList: true, subtree: true });
  `);
  await page.goto(`${ORIGIN}/`);
  await page.addScriptTag({ url: '/chat.js' });
  return { page, post: (message) => page.evaluate(`window.postMessage(${JSON.stringify(message)})`) };
}
