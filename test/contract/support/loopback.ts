import { once } from 'node:events';
import * as http from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import * as net from 'node:net';

/** A server on a free port of this machine. */
export interface Loopback {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** Starts `server`; closing it ends its connections too. */
export async function listen(server: Server): Promise<Loopback> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('close', () => void sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

export interface ConnectProxy extends Loopback {
  /** What was asked for: `CONNECT host:port`, or method and absolute URL. */
  readonly asked: string[];
}

/**
 * A proxy as companies have them: tunnels by CONNECT, plain requests by their absolute URL.
 * @param refuseWith a status to refuse everything with.
 */
export async function connectProxy(refuseWith?: number): Promise<ConnectProxy> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (refuseWith !== undefined) {
      response.writeHead(refuseWith).end();
      return;
    }
    const { method, headers } = request;
    const onward = http.request(request.url ?? '', { method: method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (request, socket: net.Socket, head: Buffer) => {
    asked.push(`CONNECT ${request.url}`);
    socket.on('error', () => undefined);
    if (refuseWith !== undefined) {
      socket.end(`HTTP/1.1 ${refuseWith} Refused\r\n\r\n`);
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const onward = net.connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  return { asked, ...(await listen(server)) };
}

/** A port nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = await listen(net.createServer());
  await server.close();
  return server.port;
}
