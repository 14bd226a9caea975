import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** Lines a browser's own words are cut to, when it does not start. */
const LAST_WORDS = 300;
/** Milliseconds a browser may take to end by itself. */
const GRACE_MS = 2_000;

const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--disable-gpu',
  '--hide-scrollbars',
  '--mute-audio',
  // The same picture on every screen.
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/** The browser did not start, or went away. */
export class BrowserError extends Error {}

type Fields = Readonly<Record<string, unknown>>;
type Listener = (params: Fields) => void;

/**
 * A headless browser, spoken to over a pipe: no port is opened.
 * Messages: https://chromedevtools.github.io/devtools-protocol
 */
export class Devtools {
  readonly #child: ChildProcess;
  readonly #to: Writable;
  readonly #profile: string;
  readonly #waiting = new Map<number, { done: (result: Fields) => void; failed: (error: Error) => void }>();
  readonly #listeners = new Map<string, Listener>();
  readonly #gone: Promise<void>;
  #nextId = 1;
  #errors = '';

  private constructor(child: ChildProcess, profile: string) {
    this.#child = child;
    this.#profile = profile;
    const [, , , to, from] = child.stdio;
    this.#to = to as Writable;
    this.#to.on('error', () => undefined);
    this.#listen(from as Readable);
    child.stderr?.on(
      'data',
      (part: Buffer) => (this.#errors = (this.#errors + part.toString()).slice(-4_000)),
    );
    this.#gone = new Promise((resolve) => {
      child.once('error', (error) => this.#fail(error.message, resolve));
      child.once('close', () => this.#fail(this.#lastWords(), resolve));
    });
  }

  /** @param executable of Chromium, Chrome or Edge. */
  static async start(executable: string): Promise<Devtools> {
    const profile = await mkdtemp(path.join(tmpdir(), 'seatalk-card-'));
    // A sandbox can't be made by root, as in many containers.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(executable, [...FLAGS, ...sandbox, `--user-data-dir=${profile}`], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    return new Devtools(child, profile);
  }

  /** Calls a method and waits for its result. @throws BrowserError when it fails or the browser is gone. */
  send(method: string, params: Fields = {}, sessionId?: string): Promise<Fields> {
    const id = this.#nextId++;
    return new Promise((done, failed) => {
      if (this.#child.exitCode !== null || this.#to.destroyed) {
        return failed(new BrowserError(this.#lastWords()));
      }
      this.#waiting.set(id, { done, failed });
      this.#to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
  }

  /** One listener an event. */
  on(event: string, listener: Listener): void {
    this.#listeners.set(event, listener);
  }

  /** Ends the browser and removes what it wrote. */
  async close(): Promise<void> {
    this.send('Browser.close').catch(() => undefined);
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MS);
    await this.#gone;
    clearTimeout(timer);
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(
      () => undefined,
    );
  }

  #listen(from: Readable): void {
    let pending: Buffer[] = [];
    from.on('error', () => undefined);
    from.on('data', (part: Buffer) => {
      let rest = part;
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.#receive(Buffer.concat([...pending, rest.subarray(0, end)]).toString('utf8'));
        pending = [];
        rest = rest.subarray(end + 1);
      }
      if (rest.length > 0) pending.push(rest);
    });
  }

  #receive(text: string): void {
    // Written by the browser as its protocol says.
    const message = JSON.parse(text) as {
      id?: number;
      method?: string;
      params?: Fields;
      result?: Fields;
      error?: { message: string };
    };
    if (message.id === undefined) return this.#listeners.get(message.method ?? '')?.(message.params ?? {});
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.failed(new BrowserError(message.error.message));
    else waiting?.done(message.result ?? {});
  }

  #fail(why: string, resolve: () => void): void {
    for (const { failed } of this.#waiting.values()) failed(new BrowserError(why));
    this.#waiting.clear();
    resolve();
  }

  #lastWords(): string {
    const last = this.#errors.trim().split('\n').at(-1)?.slice(0, LAST_WORDS);
    return `The browser ended${last ? `, and said: ${last}` : ''}.`;
  }
}
