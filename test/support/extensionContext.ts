import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

import { until } from './until';

/** A memento that can be looked into. */
export class MemoryMemento implements vscode.Memento {
  readonly stored = new Map<string, string>();

  keys(): readonly string[] {
    return [...this.stored.keys()];
  }

  get<T>(key: string, fallback?: T): T | undefined {
    const text = this.stored.get(key);
    // As the editor does: what is read is a copy of what was written, by way of JSON.
    return text === undefined ? fallback : (JSON.parse(text) as T);
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.stored.delete(key);
    else this.stored.set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  setKeysForSync(): void {}
}

/** A secret storage that can be looked into; several windows may share one. */
export class MemorySecrets implements vscode.SecretStorage {
  readonly stored = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  readonly onDidChange = this.#changed.event;
  /** Which calls reject, as with a keyring that is locked. */
  fails: (act: 'get' | 'store' | 'delete', key: string) => boolean = () => false;

  keys(): Promise<string[]> {
    return Promise.resolve([...this.stored.keys()]);
  }

  async get(key: string): Promise<string | undefined> {
    this.#check('get', key);
    return this.stored.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    this.#check('store', key);
    this.stored.set(key, value);
    this.#changed.fire({ key });
  }

  async delete(key: string): Promise<void> {
    this.#check('delete', key);
    if (this.stored.delete(key)) this.#changed.fire({ key });
  }

  /** Tells once more of all that was stored, as an editor does that has much to do: late. */
  tellLate(): void {
    for (const key of this.stored.keys()) this.#changed.fire({ key });
  }

  #check(act: 'get' | 'store' | 'delete', key: string): void {
    if (this.fails(act, key)) throw new Error(`The keyring is locked: ${key} ${this.stored.get(key) ?? ''}`);
  }
}

const logs = new Map<string, vscode.LogOutputChannel>();

/**
 * Windows of the tests come and go in one extension host, and newer editors never open a log again that was closed: so they
 * share one of each name, which stays open.
 */
function shareLogs(): void {
  if (logs.size > 0) return;
  const { createOutputChannel } = vscode.window;
  const value = (name: string, options: { log: true }): vscode.LogOutputChannel => {
    const log = logs.get(name) ?? createOutputChannel(name, options);
    logs.set(name, log);
    return Object.create(log, { dispose: { value: () => undefined } }) as vscode.LogOutputChannel;
  };
  value('SeaTalk', { log: true });
  Object.defineProperty(vscode.window, 'createOutputChannel', { value, configurable: true, writable: true });
}

/** What an extension is given by the editor, with storages of its own; everything else of the editor is real. */
export interface TestContext {
  readonly context: vscode.ExtensionContext;
  readonly globalState: MemoryMemento;
  readonly workspaceState: MemoryMemento;
  readonly secrets: MemorySecrets;
  /** A temporary folder. */
  readonly folder: string;
  /** Lets everything go that subscribed, and deletes the folder. */
  dispose(): Promise<void>;
}

/**
 * Makes the context of one window.
 * @param shared storages of another window that is open at the same time.
 */
export function testContext(shared?: Pick<TestContext, 'folder' | 'globalState' | 'secrets'>): TestContext {
  shareLogs();
  const folder = shared?.folder ?? mkdtempSync(path.join(tmpdir(), 'seatalk-context-'));
  const globalState = shared?.globalState ?? new MemoryMemento();
  const secrets = shared?.secrets ?? new MemorySecrets();
  const workspaceState = new MemoryMemento();
  const subscriptions: vscode.Disposable[] = [];
  const context = {
    subscriptions,
    globalState,
    workspaceState,
    secrets,
    globalStorageUri: vscode.Uri.file(folder),
    storageUri: vscode.Uri.file(folder),
    logUri: vscode.Uri.file(folder),
    extensionUri: vscode.Uri.file(path.resolve(__dirname, '../..')),
    extensionMode: vscode.ExtensionMode.Test,
    extension: vscode.extensions.getExtension('seatalk-bot-studio.seatalk-bot-studio'),
  } as unknown as vscode.ExtensionContext;
  return {
    context,
    globalState,
    workspaceState,
    secrets,
    folder,
    dispose: async () => {
      for (const subscription of subscriptions.toReversed()) subscription.dispose();
      // What was still being written appears while the folder is emptied.
      await until(`${folder} can't be deleted`, () =>
        rm(folder, { recursive: true, force: true }).then(
          () => true,
          () => false,
        ),
      );
    },
  };
}
