import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { DisposableSlot } from '../../base/slot';
import type { CallRecord, ClientExchange } from '../../client/callRecord';
import type { ProbeResult } from '../../client/probe';
import type { SystemAccountSender } from '../../client/systemAccounts';
import type { Credentials, Session, SessionFactory, SessionsOptions, Trial } from './session';

/**
 * The live session of the active app. Client, directories and schemas are loaded when the first feature asks, never at
 * activation, and a session ends as soon as its app or its secret changes.
 */
export class Sessions implements vscode.Disposable {
  readonly #options: SessionsOptions;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #called = this.#owned.add(new vscode.EventEmitter<ClientExchange>());
  readonly #opened = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #current = this.#owned.add(new DisposableSlot<Session>());
  #factory: Promise<SessionFactory> | undefined;
  #disposed = false;
  /** The active profile as it was seen last: most changes are of other profiles. */
  #activeSeen: string | undefined;

  /** The active app is another one, or has other credentials: ask {@link active} again. */
  readonly onDidChange = this.#changed.event;
  /** A session was opened: the first feature that needs one is in use. */
  readonly onDidOpen = this.#opened.event;
  /** After each call of the active app; those of webhooks and of probes are only logged. */
  readonly onDidCall = this.#called.event;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#activeSeen = JSON.stringify(options.apps.active);
    this.#owned.add(options.apps.onDidChange(() => this.#check()));
    this.#owned.add(
      options.apps.onDidChangeSecret((id) => {
        if (this.#current.value?.profile.id === id) this.#close();
      }),
    );
  }

  /** The session that is open already. `undefined` while none is open, also where an app is active. */
  get current(): Session | undefined {
    return this.#current.value;
  }

  /** The active app's session, opened when needed; `undefined` without an active app. No network. */
  async active(): Promise<Session | undefined> {
    if (!this.#options.apps.active) return undefined;
    const factory = await this.#load();
    // Read again: the app may have changed while the modules loaded.
    const profile = this.#options.apps.active;
    if (!profile || this.#disposed) return undefined;
    if (this.#current.value) return this.#current.value;
    const session = this.#current.set(factory.open(profile));
    this.#opened.fire();
    return session;
  }

  /** Sends through system accounts' webhooks; needs no app. */
  async systemAccounts(): Promise<SystemAccountSender> {
    return (await this.#load()).systemAccounts();
  }

  /** Tries credentials without keeping them. */
  async probe(credentials: Credentials, signal: AbortSignal): Promise<readonly ProbeResult[]> {
    return (await this.#load()).probe(credentials, signal);
  }

  /** A client for one run of a check of an app. @throws Error when the app is gone. */
  async trial(id: string, onCall: (record: CallRecord) => void): Promise<Trial> {
    const factory = await this.#load();
    const profile = this.#options.apps.profile(id);
    if (!profile) throw new Error('The app was removed');
    return factory.trial(profile, onCall);
  }

  /** Deletes what is cached about an app on disk. @throws when it can't be deleted. */
  async forget(id: string): Promise<void> {
    if (this.#current.value?.profile.id === id) this.#close();
    await (await this.#load()).forget(id);
  }

  dispose(): void {
    this.#disposed = true;
    // A factory that could not be loaded has nothing to dispose; whoever asked for it got the error.
    this.#factory?.then(
      (factory) => factory.dispose(),
      () => undefined,
    );
    this.#owned.dispose();
  }

  #load(): Promise<SessionFactory> {
    this.#factory ??= import('./openSession').then(({ createSessionFactory }) =>
      createSessionFactory(this.#options, (call) => this.#called.fire(call)),
    );
    return this.#factory;
  }

  #check(): void {
    const active = JSON.stringify(this.#options.apps.active);
    if (active === this.#activeSeen) return;
    this.#activeSeen = active;
    const before = this.#current.value?.profile;
    this.#close();
    // Another window removed the app: what is saved at the end of its session here must not stay behind.
    if (before && before.kind !== 'local' && !this.#options.apps.profile(before.id))
      this.forget(before.id).catch((error: unknown) => this.#options.log.warn(String(error)));
  }

  #close(): void {
    this.#current.clear();
    this.#changed.fire();
  }
}
