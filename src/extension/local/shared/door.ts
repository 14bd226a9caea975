import { timingSafeEqual } from 'node:crypto';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { Clock, Disposable } from '../../../base/clock';
import type { LocalAddress } from '../localAddress';
import type { DoorLine } from './doorProtocol';
import { LineReader, lineOf, proofOf } from './doorProtocol';

export interface DoorOptions {
  readonly token: string;
  readonly version: string;
  readonly address: () => LocalAddress;
  readonly reset: () => void;
  /** Called when a window asks for the end, or when none has been here for the grace time. */
  readonly onStop: () => void;
  readonly clock: Clock;
  /** How long no window may be here: one that reloads is away for a while. */
  readonly graceMs: number;
}

/** How many may be connected without having named the token. */
const STRANGERS_MAX = 32;
/** How long one of them may say nothing. */
const STRANGER_MS = 10_000;

/** Where windows come in to use the local SeaTalk together. It ends when the last of them has been gone for a while. */
export class Door {
  readonly #options: DoorOptions;
  readonly #server: Server;
  readonly #windows = new Set<Socket>();
  readonly #strangers = new Set<Socket>();
  #empty: Disposable | undefined;
  #expects = false;

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#meet(socket));
  }

  /** @returns the port on 127.0.0.1. @throws the system's error. */
  async open(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on it ends when no window is here for the grace time. */
  expectWindows(): void {
    this.#expects = true;
    this.#wait();
  }

  /** Says something to all windows. */
  tell(line: DoorLine): void {
    for (const socket of this.#windows) socket.write(lineOf(line));
  }

  /** Tells all windows that it ends, and lets them go. */
  close(): void {
    this.#expects = false;
    this.#empty?.dispose();
    this.#server.close();
    this.tell({ tell: 'stopping' });
    for (const socket of this.#windows) socket.end();
    for (const socket of this.#strangers) socket.destroy();
  }

  #wait(): void {
    const { clock, graceMs, onStop } = this.#options;
    this.#empty?.dispose();
    const isEmpty = this.#expects && this.#windows.size === 0;
    this.#empty = isEmpty ? clock.setTimer(graceMs, onStop) : undefined;
  }

  #meet(socket: Socket): void {
    if (this.#strangers.size >= STRANGERS_MAX) return void socket.destroy();
    this.#strangers.add(socket);
    const reader = new LineReader();
    socket.setEncoding('utf8');
    socket.setTimeout(STRANGER_MS, () => socket.destroy());
    socket.on('data', (text: string) => {
      try {
        for (const line of reader.add(text)) this.#hear(socket, line);
      } catch {
        // No window of ours: a browser that was led here, a scanner.
        socket.destroy();
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#strangers.delete(socket);
      if (this.#windows.delete(socket)) this.#wait();
    });
  }

  #hear(socket: Socket, { ask, nonce, token }: Readonly<Record<string, unknown>>): void {
    const { address, onStop, reset, version } = this.#options;
    if (ask === 'proof' && typeof nonce === 'string') {
      socket.write(lineOf({ tell: 'proof', proof: proofOf(this.#options.token, nonce) }));
    } else if (ask === 'enter' && typeof token === 'string' && same(token, this.#options.token)) {
      this.#strangers.delete(socket);
      socket.setTimeout(0);
      this.#windows.add(socket);
      this.#wait();
      socket.write(lineOf({ tell: 'running', version, address: address() }));
    } else if (!this.#windows.has(socket)) {
      socket.destroy();
    } else if (ask === 'reset') {
      reset();
    } else if (ask === 'stop') {
      onStop();
    }
  }
}

function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}
