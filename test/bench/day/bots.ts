import type { AddressInfo } from 'node:net';
import * as http from 'node:http';
import { WebSocket } from 'ws';

/** Real milliseconds between two pings; the local SeaTalk lets ten seconds pass. */
const PING_MS = 4_000;

/** What a bot has got, in the order in which it came. */
export interface Taken {
  count: number;
  /** Whether nothing was missing, doubled or out of order so far. */
  isInOrder: boolean;
}

/** Messages end with their number. */
function take(taken: Taken, body: string): void {
  const number = Number(/ (\d+)"/u.exec(body)?.[1]);
  if (Number.isNaN(number)) return;
  taken.isInOrder &&= number === taken.count + 1;
  taken.count += 1;
}

/** A bot with a callback URL. */
export async function callbackBot(taken: Taken) {
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const challenge = /"event":(\{"seatalk_challenge":"[^"]*"\})/u.exec(body)?.[1];
      if (challenge === undefined) take(taken, body);
      response.end(challenge ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A bot that is connected by WebSocket. @param url of the local SeaTalk. */
export async function socketBot(
  url: string,
  { appId, appSecret }: { readonly appId: string; readonly appSecret: string },
  taken: Taken,
) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/bot`);
  const send = (cmd: string, header: object) => socket.send(JSON.stringify({ cmd, header }));
  let token = '';
  const registered = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      const { cmd, header } = JSON.parse(text) as {
        readonly cmd: string;
        readonly header: { readonly token?: string; readonly callback_id?: string };
      };
      if (cmd === 'register') {
        token = header.token ?? '';
        resolve();
      } else if (cmd === 'event') {
        take(taken, text);
        send('ack', { token, callback_id: header.callback_id });
      }
    });
  });
  await new Promise((resolve) => socket.once('open', resolve));
  send('register', { app_id: appId, app_secret: appSecret, rid: '1' });
  await registered;
  const pinging = setInterval(() => send('ping', { token }), PING_MS);
  return {
    close() {
      clearInterval(pinging);
      socket.terminate();
    },
  };
}
