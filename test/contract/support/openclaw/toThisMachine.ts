import type { AddressInfo } from 'node:net';
import net from 'node:net';
import tls from 'node:tls';
import { report } from './reports';

const API_ORIGIN = 'https://openapi.seatalk.io';
const SOCKET_HOST = 'ws-openapi.haiserve.com';

/**
 * Leads what is built into the client to this machine: SeaTalk's two hosts to the local SeaTalk, without TLS, and the port for callbacks
 * to a free one. Everything else fails, so that no test can reach the real platform.
 * @param url of the local SeaTalk.
 */
export function leadToThisMachine(url: string): void {
  const { hostname: host, port } = new URL(url);
  const fetchThere = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    if (asked.origin !== API_ORIGIN) throw new Error(`The client asks for ${asked.href}.`);
    return fetchThere(new URL(`${asked.pathname}${asked.search}`, url), init);
  };
  Object.assign(tls, {
    connect(options: tls.ConnectionOptions) {
      if (options.host !== SOCKET_HOST) throw new Error(`The client connects to ${options.host}.`);
      return net.connect({ host, port: Number(port) });
    },
  });
  const listen = Reflect.get(net.Server.prototype, 'listen') as (...given: unknown[]) => net.Server;
  net.Server.prototype.listen = function (this: net.Server, _port: unknown, onListening: () => void) {
    const listening = () => {
      report({ kind: 'listening', port: (this.address() as AddressInfo).port });
      onListening();
    };
    return listen.call(this, 0, '127.0.0.1', listening);
  } as typeof listen;
}

/**
 * Takes the repeated timers of the client, so that no test waits for one.
 * @returns runs each that is set.
 */
export function takeIntervals(): () => void {
  const set = new Map<object, () => void>();
  Object.assign(globalThis, {
    setInterval: (run: () => void) => {
      const id = {};
      set.set(id, run);
      return id;
    },
    clearInterval: (id: object) => void set.delete(id),
  });
  return () => {
    for (const run of set.values()) run();
  };
}
