import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import { SecretStorageError } from '../base/secretStorageError';
import type { SecretAct } from '../base/secretStorageError';
import { readSecretKey, secretKey } from '../storageKeys';
import type { SecretKind } from '../storageKeys';

/** What of SecretStorage changed, in any window. */
export interface VaultChange {
  readonly kind: SecretKind;
  readonly id: string;
}

/** New values of one profile's secrets; `undefined` forgets one, and those left out stay. */
export type SecretChanges = { readonly [Kind in SecretKind]?: string | undefined };

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

  /** The secret, or `undefined` where none is kept. @throws SecretStorageError */
  async get(kind: SecretKind, id: string): Promise<string | undefined> {
    return attempt('read', kind, () => this.#secrets.get(secretKey(kind, id)));
  }

  /** Keeps a secret; `undefined` forgets it. @throws SecretStorageError */
  async set(kind: SecretKind, id: string, value: string | undefined): Promise<void> {
    const key = secretKey(kind, id);
    if (value === undefined) await attempt('delete', kind, () => this.#secrets.delete(key));
    else await attempt('store', kind, () => this.#secrets.store(key, value));
  }

  /**
   * Changes several secrets of one profile and then calls `commit`, which keeps the profile itself: all of it or nothing. When a
   * step fails, those before it are taken back.
   * @throws SecretStorageError; what `commit` throws.
   */
  async change(id: string, changes: SecretChanges, commit: () => Promise<void>): Promise<void> {
    const undo: (() => Promise<void>)[] = [];
    try {
      for (const [kind, value] of inOrder(changes)) {
        const before = await attempt(value === undefined ? 'delete' : 'store', kind, () =>
          this.#secrets.get(secretKey(kind, id)),
        );
        if (before === value) continue;
        undo.unshift(() => this.set(kind, id, before));
        await this.set(kind, id, value);
      }
      await commit();
    } catch (error) {
      // What can't be taken back either stays reachable: the profile is as it was, and the person can try again.
      for (const step of undo) await step().catch(() => undefined);
      throw error;
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

/** What is stored comes first: a storage that takes nothing could not take back what was deleted. */
function inOrder(changes: SecretChanges): [SecretKind, string | undefined][] {
  const entries = Object.entries(changes) as [SecretKind, string | undefined][];
  return entries.toSorted(([, a], [, b]) => Number(a === undefined) - Number(b === undefined));
}

async function attempt<T>(act: SecretAct, kind: SecretKind, work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new SecretStorageError(act, kind, error);
  }
}
