/* A local SeaTalk under a million mixed calls, right and wrong ones: what it keeps must stop growing. `CALLS=50000` tries fewer. */
import type * as emulators from '../../src/emulator/emulator';
import { buildBundle } from './bundled';
import { bar, printTable } from './table';

const { createEmulator }: typeof emulators = require(buildBundle(['src/emulator/emulator']));

const CALLS = Number(process.env['CALLS'] ?? 1_000_000);
const SAMPLES = 10;
/** By the middle everything that is kept has reached its bound; from there on, the heap may only breathe. */
const LIMIT = 1.05;
const GROUPS = ['NDAwNzExMjIzMzQ0', 'NDAwNzExMjIzMzQ1', 'NDAwNzExMjIzMzQ3'];
const MIRA = 'e_7k2m9q4x';
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const DEEP = '['.repeat(1_000);

type Json = Record<string, unknown>;

let nowMs = 1_767_225_600_000;
const clock = {
  now: () => nowMs,
  monotonic: () => nowMs,
  setTimer: () => ({ dispose: () => undefined }),
};
const emulator = createEmulator({ clock });
const { appId: app_id, appSecret: app_secret } = emulator.app;
const webhook = new URL(emulator.webhooks[0]?.url ?? 'http://localhost/').pathname;

let token = '';
/** What earlier answers gave, for later calls to use. */
const last = { message: '', root: '', card: '', cursor: '', stream: '', seq: 0, file: '' };
const codes = new Map<string, number>();

async function ask(path: string, init: RequestInit): Promise<Json> {
  const response = await emulator.request(`http://localhost${path}`, init);
  const text = await response.text();
  const answer = (text.startsWith('{') ? JSON.parse(text) : { code: response.status }) as Json;
  const given = answer['code'];
  const code =
    typeof given === 'number' ? String(given) : response.ok ? 'control' : `HTTP ${response.status}`;
  codes.set(code, (codes.get(code) ?? 0) + 1);
  return answer;
}

const bearer = () => ({ authorization: `Bearer ${token}` });
const post = (path: string, body: Json) =>
  ask(path, { method: 'POST', headers: bearer(), body: JSON.stringify(body) });
const get = (path: string, query: Record<string, string> = {}) =>
  ask(`${path}?${new URLSearchParams(query).toString()}`, { headers: bearer() });
