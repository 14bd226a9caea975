import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ChatMessage } from '../../../src/webview/chat/protocol';
import type { GroupMessage } from '../../../src/webview/groupConversation/protocol';

const ORIGIN = 'http://chat.invalid';

/** What the host says to the frame. */
type FrameMessage = ChatMessage | GroupMessage;

/** What the frame asks of its host. */
export type Answer = (name: string, request: unknown) => Promise<unknown>;

/**
 * A frame as it is shipped, in a page of its own, with `answer` in place of the host.
 * @param frame the name of its script and style sheet.
 * @param onShown called with the text of each message's row as it is drawn.
 */
export async function openFrame(
  browser: Browser,
  folder: string,
  frame: 'chat' | 'groupConversation',
  answer: Answer,
  onShown?: (text: string) => void,
): Promise<{ readonly page: Page; readonly post: (message: FrameMessage) => Promise<void> }> {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  await page.route('**/*', async (route) => {
    const name = new URL(route.request().url()).pathname;
    if (name !== '/') return route.fulfill({ path: path.join(folder, path.posix.basename(name)) });
    const body = `<!doctype html><html lang="en"><link rel="stylesheet" href="/${frame}.css"><body class="vscode-light" style="height: 100vh"></body></html>`;
    return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  await page.exposeFunction(
    'toHost',
    async (message: { type: string; id?: number; request?: unknown; name?: string }) =>
      message.type === 'request'
        ? { type: 'reply', id: message.id, reply: await answer(message.name ?? '', message.request) }
        : undefined,
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
  await page.addScriptTag({ url: `/${frame}.js` });
  return { page, post: (message) => page.evaluate(`window.postMessage(${JSON.stringify(message)})`) };
}
