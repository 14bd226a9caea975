import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between a window and a platform, and remembers the secrets that pass: access tokens in requests and in answers. */
export interface RecordingProxy {
  readonly url: string;
  readonly tokens: ReadonlySet<string>;
  close(): Promise<void>;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** @param target origin of the platform. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const { hostname, port, host } = new URL(target);
  const tokens = new Set<string>();
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const bearer = /^Bearer (.+)$/u.exec(incoming.headers.authorization ?? '')?.[1];
      if (bearer !== undefined) tokens.add(bearer);
      const { method, url: path } = incoming;
      const headers = { ...incoming.headers, host };
      // A connection kept for later could be one that the platform is just closing.
      const onward = request({ hostname, port, method, path, headers, agent: false });
      // What cuts one side cuts the other.
      onward.once('error', () => incoming.socket.destroy());
      onward.once('response', (answer) => {
        bodyOf(answer).then(
          (body) => {
            const token = /"app_access_token":"([^"]+)"/u.exec(body.toString())?.[1];
            if (token !== undefined) tokens.add(token);
            outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(body);
          },
          () => incoming.socket.destroy(),
        );
      });
      onward.end(await bodyOf(incoming));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
