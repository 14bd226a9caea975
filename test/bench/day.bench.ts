// A day's use of a local SeaTalk and of a chat window: what they hold must stay bounded. 50,000 messages in a group, each an event for two
// bots, while 50 listeners follow; then as many entries in the frame of a chat window. `MESSAGES=5000` tries fewer.
import { chromium } from 'playwright-core';
import type { createEmulator as CreateEmulator } from '../../src/emulator/emulator';
import { findBrowser } from '../support/vscode/findBrowser';
import { buildBundle } from './bundled';
import { buildFrame } from './cards/framePage';
import { fillChatWindow } from './day/chatWindow';
import type { Taken } from './day/bots';
import { callbackBot, socketBot } from './day/bots';
import { higher, memoryKept, memoryNow } from './day/memory';
import { bar, printTable } from './table';

const { createEmulator } = require(buildBundle(['src/emulator/emulator'])) as {
  readonly createEmulator: typeof CreateEmulator;
};

const MESSAGES = Number(process.env['MESSAGES'] ?? 50_000);
/** Written together, and then waited for: an app's queue holds 500 events. */
const BATCH = 100;
const LISTENERS = 50;
const STREAMS = ['/_local/changes?for=people', '/_local/deliveries/stream'] as const;
/** Megabytes. */
const HEAP_GROWN_MAX = 150;
const PAGE_HEAP_MAX = 250;
/** Rows that a conversation of any length may have in the page. */
const ROWS_MAX = 200;
const DAY_MS = 24 * 3_600_000;

/** The clock of a day that passes as messages are written. Timers, such as time-outs of requests, are real. */
let sinceMidnightMs = 0;
const clock = {
  now: () => 1_767_225_600_000 + sinceMidnightMs,
  monotonic: () => performance.now(),
  setTimer(delayMs: number, callback: () => void) {
    const timer = setTimeout(callback, delayMs);
    return { dispose: () => clearTimeout(timer) };
  },
};

interface Listener {
  lines: number;
  hasEnded: boolean;
}

async function follow(stream: Response): Promise<Listener> {
  const reader = (stream.body ?? new ReadableStream<Uint8Array>()).getReader();
  await reader.read();
  const listener: Listener = { lines: 0, hasEnded: false };
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      for (let at = part.value.indexOf(10); at >= 0; at = part.value.indexOf(10, at + 1)) listener.lines += 1;
    listener.hasEnded = true;
  })();
  return listener;
}

async function measurePlatform(): Promise<void> {
  const emulator = createEmulator({ clock });
  const { url, control } = await emulator.start();
  const headers = { 'x-local-token': control.token };
  const write = async (path: string, body: object) => {
    const answer = await emulator.request(`${url}/_local${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  const [first, second] = [...emulator.world.apps.values()];
  if (!first || !second) throw new Error('There are no apps.');
  await write('/groups', {
    name: 'Busy',
    owner: 'Mira Tan',
    members: ['Jo Lim'],
    bots: [{ app: first.name }, { app: second.name }],
  });
  const byCallback: Taken = { count: 0, isInOrder: true };
  const bySocket: Taken = { count: 0, isInOrder: true };
  const callback = await callbackBot(byCallback);
  const { verified } = await emulator.deliveries.setCallback(first.appId, callback.url);
  if (!verified) throw new Error('The callback was refused.');
  emulator.deliveries.useSocket(second.appId);
  const socket = await socketBot(url, second, bySocket);
  const listeners = await Promise.all(
    Array.from({ length: LISTENERS }, async (_, index) =>
      follow(await emulator.request(`${url}${STREAMS[index % 2]}`, { headers })),
    ),
  );

  const mention = ({ botSeatalkId }: { readonly botSeatalkId: string }) =>
    `<mention-tag target="seatalk://user?id=${botSeatalkId}"/>`;
  const text = `${mention(first)} ${mention(second)} **status** of deploy`;
  const before = memoryKept();
  let highest = before;
  for (let written = 0; written < MESSAGES; written += BATCH) {
    sinceMidnightMs = (written / MESSAGES) * DAY_MS;
    for (let number = written + 1; number <= written + BATCH; number++)
      await write('/messages', { group: 'Busy', from: 'Jo Lim', text: `${text} ${number}` });
    while (Math.min(byCallback.count, bySocket.count) < written + BATCH)
      await new Promise((resolve) => setImmediate(resolve));
    highest = higher(highest, memoryNow());
  }
  // The last ones have arrived, and are not yet recorded as such.
  while (emulator.deliveries.attempts().some(({ outcome }) => outcome.kind === 'pending'))
    await new Promise((resolve) => setImmediate(resolve));
  const after = memoryKept();
  printTable(
    `A local SeaTalk after ${MESSAGES} messages, ${2 * MESSAGES} events and ${LISTENERS} listeners of each line, MB`,
    ['', 'heap', 'process'],
    Object.entries({ before, highest, 'at the end, after a collection': after }).map(
      ([what, { heap, rss }]) => [what, heap.toFixed(1), rss.toFixed(1)],
    ),
  );
  const grown = after.heap - before.heap;
  bar(`the heap has grown by ${grown.toFixed(1)} MB, at most ${HEAP_GROWN_MAX}`, grown <= HEAP_GROWN_MAX);
  for (const [name, { count, isInOrder }] of [
    ['callback', byCallback],
    ['WebSocket', bySocket],
  ] as const)
    bar(
      `by ${name}: none of ${MESSAGES} events lost, doubled or out of order`,
      isInOrder && count === MESSAGES,
    );
  // An attempt is a line when it begins, and another when it has ended.
  const lines = [MESSAGES, 4 * MESSAGES];
  bar(
    'each listener has got each line',
    listeners.every((listener, index) => !listener.hasEnded && listener.lines === lines[index % 2]),
  );
  socket.close();
  callback.close();
  await emulator.stop();
}

async function measureWindow(): Promise<void> {
  const executablePath = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const { rows, heap } = await fillChatWindow(browser, buildFrame(), MESSAGES);
    printTable(
      `A chat window after ${MESSAGES} messages`,
      ['rows in the page', 'heap of the page, MB'],
      [[rows, heap.toFixed(1)]],
    );
    bar(`at most ${ROWS_MAX} rows are in the page`, rows <= ROWS_MAX);
    bar(`the heap of the page is at most ${PAGE_HEAP_MAX} MB`, heap <= PAGE_HEAP_MAX);
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  await measurePlatform();
  await measureWindow();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
