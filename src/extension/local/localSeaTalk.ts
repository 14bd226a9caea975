import * as vscode from 'vscode';
import { LOCAL_APP_ID } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';
import type { LocalAddress } from './localAddress';

/** A server that runs inside this extension host. */
export interface EmbeddedServer {
  readonly address: LocalAddress;
  stop(): Promise<void>;
}

export type LocalState = 'stopped' | 'starting' | 'running' | 'stopping';

/** Longest wait for the server's own control routes. */
const CONTROL_LIMIT_MS = 5_000;

/**
 * The local SeaTalk of this window: started inside the extension host on demand, or one that runs beside the editor already. Its
 * app and webhooks appear while it runs. Only the choice to use it is kept.
 */
export class LocalSeaTalk implements vscode.Disposable {
  readonly #apps: Apps;
  readonly #beside: LocalAddress | undefined;
  readonly #startServer: () => Promise<EmbeddedServer>;
  readonly #changed = new vscode.EventEmitter<void>();
  #address: LocalAddress | undefined;
  #server: EmbeddedServer | undefined;
  #state: LocalState = 'stopped';
  #turn: Promise<unknown> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  /**
   * @param options `beside`: a local SeaTalk that was started outside this editor and ends there; `startServer`: starts one in
   * this process, loading the server on first use.
   */
  constructor(
    apps: Apps,
    options: {
      readonly beside?: LocalAddress | undefined;
      readonly startServer: () => Promise<EmbeddedServer>;
    },
  ) {
    this.#apps = apps;
    this.#beside = options.beside;
    this.#startServer = options.startServer;
    if (!options.beside) return;
    this.#use(options.beside);
    // Both were started to be used together. An app that was chosen before stays.
    if (!apps.active) void apps.setActive(LOCAL_APP_ID);
  }

  get state(): LocalState {
    return this.#state;
  }

  /** Where it answers, while it runs. */
  get url(): string | undefined {
    return this.#address?.url;
  }

  /** Starts it, unless it runs already, and makes its app the active one. */
  async start(): Promise<void> {
    await this.#inTurn(async () => {
      if (!(await this.#runs())) {
        this.#set('starting');
        try {
          this.#use(await this.#anyServer());
        } catch (error) {
          this.#forget();
          throw error;
        }
      }
      await this.#apps.setActive(LOCAL_APP_ID);
    });
  }

  /** Ends it with all its messages. One that runs beside the editor keeps running; it is only no longer used. */
  async stop(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#state === 'stopped') return;
      this.#set('stopping');
      const server = this.#server;
      this.#server = undefined;
      try {
        await server?.stop();
      } finally {
        this.#forget();
      }
    });
  }

  /** Puts its people, groups and messages back as they were at the start. */
  async reset(): Promise<void> {
    await this.#inTurn(async () => {
      const address = this.#address;
      if (!address) return;
      await this.control('POST', '/reset', {});
      // Old tokens and caches are worthless: a new session begins.
      this.#use(address);
    });
  }

  /**
   * Calls a control route of the one that is used.
   * @param path below the prefix of control routes.
   * @throws Error when it doesn't run, can't be controlled, or refuses.
   */
  async control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const address = this.#address;
    if (address?.controlToken === undefined) throw new Error('The control routes are closed');
    const answer = await fetch(`${address.url}/_local${path}`, {
      method,
      headers: { 'x-local-token': address.controlToken, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(CONTROL_LIMIT_MS),
    });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with HTTP ${answer.status}`);
    return answer.json();
  }

  /** Stops the server, for {@link deactivate}, which the editor waits for a few seconds. */
  async end(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await server?.stop();
  }

  dispose(): void {
    void this.end();
    this.#changed.dispose();
  }

  /** The server in this process runs until it is stopped; one beside the editor may have ended unnoticed. */
  async #runs(): Promise<boolean> {
    if (this.#server) return true;
    return this.#state === 'running' && this.#beside !== undefined && (await answers(this.#beside.url));
  }

  async #anyServer(): Promise<LocalAddress> {
    if (this.#beside && (await answers(this.#beside.url))) return this.#beside;
    this.#server = await this.#startServer();
    return this.#server.address;
  }

  #use(address: LocalAddress): void {
    this.#address = address;
    this.#apps.upsertLocal(
      {
        name: vscode.l10n.t('Local SeaTalk'),
        appId: address.appId,
        baseUrl: address.url,
        // No bot shares its limits.
        quotaShare: 1,
        ...(address.bot ? { bot: address.bot } : {}),
      },
      { secret: address.appSecret, signingSecret: address.signingSecret },
      address.webhooks,
    );
    this.#set('running');
  }

  #forget(): void {
    this.#address = undefined;
    this.#apps.removeLocal();
    this.#set('stopped');
  }

  #set(state: LocalState): void {
    this.#state = state;
    this.#changed.fire();
  }

  /** One operation after the other, however fast the buttons are pressed. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** Whether anything answers there, whatever the answer is. */
async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(1_000) });
    return true;
  } catch {
    return false;
  }
}
