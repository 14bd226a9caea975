import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import type { ClientExchange } from '../../client/callRecord';
import type { ProbeResult } from '../../client/probe';
import type { SeaTalkClient } from '../../client/seaTalkClient';
import type { SystemAccountSender } from '../../client/systemAccounts';
import type { GroupDirectory } from '../../directory/groupDirectory';
import type { HistoryDirectory } from '../../directory/historyDirectory';
import type { PeopleDirectory } from '../../directory/peopleDirectory';
import type { RecentTargets } from '../../directory/recentTargets';
import type { SentCards } from '../../directory/sentCards';
import type { AppProfile } from '../profiles/appProfile';
import type { Apps } from '../profiles/apps';
import { Disposables } from '../../base/disposables';

/** Everything that lives as long as an app is used with one set of credentials. */
export interface Session extends vscode.Disposable {
  readonly profile: AppProfile;
  readonly client: SeaTalkClient;
  readonly groups: GroupDirectory;
  readonly history: HistoryDirectory;
  readonly people: PeopleDirectory;
  readonly recents: RecentTargets;
  readonly sentCards: SentCards;
}

/** Credentials that are tried before they are kept. */
export interface Credentials {
  readonly baseUrl: string;
  readonly appId: string;
  readonly secret: string;
}

/** What {@link Sessions} loads on first use; see `openSession.ts`. */
export interface SessionFactory {
  open(profile: AppProfile): Session;
  probe(credentials: Credentials, signal: AbortSignal): Promise<readonly ProbeResult[]>;
  systemAccounts(): SystemAccountSender;
  dispose(): void;
}

export interface SessionsOptions {
  readonly apps: Apps;
  readonly log: vscode.LogOutputChannel;
  readonly clock: Clock;
  /** The extension's folder; caches and used rate windows are kept below it. */
  readonly storage: vscode.Uri;
}

/**
 * The live session of the active app. Client, directories and schemas are loaded when the first feature asks, never at
 * activation, and a session ends as soon as its app or its secret changes.
 */
export class Sessions implements vscode.Disposable {
  readonly #options: SessionsOptions;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #called = this.#owned.add(new vscode.EventEmitter<ClientExchange>());
  #factory: Promise<SessionFactory> | undefined;
  #current: Session | undefined;
  #disposed = false;
  /** The active profile as it was seen last, to tell its changes from those of others. */
  #wanted: string | undefined;

  /** The active app is another one, or has other credentials: ask {@link active} again. */
  readonly onDidChange = this.#changed.event;
  /** After each call of the active app; those of webhooks and of probes are only logged. */
  readonly onDidCall = this.#called.event;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#wanted = JSON.stringify(options.apps.active);
    this.#owned.add(options.apps.onDidChange(() => this.#check()));
    this.#owned.add(
      options.apps.onDidChangeSecret((id) => {
        if (this.#current?.profile.id === id) this.#close();
      }),
    );
  }

  /** The session that is open already; `undefined` does not mean that there is no app. */
  get current(): Session | undefined {
    return this.#current;
  }

  /** The active app's session, opened when needed; `undefined` without an active app. No network. */
  async active(): Promise<Session | undefined> {
    if (!this.#options.apps.active) return undefined;
    const factory = await this.#load();
    // Read again: the app may have changed while the modules loaded.
    const profile = this.#options.apps.active;
    if (!profile || this.#disposed) return undefined;
    this.#current ??= factory.open(profile);
    return this.#current;
  }

  /** Sends through system accounts' webhooks; needs no app. */
  async systemAccounts(): Promise<SystemAccountSender> {
    return (await this.#load()).systemAccounts();
  }

  /** Tries credentials without keeping them. */
  async probe(credentials: Credentials, signal: AbortSignal): Promise<readonly ProbeResult[]> {
    return (await this.#load()).probe(credentials, signal);
  }

  /** Deletes what is cached about an app on disk. */
  async forget(id: string): Promise<void> {
    if (this.#current?.profile.id === id) this.#close();
    const folder = vscode.Uri.joinPath(this.#options.storage, 'apps', id);
    try {
      await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false });
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#current?.dispose();
    this.#current = undefined;
    // Where it could not be loaded, whoever asked for it was told.
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
    const wanted = JSON.stringify(this.#options.apps.active);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#close();
  }

  #close(): void {
    this.#current?.dispose();
    this.#current = undefined;
    this.#changed.fire();
  }
}
