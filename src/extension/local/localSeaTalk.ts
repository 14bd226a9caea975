import * as vscode from 'vscode';
import { DisposableSlot } from '../../base/slot';
import { LOCAL_APP_ID } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';
import { ControlCallError } from './controlError';
import type { LocalAddress } from './localAddress';
import type { SharedSeaTalk } from './shared/doorClient';

export type LocalState = 'stopped' | 'starting' | 'running' | 'stopping';

/** The local SeaTalk that the windows of a profile share; see `findShared.ts`. */
export interface SharedWays {
  /** The one that runs, if any. */
  readonly find: () => Promise<SharedSeaTalk | undefined>;
  /** The one that runs, or else a new one. */
  readonly start: () => Promise<SharedSeaTalk>;
}

export interface LocalOptions {
  /** One that was started outside this editor and ends there. */
  readonly beside?: LocalAddress | undefined;
  readonly shared: SharedWays;
  /** Called with what its process warns of. */
  readonly onWarning?: (text: string) => void;
}

/** Longest wait for a control route, but for those that wait themselves. */
const CONTROL_LIMIT_MS = 5_000;

/**
 * The local SeaTalk as this window uses it: one in a process of its own that all windows of the profile share, or one that runs
 * beside the editor already. Its app and webhooks appear while it runs. Only the choice to use it is kept.
 */
export class LocalSeaTalk implements vscode.Disposable {
  readonly #apps: Apps;
  readonly #beside: LocalAddress | undefined;
  readonly #shared: SharedWays;
  readonly #onWarning: (text: string) => void;
  readonly #changed = new vscode.EventEmitter<void>();
  /** The shared one, while it is used here. */
  readonly #server = new DisposableSlot<SharedSeaTalk>();
  #address: LocalAddress | undefined;
  #state: LocalState = 'stopped';
  #turn: Promise<unknown> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  constructor(apps: Apps, { beside, shared, onWarning }: LocalOptions) {
    this.#apps = apps;
    this.#beside = beside;
    this.#shared = shared;
    this.#onWarning = onWarning ?? (() => undefined);
    if (!beside) return;
    this.#use(beside);
    // Both were started to be used together. An app that was chosen before stays.
    if (!apps.active) void apps.setActive(LOCAL_APP_ID);
  }

  get state(): LocalState {
    return this.#state;
  }

  /** How to use it, while it runs. */
  get address(): LocalAddress | undefined {
    return this.#address;
  }

  /** Where it answers, while it runs. */
  get url(): string | undefined {
    return this.#address?.url;
  }

  /** The version of the extension that started the shared one, while it is used here. */
  get version(): string | undefined {
    return this.#server.value?.version;
  }

  /** Looks whether another window has started it, and uses it then. An app that was chosen before stays the active one. */
  async find(): Promise<void> {
    // Whoever looks doesn't wait for a start.
    if (this.#state !== 'stopped') return;
    await this.#inTurn(async () => {
      if (this.#state !== 'stopped') return;
      const found = await this.#shared.find();
      if (!found) return;
      this.#attach(found);
      if (!this.#apps.active) await this.#apps.setActive(LOCAL_APP_ID);
    });
  }

  /** Starts it, unless it runs already, and makes its app the active one. */
  async start(): Promise<void> {
    await this.#inTurn(async () => {
      if (!(await this.#runs())) {
        this.#set('starting');
        try {
          if (this.#beside && (await answers(this.#beside.url))) this.#use(this.#beside);
          else this.#attach(await this.#shared.start());
        } catch (error) {
          this.#forget();
          throw error;
        }
      }
      await this.#apps.setActive(LOCAL_APP_ID);
    });
  }

  /** Ends it with all its messages, in all windows. One that runs beside the editor keeps running; it is only no longer used. */
  async stop(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#state === 'stopped') return;
      this.#set('stopping');
      try {
        await this.#server.value?.stop();
      } finally {
        this.#server.clear();
        this.#forget();
      }
    });
  }

  /** Puts its people, groups and messages back as they were at the start, in all windows. */
  async reset(): Promise<void> {
    await this.#inTurn(async () => {
      // The shared one tells every window, this one too.
      if (this.#server.value) return this.#server.value.reset();
      if (!this.#address) return;
      await this.control('POST', '/reset', {});
      this.#use(this.#address);
    });
  }

  /**
   * Calls a control route of the one that is used.
   * @param path below the prefix of control routes.
   * @param limitMs longest wait for the answer.
   * @throws ControlCallError when the route says no; Error when it doesn't run, can't be controlled, or is silent.
   */
  async control(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    limitMs: number = CONTROL_LIMIT_MS,
  ): Promise<unknown> {
    const address = this.#address;
    if (address?.controlToken === undefined) throw new Error('The control routes are closed');
    const answer = await fetch(`${address.url}/_local${path}`, {
      method,
      headers: { 'x-local-token': address.controlToken, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(limitMs),
    });
    if (!answer.ok)
      throw new ControlCallError(`${method} ${path}`, answer.status, reasonIn(await answer.text()));
    return answer.json();
  }

  /** Lets go of it: it runs on for other windows, and for this one after a reload. */
  dispose(): void {
    this.#server.dispose();
    this.#changed.dispose();
  }

  /** The shared one tells when it ends; one beside the editor may have ended unnoticed. */
  async #runs(): Promise<boolean> {
    if (this.#server.value) return true;
    return this.#state === 'running' && this.#beside !== undefined && (await answers(this.#beside.url));
  }

  #attach(server: SharedSeaTalk): void {
    this.#server.set(server);
    // Old tokens and caches are worthless: a new session begins.
    server.onDidReplace(() => this.#use(server.address));
    server.onWarning(this.#onWarning);
    server.onDidEnd(() => {
      if (this.#server.value !== server) return;
      this.#server.clear();
      if (this.#state === 'running') this.#forget();
    });
    this.#use(server.address);
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

/** What a control route gives as its reason; undefined where it gives none. */
function reasonIn(answer: string): string | undefined {
  try {
    const { error } = JSON.parse(answer) as { readonly error?: unknown };
    return typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
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
