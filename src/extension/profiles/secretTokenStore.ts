import type { Disposable } from '../../base/clock';
import type { StoredToken, TokenStore } from '../../client/token/tokenStore';
import type { Apps } from './apps';

/** Shares an app's access token between windows through SecretStorage, so that two windows use one token. */
export class SecretTokenStore implements TokenStore {
  readonly #apps: Apps;
  readonly #appId: string;

  /** @param appId id of the app's profile. */
  constructor(apps: Apps, appId: string) {
    this.#apps = apps;
    this.#appId = appId;
  }

  async load(): Promise<StoredToken | undefined> {
    const stored = await this.#apps.token(this.#appId);
    if (stored === undefined) return undefined;
    try {
      // The client checks what it is handed.
      return JSON.parse(stored) as StoredToken;
    } catch {
      return undefined;
    }
  }

  async save(token: StoredToken | undefined): Promise<void> {
    await this.#apps.setToken(this.#appId, token && JSON.stringify(token));
  }

  onDidChange(listener: () => void): Disposable {
    return this.#apps.onDidChangeToken((id) => {
      if (id === this.#appId) listener();
    });
  }
}
