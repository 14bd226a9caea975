import { createHash } from 'node:crypto';
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
  /** What each key held when it was looked at last, as a digest. */
  readonly #seen = new Map<string, string>();

  /**
   * A secret is another one than before. The editor tells each window of every write, its own too, and late when it has much to do:
   * by then it may be in use.
   */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    this.#owned.add(
      secrets.onDidChange(({ key }) => {
        const change = readSecretKey(key);
        if (change) void this.#look(key, change);
      }),
    );
  }

  /** The secret, or `undefined` where none is kept. @throws SecretStorageError */
  async get(kind: SecretKind, id: string): Promise<string | undefined> {
    const key = secretKey(kind, id);
    const value = await attempt('read', kind, () => this.#secrets.get(key));
    if (this.#seen.has(key)) this.#take(key, { kind, id }, value);
    else this.#seen.set(key, digest(value));
    return value;
  }

  /** Keeps a secret; `undefined` forgets it. @throws SecretStorageError */
  async set(kind: SecretKind, id: string, value: string | undefined): Promise<void> {
    const key = secretKey(kind, id);
    if (value === undefined) await attempt('delete', kind, () => this.#secrets.delete(key));
    else await attempt('store', kind, () => this.#secrets.store(key, value));
    this.#take(key, { kind, id }, value);
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

  async #look(key: string, change: VaultChange): Promise<void> {
    try {
      this.#take(key, change, await this.#secrets.get(key));
    } catch {
      // Whoever reads it is told why that can't be done.
      this.#changed.fire(change);
    }
  }

  #take(key: string, change: VaultChange, value: string | undefined): void {
    const seen = digest(value);
    if (this.#seen.get(key) === seen) return;
    this.#seen.set(key, seen);
    this.#changed.fire(change);
  }
}

function digest(value: string | undefined): string {
  return value === undefined ? '' : createHash('sha256').update(value).digest('base64');
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
