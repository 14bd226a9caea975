import type { Browser } from 'playwright-core';
import { entryOf } from '../chat/entryOf';
import { openFrame } from '../chat/openFrame';

const CHAT = 'group:busy';
/** Entries handed to the page together. */
const BATCH = 500;
/** So many rows at the first opening. */
const FIRST_PAGE = 50;
const MB = 1024 * 1024;

const entries = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => entryOf(from + index));

/**
 * Lets a chat window show `count` messages, one after the other as they are written.
 * @param folder of the frames.
 * @returns rows of messages in the page at most, and the megabytes its scripts keep in the end.
 */
export async function fillChatWindow(browser: Browser, folder: string, count: number) {
  const window = await openFrame(browser, folder, 'chat', () => Promise.resolve(null));
  const { page } = window;
  const chat = {
    key: CHAT,
    kind: 'group',
    title: 'Busy',
    members: '',
    mentionable: [],
    canWrite: true,
  } as const;
  await window.post({ type: 'lists', me: { id: '0', name: 'Mira Tan', email: '' }, chats: [] });
  await window.post({
    type: 'opened',
    chat,
    page: { entries: entries(0, FIRST_PAGE), hasOlder: false },
    isAgain: false,
  });
  let rows = 0;
  for (let from = FIRST_PAGE; from < count; from += BATCH) {
    const messages = entries(from, Math.min(count, from + BATCH)).map((entry) => ({
      type: 'entry',
      chat: CHAT,
      entry,
      isNew: true,
    }));
    // Counted once the frame has drawn them: what is posted after them arrives after them.
    const shown = await page.evaluate<number>(`new Promise((resolve) => {
      for (const message of ${JSON.stringify(messages)}) window.postMessage(message);
      window.addEventListener('message', ({ data }) => data === 'drawn' && requestAnimationFrame(
        () => resolve(document.querySelectorAll('.entry').length)), { once: false });
      window.postMessage('drawn');
    })`);
    rows = Math.max(rows, shown);
  }
  const last = await page.locator('.entry').last().textContent();
  if (!last?.includes(`deploy ${count - 1},`)) throw new Error(`The last row is: ${last}`);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { rows, heap: usedSize / MB };
}
