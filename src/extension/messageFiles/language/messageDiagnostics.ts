import * as vscode from 'vscode';
import { Debounced } from '../../../base/debounced';
import { Disposables } from '../../../base/disposables';
import type { Services } from '../../session/services';
import { isMessageFile } from '../messageDocument';

/** Milliseconds after a keystroke: flickering squiggles annoy. */
const CHECK_DELAY_MS = 250;

/** Keeps the squiggles of open message files up to date with their text, the settings, and the chats that are known. */
export class MessageDiagnostics implements vscode.Disposable {
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #collection = vscode.languages.createDiagnosticCollection('seatalk messages');
  readonly #pending = new Map<string, Debounced>();

  /** @param onDidChange fires when what is known of chats has changed. */
  constructor(services: Services, onDidChange: vscode.Event<void>) {
    this.#services = services;
    this.#owned.add(this.#collection);
    this.#owned.add(vscode.workspace.onDidOpenTextDocument((document) => void this.#check(document)));
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#checkSoon(document)));
    this.#owned.add(vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    this.#owned.add(onDidChange(() => this.#checkAll()));
    this.#checkAll();
  }

  dispose(): void {
    for (const pending of this.#pending.values()) pending.dispose();
    this.#pending.clear();
    this.#owned.dispose();
  }

  #checkAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.#check(document);
  }

  #checkSoon(document: vscode.TextDocument): void {
    if (!isMessageFile(document)) return;
    const key = document.uri.toString();
    const check = () => void this.#check(document);
    const pending = this.#pending.get(key) ?? new Debounced(this.#services.clock, CHECK_DELAY_MS, check);
    this.#pending.set(key, pending);
    pending.trigger();
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    if (!isMessageFile(document)) return;
    const { messageMarks } = await import('./messageMarks');
    const { version } = document;
    const marks = await messageMarks(this.#services, document);
    if (!document.isClosed && document.version === version) this.#collection.set(document.uri, marks);
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    this.#pending.get(key)?.dispose();
    this.#pending.delete(key);
    this.#collection.delete(document.uri);
  }
}
