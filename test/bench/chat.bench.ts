// From a key in one person's chat window to the message in another person's, in a chat with 10,000 messages.
import path from 'node:path';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import type { chatEntry as ChatEntry } from '../../src/extension/chats/chatEntry';
import type { PersonChats as Chats } from '../../src/extension/chats/personChats';
import type { createEmulator as CreateEmulator } from '../../src/emulator/emulator';
import { temporaryFolder, projectFolder } from '../support/vscode/paths';
import { findBrowser } from '../support/vscode/findBrowser';
import { buildFrame } from './cards/framePage';
import type { Writing } from '../../src/webview/chat/protocol';
import { openFrame } from './chat/openFrame';
import { bar, printTable } from './table';

const MESSAGES = 10_000;
const KEYS = 60;
/** Milliseconds that a person takes for at once. */
const LIMIT_MS = 50;
/** Rows that a conversation of any length may have in the page. */
const ROWS_MAX = 200;

interface HostSide {
  readonly PersonChats: typeof Chats;
  readonly chatEntry: typeof ChatEntry;
  readonly createEmulator: typeof CreateEmulator;
}

/** The host's side as it is shipped; the editor is there with its words alone. */
function hostSide(): HostSide {
  const outfile = path.join(temporaryFolder('bench'), 'host.cjs');
  const modules = ['extension/chats/personChats', 'extension/chats/chatEntry', 'emulator/emulator'];
  buildSync({
    stdin: {
      contents: modules.map((name) => `export * from './src/${name}';`).join('\n'),
      resolveDir: projectFolder,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    target: 'node20',
    logLevel: 'error',
    alias: { vscode: path.join(__dirname, 'chat', 'editorWords.js') },
  });
  return require(outfile) as HostSide;
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
const p95 = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

async function measure(browser: Browser, folder: string): Promise<void> {
  const { PersonChats, chatEntry, createEmulator } = hostSide();
  const emulator = createEmulator();
  const { url, control } = await emulator.start();
  const { appId, appSecret } = emulator.app;
  const chats = new PersonChats({
    address: { url, appId, appSecret, webhooks: [], controlToken: control.token },
    control: async (method, route, body) => {
      const headers = { 'x-local-token': control.token, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/_local${route}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${route}: ${await answer.text()}`);
      return answer.json();
    },
  });
  await chats.createGroup({ name: 'Long', owner: 'Mira Tan', members: ['Jo Lim'] });
  const mira = await chats.list('Mira Tan');
  const chat = mira.chats.find(({ title }) => title === 'Long')?.key ?? '';
  for (let written = 0; written < MESSAGES; written += 5_000)
    await emulator.request(`${url}/_local/messages`, {
      method: 'POST',
      headers: { 'x-local-token': control.token },
      body: JSON.stringify({ group: 'Long', from: 'Jo Lim', text: 'Note {n} of **many**', times: 5_000 }),
    });
  const entries = [];
  for (let before: number | undefined, hasOlder = true; hasOlder;) {
    const page = await chats.page(chat, { before });
    entries.unshift(...page.messages.map((message) => chatEntry(message, '', new Map())));
    before = page.messages[0]?.uid;
    hasOlder = page.has_older;
  }
  let seen: ((text: string) => void) | undefined;
  const people = ['Mira Tan', 'Jo Lim'] as const;
  const windows = await Promise.all(
    people.map((name) =>
      openFrame(
        browser,
        folder,
        'chat',
        async (_name, request) => {
          await chats.write({ chat, from: 'Mira Tan', text: (request as Writing).text });
          return null;
        },
        (text) => name === 'Jo Lim' && seen?.(text),
      ),
    ),
  );
  const head = {
    key: chat,
    kind: 'group',
    title: 'Long',
    members: '',
    mentionable: [],
    canWrite: true,
  } as const;
  for (const [index, window] of windows.entries()) {
    const me = { id: String(index), name: people[index] ?? '', email: '' };
    await window.post({ type: 'lists', me, chats: [] });
    await window.post({ type: 'opened', chat: head, page: { entries, hasOlder: false }, isAgain: false });
  }
  const stop = new AbortController();
  const following = chats
    .follow((change) => {
      if (change.kind !== 'message_added') return;
      const entry = chatEntry(change.message, '', new Map());
      for (const shown of windows) void shown.post({ type: 'entry', chat, entry, isNew: true });
    }, stop.signal)
    .catch(() => undefined);
  const times: number[] = [];
  const [writer, reader] = windows;
  if (!writer || !reader) throw new Error('There are no windows.');
  const field = writer.page.getByLabel('Write a message');
  for (let key = -10; key < KEYS; key++) {
    const text = `written with key ${key}`;
    await field.fill(text);
    const shown = new Promise<void>((resolve) => {
      seen = (row) => row.includes(text) && resolve();
    });
    const startedAt = performance.now();
    await field.press('Enter');
    await shown;
    // The first ones warm up.
    if (key >= 0) times.push(performance.now() - startedAt);
  }
  const rows = await reader.page.locator('.entry').count();
  stop.abort();
  await following;
  await emulator.stop();
  printTable(
    "From Enter in one window to the row in another, ms, both ways over the browser's driver",
    ['messages in the chat', 'rows in the page', 'median', 'p95'],
    [[entries.length, rows, median(times).toFixed(1), p95(times).toFixed(1)]],
  );
  bar(`a message is in the other window within ${LIMIT_MS} ms at the median`, median(times) < LIMIT_MS);
  bar(`at most ${ROWS_MAX} rows are in the page`, rows <= ROWS_MAX);
}

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await measure(browser, buildFrame());
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
