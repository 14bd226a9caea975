import type * as vscode from 'vscode';
import { ContextKey } from '../../base/contextKey';
import { StoredValue } from '../../base/storedValue';
import { contextKeys } from '../../contributions';
import { mementoKeys } from '../../storageKeys';

/** Addresses offered again. */
const ADDRESSES_MAX = 5;
/** Origins agreed to; far more than one person's bots need. */
const ORIGINS_MAX = 50;

function readTexts(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter((item): item is string => typeof item === 'string') : [];
}

/**
 * Where events were delivered to in this workspace, and which origins beyond this machine a person agreed to. Kept by the editor,
 * out of reach of the workspace's own files and settings.
 */
export class DeliveryMemory {
  readonly #addresses: StoredValue<readonly string[]>;
  readonly #origins: StoredValue<readonly string[]>;
  readonly #hasAny = new ContextKey<boolean>(contextKeys.hasDeliveryAddresses);

  constructor(workspaceState: vscode.Memento) {
    this.#addresses = new StoredValue(workspaceState, mementoKeys.deliveryAddresses, readTexts);
    this.#origins = new StoredValue(workspaceState, mementoKeys.deliveryOrigins, readTexts);
    this.#showState();
  }

  /** The last one that answered first, then the others, the last one first. */
  get addresses(): readonly string[] {
    return this.#addresses.get().slice(0, ADDRESSES_MAX);
  }

  get origins(): readonly string[] {
    return this.#origins.get();
  }

  /** Keeps an address. One that didn't answer may be mistyped: it doesn't come before the last one that did. */
  async used(address: string, hasAnswered: boolean): Promise<void> {
    const others = this.addresses.filter((each) => each !== address);
    const [best] = this.addresses;
    const first =
      hasAnswered || best === undefined || best === address
        ? [address, ...others]
        : [best, address, ...others.slice(1)];
    await this.#addresses.set(first.slice(0, ADDRESSES_MAX));
    this.#showState();
  }

  hasAgreedTo(origin: string): boolean {
    return this.origins.includes(origin);
  }

  async agreeTo(origin: string): Promise<void> {
    await this.#origins.set([...new Set([...this.origins, origin])].slice(-ORIGINS_MAX));
    this.#showState();
  }

  /** Forgets origins that were agreed to and addresses that were offered. */
  async forget(texts: ReadonlySet<string>): Promise<void> {
    const kept = (all: readonly string[]) => all.filter((each) => !texts.has(each));
    const origins = kept(this.origins);
    await this.#origins.set(origins.length === 0 ? undefined : origins);
    const addresses = kept(this.#addresses.get());
    await this.#addresses.set(addresses.length === 0 ? undefined : addresses);
    this.#showState();
  }

  #showState(): void {
    this.#hasAny.set(this.addresses.length + this.origins.length > 0);
  }
}
