import * as vscode from 'vscode';
import { isSameUri } from '../../base/documents/openDocuments';
import { viewTypes } from '../../contributions';
import type { Services } from '../../session/services';
import { messageKind } from './messageKind';
import { MessagePreview } from './messagePreview';

/** The previews of message files in this window: one a file. */
export class MessagePreviews implements vscode.Disposable {
  readonly #services: Services;
  readonly #onDidChange: vscode.Event<void>;
  readonly #open = new Set<MessagePreview>();

  /** @param onDidChange fires when what is known of chats has changed. */
  constructor(services: Services, onDidChange: vscode.Event<void>) {
    this.#services = services;
    this.#onDidChange = onDidChange;
  }

  /** The file whose preview is in front. */
  get activeUri(): vscode.Uri | undefined {
    return [...this.#open].find(({ panel }) => panel.active)?.uri;
  }

  open({ uri }: vscode.TextDocument): void {
    const there = [...this.#open].find((preview) => isSameUri(preview.uri, uri));
    if (there) return there.panel.reveal(undefined, true);
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(viewTypes.messagePreview, '', place, {
      enableScripts: true,
    });
    this.#adopt(panel, uri);
  }

  /** Takes back a preview that the editor restored. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const parsed = messageKind.state.safeParse(state);
    if (parsed.success) this.#adopt(panel, vscode.Uri.parse(parsed.data.uri));
    else panel.dispose();
  }

  dispose(): void {
    for (const { panel } of this.#open) panel.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, uri: vscode.Uri): void {
    const preview = new MessagePreview(this.#services, panel, uri, this.#onDidChange);
    this.#open.add(preview);
    panel.onDidDispose(() => this.#open.delete(preview));
  }
}