const control = (method: string, path: string, body: Json = {}) =>
  ask(`/_local${path}`, {
    method,
    headers: { 'x-local-token': emulator.controlToken },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
const groupOf = (call: number) => GROUPS[call % GROUPS.length] ?? '';
const textIn = (answer: Json, name: string, fallback: string) => {
  const value = answer[name];
  return typeof value === 'string' ? value : fallback;
};
const idIn = (answer: Json, fallback: string) => textIn(answer, 'message_id', fallback);

async function newToken(): Promise<void> {
  token = textIn(await post('/auth/app_access_token', { app_id, app_secret }), 'app_access_token', token);
}

const text = (call: number, more: Json = {}): Json => ({
  tag: 'text',
  text: { content: `line **${call}**, <mention-tag target="seatalk://user?id=9012345678"/>` },
  ...more,
});
const card = (call: number) => ({
  elements: [
    { element_type: 'title', title: { text: `Deploy ${call}` } },
    { element_type: 'image', image: { content: PNG } },
    { element_type: 'button', button: { button_type: 'callback', text: 'Go', value: `go:${call}` } },
  ],
});

type Act = (call: number) => Promise<unknown>;
const send = (call: number, message: Json) =>
  post('/messaging/v2/group_chat', { group_id: groupOf(call), message });

/** The calls and how often each comes among a hundred. */
const MIX: readonly (readonly [times: number, act: Act])[] = [
  [18, async (call) => (last.message = idIn(await send(call, text(call)), last.message))],
  [2, async () => (last.root = idIn(await send(0, text(0)), last.root))],
  [8, (call) => send(0, text(call, { thread_id: last.root, quoted_message_id: last.root }))],
  [4, (call) => post('/messaging/v2/single_chat', { employee_code: MIRA, message: text(call) })],
  [4, (call) => send(call, { tag: 'image', image: { content: PNG } })],
  [2, (call) => send(call, { tag: 'file', file: { filename: 'run.log', content: PNG } })],
  [
    4,
    async (call) =>
      (last.card = idIn(
        await send(call, { tag: 'interactive_message', interactive_message: card(call) }),
        last.card,
      )),
  ],
  [
    4,
    (call) =>
      post('/messaging/v2/update', { message_id: last.card, message: { interactive_message: card(call) } }),
  ],
  [
    2,
    async (call) => {
      const opened = await post('/messaging/v2/group_chat/init_stream', {
        group_id: groupOf(0),
        message: text(call),
      });
      last.stream = textIn(opened, 'stream_id', last.stream);
      last.seq = 0;
    },
  ],
  [
    3,
    (call) =>
      post('/messaging/v2/group_chat/update_stream', {
        group_id: groupOf(0),
        stream_id: last.stream,
        seq: ++last.seq,
        finish: call % 7 === 0,
        message: { text: { content: `part ${call}` } },
      }),
  ],
  [
    2,
    async () => {
      const page = await get('/messaging/v2/group_chat/history', { group_id: groupOf(0), page_size: '5' });
      last.cursor = textIn(page, 'next_cursor', '');
    },
  ],
  [
    4,
    () =>
      get('/messaging/v2/group_chat/history', { group_id: groupOf(0), cursor: last.cursor, page_size: '5' }),
  ],
  [
    4,
    () =>
      get('/messaging/v2/group_chat/get_thread_by_thread_id', {
        group_id: groupOf(0),
        thread_id: last.root,
        page_size: '5',
      }),
  ],
  [5, () => get('/messaging/v2/get_message_by_message_id', { message_id: last.message })],
  [
    2,
    async () => {
      const read = await get('/messaging/v2/get_message_by_message_id', { message_id: last.card });
      const elements = (
        read['interactive_message'] as { elements?: { image?: { content?: string } }[] } | undefined
      )?.elements;
      last.file = elements?.[1]?.image?.content ?? last.file;
    },
  ],
  [2, () => (last.file === '' ? Promise.resolve() : get(new URL(last.file).pathname))],
  [
    4,
    (call) =>
      ask(webhook, {
        method: 'POST',
        body: JSON.stringify({ tag: 'text', text: { content: `alert ${call}` } }),
      }),
  ],
  [2, (call) => post('/messaging/v2/group_chat_typing', { group_id: groupOf(call) })],
  [1, () => get('/messaging/v2/group_chat/joined')],
  [1, (call) => get('/messaging/v2/group_chat/info', { group_id: groupOf(call) })],
  [
    1,
    (call) =>
      post('/messaging/v2/group_chat/create_group', { group_owner: MIRA, group_name: `Incident ${call}` }),
  ],
  [1, () => get('/contacts/v2/profile', { employee_code: MIRA })],
  [
    1,
    (call) =>
      post('/messaging/v2/badge', {
        badges: [{ employee_code: MIRA, toggle: true, count: 1, version: call }],
      }),
  ],
  [3, newToken],
  [3, (call) => post('/auth/app_access_token', { app_id: `invented ${call}`, app_secret: 'x' })],
  [4, () => ask('/messaging/v2/group_chat/joined', { headers: { authorization: 'Bearer invented' } })],
  [2, () => ask('/messaging/v2/group_chat', { method: 'POST', headers: bearer(), body: 'no JSON' })],
  [1, () => ask('/messaging/v2/group_chat', { method: 'POST', headers: bearer(), body: DEEP })],
  [2, (call) => send(call, { ...text(call), [`key ${call}`]: call })],
  [2, (call) => ask(`/message/v2/send/${call}`, { method: 'POST', body: '{}' })],
  [
    1,
    (call) =>
      control('POST', '/faults', { call: 'setSingleChatTyping', code: 2, count: 1, message: `no. ${call}` }),
  ],
  [1, (call) => (call % 50 === 0 ? control('GET', '/activity') : control('GET', '/clock'))],
];
const ACTS = MIX.flatMap(([times, act]) => Array.from({ length: times }, () => act));

interface Sample {
  readonly calls: number;
  readonly heapBytes: number;
  readonly externalBytes: number;
  readonly rssBytes: number;
  readonly callsPerSec: number;
}

function measured(calls: number, since: { readonly calls: number; readonly atMs: number }): Sample {
  const callsPerSec = ((calls - since.calls) / (performance.now() - since.atMs)) * 1000;
  // Twice, as finalizers run between.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { calls, heapBytes: heapUsed, externalBytes: external, rssBytes: rss, callsPerSec };
}

const mb = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

async function main(): Promise<void> {
  await newToken();
  const samples: Sample[] = [];
  let since = { calls: 0, atMs: performance.now() };
  for (let call = 1; call <= CALLS; call++) {
    nowMs += 40;
    // With the windows of the platform for a while, and without them for a while.
    if (call % 10_000 === 1) await control('PUT', '/limits', { enabled: call % 20_000 !== 1 });
    // More than are kept, of worlds that are full.
    if (call > CALLS * 0.3 && call < CALLS * 0.45 && call % (CALLS / 100) === 0)
      await control('POST', '/snapshot');
    // Another stride than the length of the mix, so that kinds of calls meet in all ways.
    const act = ACTS[(call * 37 + Math.floor(call / 100)) % ACTS.length];
    await act?.(call);
    if (call % (CALLS / SAMPLES) === 0) {
      const sample = measured(call, since);
      samples.push(sample);
      console.log(
        `${call} calls, heap ${mb(sample.heapBytes)} MB, ${Math.round(sample.callsPerSec)} calls/s`,
      );
      since = { calls: call, atMs: performance.now() };
    }
  }
  printTable(
    `A local SeaTalk after up to ${CALLS} mixed calls: MB after a collection of garbage`,
    ['calls', 'heap', 'buffers', 'process', 'calls/s'],
    samples.map((one) => [
      one.calls,
      mb(one.heapBytes),
      mb(one.externalBytes),
      mb(one.rssBytes),
      Math.round(one.callsPerSec),
    ]),
  );
  printTable(
    'How the calls were answered',
    ['code', 'calls'],
    [...codes].toSorted(([, one], [, other]) => other - one),
  );
  const [middle, end] = [samples[SAMPLES / 2 - 1], samples.at(-1)];
  if (!middle || !end) throw new Error('There are no samples');
  const ratio = end.heapBytes / middle.heapBytes;
  bar(`the heap at the end is ${ratio.toFixed(3)} of that at half time, at most ${LIMIT}`, ratio <= LIMIT);
  const all = (end.heapBytes + end.externalBytes) / (middle.heapBytes + middle.externalBytes);
  bar(`with buffers it is ${all.toFixed(3)}, at most ${LIMIT}`, all <= LIMIT);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
