import type { IncomingMessage, Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Clock } from '../../../../base/clock';
import { SOCKET_FRAME_MAX_BYTES, SOCKET_PATH } from '../../../../contract/socketFrames';
import type { ServedHosts } from '../../../http/servedHosts';
import { serveWithoutUpgrade } from '../../../http/withoutUpgrade';
import type { BotSocket } from './botSocket';
import { WsBotSocket } from './botSocket';

/** Connections open at once. */
const MAX_CONNECTIONS = 1_000;

export interface SocketDoorParts {
  readonly clock: Clock;
  readonly hosts: ServedHosts;
  /** Takes over a connection. */
  readonly onConnect: (socket: BotSocket) => void;
}

/**
 * Lets bots in: turns requests for the WebSocket's path on an HTTP server into connections. Hosts and origins are held to the same rules as
 * those of calls. Messages are neither compressed nor split.
 */
export function openSocketDoor(server: Server, { clock, hosts, onConnect }: SocketDoorParts): void {
  const sockets = new WebSocketServer({
    noServer: true,
    autoPong: false,
    perMessageDeflate: false,
    maxPayload: SOCKET_FRAME_MAX_BYTES,
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket')
      return serveWithoutUpgrade(server, request, stream, head);
    // Until `ws` listens itself: a bot that is gone must not end the process.
    const ignore = () => undefined;
    stream.on('error', ignore);
    const refusal = refusalOf(request, hosts, sockets.clients.size);
    if (refusal) return refuse(stream, refusal);
    sockets.handleUpgrade(request, stream, head, (ws) => {
      stream.off('error', ignore);
      // What an HTTP server upgrades is a socket.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      onConnect(new WsBotSocket(ws, stream as Socket, clock));
    });
  });
}

interface Refusal {
  readonly status: 403 | 404 | 503;
  readonly words: string;
}

function refusalOf(request: IncomingMessage, hosts: ServedHosts, open: number): Refusal | undefined {
  const { headers, socket, url = '' } = request;
  const admission = hosts.admit({
    host: headers.host ?? '',
    origin: headers.origin,
    remoteAddress: socket.remoteAddress,
  });
  if ('refusal' in admission) return { status: 403, words: admission.refusal };
  if (url.split('?', 1)[0] !== SOCKET_PATH)
    return { status: 404, words: `There is no WebSocket here, only at ${SOCKET_PATH}.` };
  if (open >= MAX_CONNECTIONS) return { status: 503, words: 'Too many connections are open.' };
  return undefined;
}

function refuse(stream: Duplex, { status, words }: Refusal): void {
  const body = Buffer.from(`${words}\n`);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=UTF-8',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${body.byteLength}`,
  ];
  stream.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  stream.once('finish', () => stream.destroy());
}
