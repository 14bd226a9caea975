import * as vscode from 'vscode';
import { Debounced } from '../../base/debounced';
import { Disposables } from '../../base/disposables';
import { informationMessage } from '../base/dialogs';
import { findDocument } from '../base/documents/openDocuments';
import { settingIds } from '../contributions';
import type { SendResult } from '../send/sendFlow';
import type { Services } from '../session/services';
import { MessageDiagnostics } from './language/messageDiagnostics';
import { registerMessageLanguage } from './language/registerMessageLanguage';
import { isMessageFile } from './messageDocument';
import { MessagePreviews } from './preview/messagePreviews';
import { sendMessageFile, sendMessageFiles, showFirstProblem } from './sendMessageFile';

const KNOWN_DELAY_MS = 300;

/** Everything about message files, loaded with the first one. */
export class MessageFeature implements vscode.Disposable {
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #previews: MessagePreviews;

  constructor(services: Services) {
    this.#services = services;
    const { apps, clock, sessions } = services;
    const changed = this.#owned.add(new vscode.EventEmitter<void>());
    const soon = this.#owned.add(new Debounced(clock, KNOWN_DELAY_MS, () => changed.fire()));
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingIds.targets)) changed.fire();
      }),
    );
    this.#owned.add(sessions.onDidChange(() => soon.trigger()));
    this.#owned.add(apps.onDidChange(() => soon.trigger()));
    this.#owned.add(vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()));
    this.#owned.add(new MessageDiagnostics(services, changed.event));
    registerMessageLanguage(services, this.#owned, changed.event);
    this.#previews = this.#owned.add(new MessagePreviews(services, changed.event));
  }

  /** Takes back a preview that the editor restored. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    this.#previews.restore(panel, state);
  }

  async preview(given: unknown): Promise<void> {
    const document = await this.#document(given);
    if (document) this.#previews.open(document);
  }

  async send(given: unknown): Promise<SendResult | undefined> {
    const document = await this.#document(given);
    return document && sendMessageFile(this.#services, document);
  }

  async sendAll(given: unknown): Promise<readonly SendResult[]> {
    const uris = Array.isArray(given) ? given.filter((each) => each instanceof vscode.Uri) : [];
    const documents: vscode.TextDocument[] = [];
    for (const uri of uris) documents.push(await vscode.workspace.openTextDocument(uri));
    return sendMessageFiles(this.#services, documents);
  }

  async showProblem(given: unknown): Promise<void> {
    const document = await this.#document(given);
    if (document) await showFirstProblem(this.#services, document);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** The file that was clicked, else the one whose preview is in front, else the one in the editor. */
  async #document(given: unknown): Promise<vscode.TextDocument | undefined> {
    const front = this.#previews.activeUri ?? vscode.window.activeTextEditor?.document.uri;
    const uri = given instanceof vscode.Uri ? given : front;
    const document = uri && (await findDocument(uri));
    if (document && isMessageFile(document)) return document;
    void informationMessage(vscode.l10n.t('Open a message file (*.seatalk-message.md).'));
    return undefined;
  }
}
