import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { StoredValue } from '../base/storedValue';
import type { AppProfile, WebhookProfile } from './appProfile';
import { LOCAL_APP_ID, readAppProfile, readWebhookProfile } from './appProfile';
import type { LocalSecrets, LocalWebhook } from './localApp';
import { LocalApp } from './localApp';
import type { SecretChanges } from './secretVault';
import { SecretVault } from './secretVault';
import { mementoKeys } from '../storageKeys';

export type AppChanges = Partial<Omit<AppProfile, 'id' | 'kind' | 'quotaShare'>> & {
  /** `undefined` goes back to the setting. */
  readonly quotaShare?: number | undefined;
};

function readList<T>(read: (item: unknown) => T | undefined): (stored: unknown) => readonly T[] {
  return (stored) =>
    Array.isArray(stored) ? stored.map(read).filter((item): item is T => item !== undefined) : [];
}

const readId = (stored: unknown): string | undefined => (typeof stored === 'string' ? stored : undefined);

/** A shorter one would be found in any text. */
const SECRET_MIN = 8;

function textsIn(json: string): string[] {
  try {
    return Object.values(JSON.parse(json) as object).filter((value) => typeof value === 'string');
  } catch {
    return [];
  }
}

export interface AppsStorage {
  /** Profiles, without anything secret, shared by all windows. */
  readonly globalState: vscode.Memento;
  /** Which app is active here. */
  readonly workspaceState: vscode.Memento;
  readonly secrets: vscode.SecretStorage;
}

/**
 * The apps and webhooks a person has entered, and the local SeaTalk's while it runs. Reads no network and no file; secrets are
 * fetched when asked for.
 *
 * The active app belongs to the window: another window's switch must never redirect a send that is being prepared here.
 */
export class Apps implements vscode.Disposable {
  readonly #profiles: StoredValue<readonly AppProfile[]>;
  readonly #webhooks: StoredValue<readonly WebhookProfile[]>;
  readonly #lastActive: StoredValue<string | undefined>;
  readonly #activeHere: StoredValue<string | undefined>;
  readonly #owned = new Disposables();
  readonly #vault: SecretVault;
  readonly #changed = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #looked = this.#owned.add(new vscode.EventEmitter<void>());
  readonly #secretChanged = this.#owned.add(new vscode.EventEmitter<string>());
  readonly #tokenChanged = this.#owned.add(new vscode.EventEmitter<string>());
  readonly #signingSecretChanged = this.#owned.add(new vscode.EventEmitter<string>());
  #activeId: string | undefined;
  readonly #removing = new Set<string>();
  #local: LocalApp | undefined;
  #seen = '';

  /** Profiles, webhooks or the active app changed. */
  readonly onDidChange = this.#changed.event;
  /** A person looks at what is shown of apps: what other windows did since should show. */
  readonly onDidLook = this.#looked.event;
  /** An app's secret changed, here or in another window; carries the app's id. */
  readonly onDidChangeSecret = this.#secretChanged.event;
  /** An app's stored access token changed, here or in another window; carries the app's id. */
  readonly onDidChangeToken = this.#tokenChanged.event;
  /** An app's signing secret changed, here or in another window; carries the app's id. */
  readonly onDidChangeSigningSecret = this.#signingSecretChanged.event;

