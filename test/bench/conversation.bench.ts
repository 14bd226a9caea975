// A group with 10,000 messages, as a bot reads it: what reading it costs in calls, what the host keeps, and how quick its window stays.
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { ChatMessage } from '../../src/contract/inbound';
import { Conversation } from '../../src/conversations/conversation';
import { HistoryDirectory } from '../../src/directory/historyDirectory';
import type { GroupPage } from '../../src/webview/groupConversation/protocol';
import { findBrowser } from '../support/vscode/findBrowser';
import { buildFrame } from './cards/framePage';
import { entryOf } from './chat/entryOf';
import { openFrame } from './chat/openFrame';
import { memoryKept } from './day/memory';
import { bar, printTable } from './table';

const MESSAGES = 10_000;
const PAGE = 100;
/** Milliseconds that scrolling and finding may take for a picture, and a key in the field for writing. */
const FRAME_MAX_MS = 50;
const KEY_MAX_MS = 16;
/** Rows that a conversation of any length may have in the page. */
const ROWS_MAX = 200;
const STEPS = 120;
const KEYS = 60;
const MB = 1024 * 1024;
const START_S = 1_767_225_600;

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
const p95 = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

const textOf = (number: number) =>
  number === 7 ? 'the needle is **here**' : `**status** of deploy ${number}, with _all_ that goes with it`;

function messageOf(number: number): ChatMessage {
  return {
    message_id: String(number),
    message_sent_time: START_S + number * 50,
    sender: { seatalk_id: String(number % 10), employee_code: `e_${number % 10}`, sender_type: 1 },
    tag: 'text',
    text: { plain_text: textOf(number) },
  };
}

const shownAs = (number: number) => entryOf(number, textOf(number));

/** Reads all of it as the window does while one scrolls. @returns calls, and megabytes that stay. */
async function readAll(): Promise<{ readonly calls: number; readonly heap: number; readonly held: number }> {
  let calls = 0;
  const before = memoryKept();
  const history = new HistoryDirectory({
    pageSize: () => PAGE,
    client: {
      getChatHistory: ({ cursor }) => {
        calls += 1;
        const from = Number(cursor ?? MESSAGES);
        const to = Math.max(0, from - PAGE);
        const page = Array.from({ length: from - to }, (_, index) => messageOf(from - 1 - index));
        return Promise.resolve({ code: 0, chat_history: page, next_cursor: to > 0 ? String(to) : '' });
      },
      getGroupThread: () => Promise.reject(new Error('no threads')),
      getMessageByMessageId: () => Promise.reject(new Error('no quotes')),
    },
  });
  const conversation = new Conversation({
    groupId: 'busy',
    history,
    client: { groupInfoAll: () => Promise.reject(new Error('no details')) },
    now: Date.now,
    onError: (error) => {
      throw error;
    },
  });
  const { latest } = conversation;
  await latest.load();
  while (latest.hasMore) await latest.loadMore();
  const held = conversation.entries.length;
  const heap = memoryKept().heap - before.heap;
  conversation.dispose();
  return { calls, heap, held };
}

/** In the page: milliseconds from an act to the picture after it. */
const MEASURE = `window.measure = (act) => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const startedAt = performance.now();
    act();
    // The work of a picture is done before the task that follows it.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - startedAt);
      channel.port2.postMessage(0);
    });
  });
});`;

async function times(page: Page, count: number, act: string): Promise<number[]> {
  const all: number[] = [];
  for (let step = -5; step < count; step++) {
    const took = await page.evaluate<number>(`window.measure(() => { const step = ${step}; ${act} })`);
    if (step >= 0) all.push(took);
  }
  return all;
}

async function measureWindow(browser: Browser): Promise<void> {
  let shown = PAGE;
  const older = (): GroupPage => {
    const from = Math.max(0, MESSAGES - shown - PAGE);
    const entries = Array.from({ length: MESSAGES - shown - from }, (_, index) => shownAs(from + index));
    shown += entries.length;
    return { entries, hasOlder: shown < MESSAGES };
  };
  const { page, post } = await openFrame(browser, buildFrame(), 'groupConversation', (name) =>
    Promise.resolve(name === 'older' ? older() : name === 'advise' ? [] : null),
  );
  const entries = Array.from({ length: PAGE }, (_, index) => shownAs(MESSAGES - PAGE + index));
  const head = { groupId: 'busy', title: 'Busy', members: '', mentionable: [], bot: 'Deploy Bot' } as const;
  await post({ type: 'opened', head, page: { entries, hasOlder: true } });
  await page.evaluate(MEASURE);
  // Back to the beginning, as a person who holds the key.
  const isLeft = () => shown < MESSAGES;
  for (let round = 0; isLeft(); round++) {
    if (round > MESSAGES) throw new Error(`Nothing older came after ${shown} messages.`);
    await page.evaluate(`new Promise((resolve) => {
      const list = document.querySelector('.entries');
      list.scrollTop = 0;
      list.dispatchEvent(new Event('scroll'));
      requestAnimationFrame(() => setTimeout(resolve));
    })`);
  }
  const list = "document.querySelector('.entries')";
  const scrolls = await times(page, STEPS, `${list}.scrollTop += step % 2 ? 900 : 5_000;`);
  const rows = await page.locator('.entry').count();
  await page.getByRole('button', { name: /^Find/u }).first().click();
  const find = await times(
    page,
    20,
    `const field = document.querySelector('input[type=search]'); field.value = step % 2 ? 'needle' : 'deploy 99'; field.dispatchEvent(new Event('input', { bubbles: true }));`,
  );
  await page.keyboard.press('Escape');
  const keys = await times(
    page,
    KEYS,
    `const field = document.querySelector('[aria-label="Write as the bot"]'); field.focus(); document.execCommand('insertText', false, 'a');`,
  );
  const written = await page.getByLabel('Write as the bot').inputValue();
  if (written.length < KEYS) throw new Error(`The field holds: ${written}`);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  printTable(
    'The window of a group with 10,000 messages, ms from an act to the picture after it',
    ['act', 'median', 'p95'],
    [
      ['scroll', median(scrolls).toFixed(1), p95(scrolls).toFixed(1)],
      ['find', median(find).toFixed(1), p95(find).toFixed(1)],
      ['key', median(keys).toFixed(1), p95(keys).toFixed(1)],
    ],
  );
  console.log(`heap of the frame: ${(usedSize / MB).toFixed(1)} MB; rows in the page: ${rows}`);
  bar(`scrolling takes less than ${FRAME_MAX_MS} ms for a picture`, p95(scrolls) < FRAME_MAX_MS);
  bar(`finding takes less than ${FRAME_MAX_MS} ms`, p95(find) < FRAME_MAX_MS);
  bar(`a key in the field takes less than ${KEY_MAX_MS} ms at the median`, median(keys) < KEY_MAX_MS);
  bar(`at most ${ROWS_MAX} rows are in the page`, rows <= ROWS_MAX);
}

async function main(): Promise<void> {
  const { calls, heap, held } = await readAll();
  console.log(`${held} messages read with ${calls} calls; heap of the host: ${heap.toFixed(1)} MB`);
  bar(
    `${MESSAGES} messages take exactly ${MESSAGES / PAGE} calls`,
    calls === MESSAGES / PAGE && held === MESSAGES,
  );
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    // A picture as soon as it is ready: what is measured is work, and not the wait for a screen.
    args: ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  try {
    await measureWindow(browser);
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
