import * as vscode from 'vscode';
import type { Clock } from '../../../../base/clock';
import { Debounced } from '../../../../base/debounced';
import { Disposables } from '../../../../base/disposables';
import { changesCardFiles, isCardFile } from '../../source/isCardFile';
import type { RuleChoices } from '../../source/ruleChoices';

/** Milliseconds after a keystroke before the rules run; slower than the preview, because flickering squiggles annoy. */
const CHECK_DELAY_MS = 250;

/** Keeps the squiggles of open card files up to date with their text. */
export class CardFileDiagnostics implements vscode.Disposable {
  readonly #clock: Clock;
  readonly #rules: RuleChoices;
  readonly #owned = new Disposables();
  readonly #collection = vscode.languages.createDiagnosticCollection('seatalk cards');
  readonly #pending = new Map<string, Debounced>();

  constructor(clock: Clock, rules: RuleChoices) {
    this.#clock = clock;
    this.#rules = rules;
    this.#owned.add(rules.onDidChange(() => this.#checkAll()));
    this.#owned.add(this.#collection);
    this.#owned.add(vscode.workspace.onDidOpenTextDocument((document) => void this.#check(document)));
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#checkSoon(document)));
    this.#owned.add(vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)));
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (changesCardFiles(event)) this.#checkAll();
      }),
    );
    this.#checkAll();
  }

  dispose(): void {
    for (const pending of this.#pending.values()) pending.dispose();
    this.#pending.clear();
    this.#owned.dispose();
  }

  #checkAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      if (isCardFile(document)) void this.#check(document);
      else this.#forget(document);
    }
  }

  #checkSoon(document: vscode.TextDocument): void {
    if (!isCardFile(document)) return;
    const key = document.uri.toString();
    const pending =
      this.#pending.get(key) ?? new Debounced(this.#clock, CHECK_DELAY_MS, () => void this.#check(document));
    this.#pending.set(key, pending);
    pending.trigger();
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    if (!isCardFile(document)) return;
    const { cardDiagnostics } = await import('./cardDiagnostics');
    const choice = await this.#rules.choiceFor(document.uri);
    if (!document.isClosed) this.#collection.set(document.uri, cardDiagnostics(document, choice));
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    this.#pending.get(key)?.dispose();
    this.#pending.delete(key);
    this.#collection.delete(document.uri);
  }
}
