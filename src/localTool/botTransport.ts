import Agent from 'undici/lib/dispatcher/agent.js';
import type { Transport, TransportRequest, TransportResponse } from '../wire/transport';
import { createUndiciTransport } from '../wire/undiciTransport';

/**
 * How events are posted to bots under test: neither by the process's `fetch`, which tests replace, nor through a proxy, which doesn't know
 * this machine. Connections are made when they are needed and closed when the local SeaTalk stops, so that nothing is left open.
 */
export class BotTransport implements Transport {
  #open: ReturnType<typeof createUndiciTransport> | undefined;

  send(request: TransportRequest): Promise<TransportResponse> {
    this.#open ??= createUndiciTransport({ dispatcher: new Agent() });
    return this.#open.send(request);
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.close();
  }
}
