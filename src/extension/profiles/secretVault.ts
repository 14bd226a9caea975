import * as vscode from 'vscode';

const keys = {
  appSecret: (id: string) => `seatalk.app.${id}.secret`,
  signingSecret: (id: string) => `seatalk.app.${id}.signingSecret`,
  token: (id: string) => `seatalk.app.${id}.token`,
  webhookUrl: (id: string) => `seatalk.webhook.${id}.url`,
};

/** What of SecretStorage changed, in any window. */
export interface VaultChange {
  readonly kind: keyof typeof keys;
  readonly id: string;
}

/** The last part of a key tells what is kept there. */
const kinds: Readonly<Record<string, keyof typeof keys>> = {
  secret: 'appSecret',
  signingSecret: 'signingSecret',
  token: 'token',
  url: 'webhookUrl',
};

/** Names of secrets in one place: app and signing secrets, access tokens and webhook URLs are kept here and nowhere else. */
export class SecretVault implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = new vscode.EventEmitter<VaultChange>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    this.#subscription = secrets.onDidChange(({ key }) => {
      const [, id, what] = /^seatalk\.(?:app|webhook)\.(.+)\.(\w+)$/u.exec(key) ?? [];
      const kind = kinds[what ?? ''];
      if (id !== undefined && kind) this.#changed.fire({ kind, id });
    });
  }

  /** The secret, or `undefined` where none is kept. */
  async get(kind: VaultChange['kind'], id: string): Promise<string | undefined> {
    return this.#secrets.get(keys[kind](id));
  }

  /** Keeps a secret; `undefined` forgets it. */
  async set(kind: VaultChange['kind'], id: string, value: string | undefined): Promise<void> {
    if (value === undefined) await this.#secrets.delete(keys[kind](id));
    else await this.#secrets.store(keys[kind](id), value);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
