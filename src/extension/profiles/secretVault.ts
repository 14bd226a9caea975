import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { readSecretKey, secretKey } from '../storageKeys';
import type { SecretKind } from '../storageKeys';

/** What of SecretStorage changed, in any window. */
export interface VaultChange {
  readonly kind: SecretKind;
  readonly id: string;
}

/** App and signing secrets, access tokens and webhook URLs. They are kept here and nowhere else. */
export class SecretVault implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<VaultChange>());
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    this.#owned.add(
      secrets.onDidChange(({ key }) => {
        const change = readSecretKey(key);
        if (change) this.#changed.fire(change);
      }),
    );
  }

  /** The secret, or `undefined` where none is kept. */
  async get(kind: SecretKind, id: string): Promise<string | undefined> {
    return this.#secrets.get(secretKey(kind, id));
  }

  /** Keeps a secret; `undefined` forgets it. */
  async set(kind: SecretKind, id: string, value: string | undefined): Promise<void> {
    if (value === undefined) await this.#secrets.delete(secretKey(kind, id));
    else await this.#secrets.store(secretKey(kind, id), value);
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
