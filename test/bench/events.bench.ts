// Events from the local SeaTalk to bots: a thousand a second, for ten seconds, to one bot by callback and to one by WebSocket, beside a bot that
// never answers.
import type { AddressInfo } from 'node:net';
import * as http from 'node:http';
import { WebSocket } from 'ws';
import type { createEmulator as CreateEmulator } from '../../src/emulator/emulator';
import { buildBundle } from './bundled';
import { bar, printTable } from './table';

const SECONDS = 10;
const RATE = 1_000;
/** Events raised together, as timers are no finer. */
const BATCH = 10;
/** How much the heap may have grown in the end, in megabytes: records are bounded. */
const HEAP_MB = 64;

// As it is shipped.
const { createEmulator } = require(buildBundle(['src/emulator/emulator'])) as {
  readonly createEmulator: typeof CreateEmulator;
};

interface Bot {
  readonly name: string;
  readonly appId: string;
  /** The `value` of each event, as it came. */
  readonly taken: number[];
  /** Milliseconds from raising an event to its arrival. */
  readonly latencies: number[];
}

const sentAt: number[] = [];

function take({ taken, latencies }: Bot, text: string): void {
  const { event } = JSON.parse(text) as { readonly event: { readonly value?: string } };
  const number = Number(event.value);
  if (!Number.isInteger(number)) return;
  taken.push(number);
  latencies.push(performance.now() - (sentAt[number] ?? Number.NaN));
}

function listen(handle: (body: string, response: http.ServerResponse) => void): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => handle(body, response));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const urlOf = (server: http.Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;

/** Answers the challenge, and leaves everything else to `then`. */
const callback = (then: (body: string, response: http.ServerResponse) => void) =>
  listen((body, response) => {
    const { event } = JSON.parse(body) as { readonly event: { readonly seatalk_challenge?: string } };
    const { seatalk_challenge } = event;
    if (seatalk_challenge === undefined) then(body, response);
    else response.end(JSON.stringify({ seatalk_challenge }));
  });

const at = (values: readonly number[], share: number) =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

async function main(): Promise<void> {
  const apps = ['By callback', 'By WebSocket', 'Never answers'].map((name) => ({ name }));
  const emulator = createEmulator({ seed: { apps } });
  const { url, control } = await emulator.start();
  const headers = { 'x-local-token': control.token };
  const { apps: made } = (await (await emulator.request(`${url}/_local/apps`, { headers })).json()) as {
    readonly apps: readonly { readonly app_id: string; readonly app_secret: string; readonly name: string }[];
  };
  const bots = made.map(({ app_id, name }): Bot => ({ name, appId: app_id, taken: [], latencies: [] }));
  const [byCallback, bySocket, silent] = bots;
  if (!byCallback || !bySocket || !silent) throw new Error('There are no apps.');
  const { deliveries } = emulator;

  const server = await callback((body, response) => {
    take(byCallback, body);
    response.end();
  });
  const never = await callback(() => undefined);
  const results = [
    await deliveries.setCallback(byCallback.appId, urlOf(server)),
    await deliveries.setCallback(silent.appId, urlOf(never)),
  ];
  if (results.some(({ verified }) => !verified)) throw new Error('A callback was refused.');
  deliveries.useSocket(bySocket.appId);
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/bot`);
  const registered = new Promise<string>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as {
        readonly cmd: string;
        readonly header: { readonly token?: string; readonly callback_id?: string };
        readonly data?: unknown;
      };
      if (frame.cmd === 'register') return resolve(frame.header.token ?? '');
      if (frame.cmd !== 'event') return;
      take(bySocket, JSON.stringify(frame.data));
      const { callback_id } = frame.header;
      void registered.then((token) =>
        socket.send(JSON.stringify({ cmd: 'ack', header: { token, callback_id } })),
      );
    });
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const secret = made.find(({ app_id }) => app_id === bySocket.appId)?.app_secret;
  socket.send(
    JSON.stringify({ cmd: 'register', header: { app_id: bySocket.appId, app_secret: secret, rid: '1' } }),
  );
  const token = await registered;
  const ping = setInterval(() => socket.send(JSON.stringify({ cmd: 'ping', header: { token } })), 4_000);

  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const total = SECONDS * RATE;
  const startedAt = performance.now();
  for (let number = 0; number < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * RATE));
    for (; number < due; number++) {
      sentAt[number] = performance.now();
      for (const { appId } of bots)
        deliveries.sendTest(appId, 'interactive_message_click', { value: String(number), group_id: '' });
    }
    await new Promise((resolve) => setTimeout(resolve, BATCH));
  }
  const waited = performance.now();
  while (bots.slice(0, 2).some(({ taken }) => taken.length < total) && performance.now() - waited < 10_000)
    await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc?.();
  const grown = (process.memoryUsage().heapUsed - heapBefore) / 1024 / 1024;
  clearInterval(ping);
  socket.terminate();
  await emulator.stop();
  for (const one of [server, never]) {
    one.closeAllConnections();
    one.close();
  }
  const rows = [byCallback, bySocket].map(({ name, taken, latencies }) => [
    name,
    taken.length,
    ...[0.5, 0.95, 0.99].map((share) => at(latencies, share).toFixed(1)),
  ]);
  printTable(
    `${RATE} events a second for ${SECONDS} s to each, ms from raising to arrival; heap grown by ${grown.toFixed(1)} MB`,
    ['bot', 'events', 'median', 'p95', 'p99'],
    rows,
  );
  for (const { name, taken } of [byCallback, bySocket])
    bar(
      `${name}: none lost, doubled or out of order`,
      taken.length === total && taken.every((number, index) => number === index),
    );
  bar(`the heap has grown by at most ${HEAP_MB} MB`, grown <= HEAP_MB);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
