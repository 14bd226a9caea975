import * as vscode from 'vscode';
import { Debounced } from '../../base/debounced';
import { Disposables } from '../../base/disposables';
import { mayHoldSecret } from '../../secrets/findSecrets';
import { isDotEnv } from '../../secrets/textKind';
import { settingIds } from '../contributions';
import type { Services } from '../session/services';
import { GitFates } from './gitFate';
import { isSearched } from './searchedDocuments';
import { fileNameOf, keptSecrets, secretsOf, unreadable } from './searchedText';
import type { KeptSecrets } from './searchedText';
import { secretDiagnostics } from './secretDiagnostics';

/** Milliseconds after a keystroke: a secret is pasted, and nobody waits for its squiggle. */
const LOOK_DELAY_MS = 500;

const NOTHING_KEPT: KeptSecrets = { known: [], harmless: [] };

/**
 * Keeps the squiggles under secrets in open documents up to date. The secret storage is read for each look at a text that may hold one, and
 * nothing of it kept.
 */
export class SecretWatch implements vscode.Disposable {
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #collection = this.#owned.add(vscode.languages.createDiagnosticCollection('seatalk secrets'));
  readonly #waiting = new Set<vscode.TextDocument>();
  readonly #soon: Debounced;
  readonly #fates = this.#owned.add(new GitFates(() => this.#lookAtAll()));
  readonly #onUnreadable: (error: unknown) => void;

  constructor(services: Services) {
    this.#services = services;
    this.#onUnreadable = unreadable(services.log);
    this.#soon = this.#owned.add(new Debounced(services.clock, LOOK_DELAY_MS, () => void this.#look()));
    const { workspace } = vscode;
    this.#owned.add(workspace.onDidOpenTextDocument((document) => this.#lookSoon(document)));
    this.#owned.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#lookSoon(document);
      }),
    );
    this.#owned.add(
      workspace.onDidCloseTextDocument((document) => {
        this.#waiting.delete(document);
        this.#collection.delete(document.uri);
      }),
    );
    this.#owned.add(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingIds.secretsDiagnostics)) this.#lookAtAll();
      }),
    );
    this.#owned.add(workspace.onDidGrantWorkspaceTrust(() => this.#fates.forget()));
    const { apps } = services;
    this.#owned.add(apps.onDidChange(() => this.#lookAtAll()));
    this.#owned.add(apps.onDidChangeSecret(() => this.#lookAtAll()));
    this.#owned.add(apps.onDidChangeSigningSecret(() => this.#lookAtAll()));
    this.#lookAtAll();
  }

  /** Git was told to treat a file in another way. */
  lookAtGit(): void {
    this.#fates.forget();
  }

  dispose(): void {
    this.#waiting.clear();
    this.#owned.dispose();
  }

  #lookAtAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#lookSoon(document);
  }

  #lookSoon(document: vscode.TextDocument): void {
    if (!isSearched(document)) {
      this.#collection.delete(document.uri);
      return;
    }
    this.#waiting.add(document);
    this.#soon.trigger();
  }

  async #look(): Promise<void> {
    const documents = [...this.#waiting];
    this.#waiting.clear();
    const mayHold = documents.some((document) => mayHoldSecret(document.getText()));
    const kept = mayHold ? await keptSecrets(this.#services.apps, this.#onUnreadable) : NOTHING_KEPT;
    await Promise.all(documents.map((document) => this.#lookAt(document, kept)));
  }

  async #lookAt(document: vscode.TextDocument, kept: KeptSecrets): Promise<void> {
    if (document.isClosed) return;
    const { uri, version } = document;
    const found = secretsOf(document, kept);
    const asksGit = found.length > 0 && isDotEnv(fileNameOf(uri));
    const fate = asksGit ? await this.#fates.of(uri) : undefined;
    // A look at the newer text is on its way then.
    if (document.isClosed || document.version !== version || !isSearched(document)) return;
    const positionAt = (offset: number) => document.positionAt(offset);
    this.#collection.set(uri, secretDiagnostics(found, this.#services.apps, { positionAt, fate }));
  }
}
