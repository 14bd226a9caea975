import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { createConnection } from 'node:net';
import { Emitter } from '../../../base/emitter';
import type { LocalAddress } from '../localAddress';
import type { WindowLine } from './doorProtocol';
import { LineReader, lineOf, proofOf } from './doorProtocol';
import type { SharedState } from './stateFile';

/** Longest wait for a word of the process; it answers at once, as long as it is the right one. */
const ANSWER_LIMIT_MS = 5_000;

/** A local SeaTalk that runs in a process of its own, as one window uses it. It runs while any window does. */
export interface SharedSeaTalk {
  readonly address: LocalAddress;
  /** Of the extension that started it. */
  readonly version: string;
  /** Its people, groups and messages are others now: a window has reset it. */
  readonly onDidReplace: Emitter['subscribe'];
  /** It has stopped, or its process has died. */
  readonly onDidEnd: Emitter['subscribe'];
  readonly onWarning: Emitter<string>['subscribe'];
  /** Puts everything back as it was at the start; ends when that is done. @throws when it has ended meanwhile. */
  reset(): Promise<void>;
  /** Stops it for all windows. */
  stop(): Promise<void>;
  /** Lets go of it. It runs on while another window uses it, and a while for one that reloads. */
  dispose(): void;
}

/** Whether the process that wrote a state is still there. */
export async function answersAs(state: SharedState): Promise<boolean> {
  const guest = await meet(state);
  guest?.socket.destroy();
  return guest !== undefined;
}

/** Enters a running local SeaTalk; `undefined` when it doesn't run any more. */
export async function enter(state: SharedState): Promise<SharedSeaTalk | undefined> {
  const guest = await meet(state);
  if (!guest) return undefined;
  const running = await guest.ask({ ask: 'enter', token: state.token });
  if (running?.['tell'] !== 'running' || guest.socket.destroyed) {
    guest.socket.destroy();
    return undefined;
  }
  // Written by our own process, which has proved itself.
  return new Guest(guest, String(running['version']), running['address'] as LocalAddress);
}

/** A socket whose other side has proved to be the process that wrote the state. */
async function meet({ port, token }: SharedState): Promise<Line | undefined> {
  const socket = createConnection({ host: '127.0.0.1', port });
  const line = new Line(socket);
  const nonce = randomBytes(16).toString('hex');
  const answer = await line.ask({ ask: 'proof', nonce });
  if (answer?.['proof'] === proofOf(token, nonce)) return line;
  socket.destroy();
  return undefined;
}

type Told = Readonly<Record<string, unknown>>;

/** The lines of a socket, in order; those that come while nobody asks go to `onLine`. */
class Line {
  readonly socket: Socket;
  readonly #reader = new LineReader();
  #waiting: ((line: Told | undefined) => void) | undefined;
  onLine: (line: Told) => void = () => undefined;
  onEnd: () => void = () => undefined;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      try {
        for (const line of this.#reader.add(text)) this.#take(line);
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#answer(undefined);
      this.onEnd();
    });
  }

  /** The next line after a question; `undefined` when there is none. */
  ask(question: WindowLine): Promise<Told | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answer(undefined), ANSWER_LIMIT_MS);
      this.#waiting = (line) => {
        clearTimeout(timer);
        resolve(line);
      };
      this.say(question);
    });
  }

  say(line: WindowLine): void {
    this.socket.write(lineOf(line));
  }

  #take(line: Told): void {
    if (this.#waiting) this.#answer(line);
    else this.onLine(line);
  }

  #answer(line: Told | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(line);
  }
}

class Guest implements SharedSeaTalk {
  readonly address: LocalAddress;
  readonly version: string;
  readonly #line: Line;
  readonly #replaced = new Emitter(() => undefined);
  readonly #ended = new Emitter(() => undefined);
  readonly #warned = new Emitter<string>(() => undefined);
  #isOver = false;

  readonly onDidReplace = this.#replaced.subscribe;
  readonly onDidEnd = this.#ended.subscribe;
  readonly onWarning = this.#warned.subscribe;

  constructor(line: Line, version: string, address: LocalAddress) {
    this.#line = line;
    this.version = version;
    this.address = address;
    line.onLine = ({ tell, text }) => {
      if (tell === 'replaced') this.#replaced.fire();
      if (tell === 'warning') this.#warned.fire(String(text));
    };
    line.onEnd = () => {
      this.#isOver = true;
      this.#ended.fire();
    };
  }

  async reset(): Promise<void> {
    const replaced = this.#next(this.onDidReplace, 'was not reset');
    this.#line.say({ ask: 'reset' });
    await replaced;
  }

  async stop(): Promise<void> {
    if (this.#isOver) return;
    const ended = this.#next(this.onDidEnd, 'did not stop');
    this.#line.say({ ask: 'stop' });
    await ended;
  }

  dispose(): void {
    this.#line.onEnd = () => undefined;
    this.#line.socket.destroy();
  }

  /** @throws when it has ended, or doesn't come in time. */
  #next(event: Emitter['subscribe'], failure: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (done: () => void) => {
        clearTimeout(timer);
        subscription.dispose();
        ending.dispose();
        done();
      };
      const fail = () => end(() => reject(new Error(`The local SeaTalk ${failure}`)));
      const timer = setTimeout(fail, ANSWER_LIMIT_MS);
      const subscription = event(() => end(resolve));
      const ending = event === this.onDidEnd ? { dispose: () => undefined } : this.onDidEnd(fail);
      if (this.#isOver) fail();
    });
  }
}