  constructor(storage: AppsStorage) {
    this.#profiles = new StoredValue(storage.globalState, mementoKeys.apps, readList(readAppProfile));
    this.#webhooks = new StoredValue(storage.globalState, mementoKeys.webhooks, readList(readWebhookProfile));
    this.#lastActive = new StoredValue(storage.globalState, mementoKeys.lastActiveApp, readId);
    this.#activeHere = new StoredValue(storage.workspaceState, mementoKeys.activeApp, readId);
    this.#activeId = this.#activeHere.get() ?? this.#lastActive.get();
    this.#vault = this.#owned.add(new SecretVault(storage.secrets));
    this.#owned.add(
      this.#vault.onDidChange(({ kind, id }) => {
        if (kind === 'appSecret') this.#secretChanged.fire(id);
        if (kind === 'token') this.#tokenChanged.fire(id);
        if (kind === 'signingSecret') this.#signingSecretChanged.fire(id);
      }),
    );
    this.#seen = this.#fingerprint();
  }

  get profiles(): readonly AppProfile[] {
    const stored = this.#profiles.get();
    return this.#local ? [this.#local.profile, ...stored] : stored;
  }

  get webhooks(): readonly WebhookProfile[] {
    const local = (this.#local?.webhooks ?? []).map(({ url: _url, ...webhook }): WebhookProfile => webhook);
    return [...local, ...this.#webhooks.get()];
  }

  /** Whether a person has added webhooks; the local SeaTalk has some of its own. */
  get hasOwnWebhooks(): boolean {
    return this.#webhooks.get().length > 0;
  }

  /** The app sends and views use in this window. Absent also where the local SeaTalk was chosen and is stopped. */
  get active(): AppProfile | undefined {
    return this.profiles.find((profile) => profile.id === this.#activeId);
  }

  /** The local SeaTalk is this window's choice, but isn't running. */
  get waitsForLocal(): boolean {
    return this.#activeId === LOCAL_APP_ID && !this.#local;
  }

  get localRunning(): boolean {
    return this.#local !== undefined;
  }

  profile(id: string): AppProfile | undefined {
    return this.profiles.find((profile) => profile.id === id);
  }

  webhook(id: string): WebhookProfile | undefined {
    return this.webhooks.find((webhook) => webhook.id === id);
  }

  /**
   * Keeps a new app, its secret in SecretStorage, and makes it the active one.
   * @param activate whether it becomes the active one; it does unless that is false.
   * @throws SecretStorageError; nothing is kept then.
   */
  async add(
    app: Omit<AppProfile, 'id'>,
    secret: string,
    { activate = true }: { readonly activate?: boolean } = {},
  ): Promise<AppProfile> {
    const profile = { ...app, id: randomUUID() };
    await this.#vault.change(profile.id, { appSecret: secret }, () =>
      this.#profiles.set([...this.#profiles.get(), profile]),
    );
    if (activate) await this.setActive(profile.id);
    else this.#fire();
    return profile;
  }

  /**
   * Changes what is given. A new app id or address makes the old token worthless, so it is deleted; a new app id also makes the
   * signing secret worthless.
   * @throws SecretStorageError; nothing is changed then.
   */
  async update(id: string, changes: AppChanges, secret?: string): Promise<void> {
    const before = this.#profiles.get().find((profile) => profile.id === id);
    if (!before) return;
    const after = readAppProfile({ ...before, ...changes }) ?? before;
    const otherApp = after.appId !== before.appId;
    const otherToken = secret !== undefined || otherApp || after.baseUrl !== before.baseUrl;
    const secrets: SecretChanges = {
      ...(otherToken ? { token: undefined } : {}),
      ...(otherApp ? { signingSecret: undefined } : {}),
      ...(secret === undefined ? {} : { appSecret: secret }),
    };
    await this.#vault.change(id, secrets, () =>
      this.#profiles.set(this.#profiles.get().map((profile) => (profile.id === id ? after : profile))),
    );
    this.#fire();
  }

  /**
   * Forgets an app with everything secret about it.
   * @throws SecretStorageError; the app and its secrets stay then.
   */
  async remove(id: string): Promise<void> {
    this.#removing.add(id);
    try {
      // The profile last: while it is there, a person can reach what is left and try again.
      await this.#vault.change(id, { token: undefined, signingSecret: undefined, appSecret: undefined }, () =>
        this.#profiles.set(this.#profiles.get().filter((profile) => profile.id !== id)),
      );
    } finally {
      this.#removing.delete(id);
    }
    this.#fire();
  }

  async setActive(id: string): Promise<void> {
    this.#activeId = id;
    this.#fire();
    await this.#activeHere.set(id);
    await this.#lastActive.set(id);
  }

  /** The app's secret; `undefined` where none is kept, as on another machine. */
  async secret(id: string): Promise<string | undefined> {
    return id === LOCAL_APP_ID ? this.#local?.secrets.secret : this.#vault.get('appSecret', id);
  }

  /** What the platform signs the app's events with; `undefined` until it was entered. */
  async signingSecret(id: string): Promise<string | undefined> {
    return id === LOCAL_APP_ID ? this.#local?.secrets.signingSecret : this.#vault.get('signingSecret', id);
  }

  /** Keeps an app's signing secret; `undefined` forgets it. The local SeaTalk's app has one of its own. */
  async setSigningSecret(id: string, secret: string | undefined): Promise<void> {
    if (this.#profiles.get().some((profile) => profile.id === id))
      await this.#vault.set('signingSecret', id, secret);
  }

  /** The app's stored access token, as its client wrote it. */
  async token(id: string): Promise<string | undefined> {
    return this.#vault.get('token', id);
  }

  async setToken(id: string, token: string | undefined): Promise<void> {
    // A call that was on its way while its app was removed must not leave a token behind.
    if (token !== undefined && (this.#removing.has(id) || !this.profile(id))) return;
    await this.#vault.set('token', id, token);
  }

  /** Keeps a new webhook, its URL in SecretStorage. @throws SecretStorageError; nothing is kept then. */
  async addWebhook(webhook: Omit<WebhookProfile, 'id' | 'kind'>, url: string): Promise<WebhookProfile> {
    const profile: WebhookProfile = { ...webhook, id: randomUUID(), kind: 'seatalk' };
    await this.#vault.change(profile.id, { webhookUrl: url }, () =>
      this.#webhooks.set([...this.#webhooks.get(), profile]),
    );
    this.#fire();
    return profile;
  }

  /** Changes what is given. @throws SecretStorageError; nothing is changed then. */
  async updateWebhook(
    id: string,
    changes: Partial<Pick<WebhookProfile, 'name' | 'groupName'>>,
    url?: string,
  ): Promise<void> {
    await this.#vault.change(id, url === undefined ? {} : { webhookUrl: url }, () =>
      this.#webhooks.set(
        this.#webhooks.get().map((webhook) => (webhook.id === id ? { ...webhook, ...changes } : webhook)),
      ),
    );
    this.#fire();
  }

  /** Forgets a webhook with its URL. @throws SecretStorageError; both stay then. */
  async removeWebhook(id: string): Promise<void> {
    await this.#vault.change(id, { webhookUrl: undefined }, () =>
      this.#webhooks.set(this.#webhooks.get().filter((webhook) => webhook.id !== id)),
    );
    this.#fire();
  }

  /** The URL to post to; never shown, never logged. */
  async webhookUrl(id: string): Promise<string | undefined> {
    const local = this.#local?.webhooks.find((webhook) => webhook.id === id);
    return local ? local.url : this.#vault.get('webhookUrl', id);
  }

  /** Whether a text holds a secret of any app or webhook of this machine. @throws SecretStorageError */
  async holdsSecret(text: string): Promise<boolean> {
    const ids = this.profiles.map(({ id }) => id);
    const kept = await Promise.all([
      ...ids.map((id) => this.secret(id)),
      ...ids.map((id) => this.signingSecret(id)),
      ...ids.map((id) => this.token(id)),
      ...this.webhooks.map(({ id }) => this.webhookUrl(id)),
    ]);
    // A token is kept as JSON, with times beside it.
    const secrets = kept.flatMap((secret) => (secret?.startsWith('{') ? textsIn(secret) : (secret ?? [])));
    return secrets.some((secret) => secret.length >= SECRET_MIN && text.includes(secret));
  }

  /** The local SeaTalk runs now, at the profile's address. */
  upsertLocal(
    profile: Omit<AppProfile, 'id' | 'kind' | 'production'>,
    secrets: LocalSecrets,
    webhooks: readonly LocalWebhook[],
  ): AppProfile {
    const full: AppProfile = { ...profile, id: LOCAL_APP_ID, kind: 'local', production: false };
    this.#local = new LocalApp(full, secrets, webhooks);
    this.#secretChanged.fire(LOCAL_APP_ID);
    this.#signingSecretChanged.fire(LOCAL_APP_ID);
    this.#fire();
    return full;
  }

  /** The local SeaTalk has stopped. It stays this window's choice if it was. */
  removeLocal(): void {
    if (!this.#local) return;
    this.#local = undefined;
    this.#fire();
  }

  /** Looks for changes made in other windows: they share the profiles, but the editor fires no event for that. */
  lookAgain(): void {
    if (this.#fingerprint() !== this.#seen) this.#fire();
  }

  /** A view is about to show something. */
  noteLook(): void {
    this.#looked.fire();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #fingerprint(): string {
    return JSON.stringify([this.#activeId, this.profiles, this.webhooks]);
  }

  #fire(): void {
    this.#seen = this.#fingerprint();
    this.#changed.fire();
  }
}
