import * as vscode from 'vscode';
import { Debounced } from '../../../base/debounced';
import { Disposables } from '../../../base/disposables';
import { findDocument, isSameUri } from '../../base/documents/openDocuments';
import { FollowedDocument } from '../../base/documents/followedDocument';
import { showError } from '../../base/showError';
import { commandIds } from '../../contributions';
import type { FrameHost } from '../../frames/frameHost';
import { openFrame } from '../../frames/openFrame';
import type { Services } from '../../session/services';
import type { MessageFrame, MessageHost } from '../../../webview/messagePreview/protocol';
import { nameOf } from '../sendMessageFile';
import { toRange } from '../readMessage';
import { messageKind } from './messageKind';
import { messageView } from './messageView';
import type { Previewed } from './messageView';

const DRAW_DELAY_MS = 150;

/** The preview of one message file. Ends with its panel. */
export class MessagePreview {
  readonly panel: vscode.WebviewPanel;
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #followed: FollowedDocument;
  readonly #frame: FrameHost<MessageHost, MessageFrame>;
  readonly #soon: Debounced;
  #shown: Previewed | undefined;
  /** Counts what is being drawn: only the latest is shown. */
  #drawing = 0;

  constructor(
    services: Services,
    panel: vscode.WebviewPanel,
    uri: vscode.Uri,
    onDidChange: vscode.Event<void>,
  ) {
    this.panel = panel;
    this.#services = services;
    this.#soon = this.#owned.add(new Debounced(services.clock, DRAW_DELAY_MS, () => void this.#draw()));
    this.#followed = this.#owned.add(
      new FollowedDocument(uri, {
        onMove: () => this.#soon.trigger(),
        onChange: () => this.#soon.trigger(),
      }),
    );
    this.#frame = openFrame<MessageHost, MessageFrame>({
      panel,
      kind: messageKind,
      extensionUri: services.context.extensionUri,
      clock: services.clock,
      title: vscode.l10n.t('Message Preview'),
      given: { uri: uri.toString() },
      answers: {},
      onReady: () => void this.#draw(),
      onMessage: (message) => void this.#handle(message),
    });
    this.#owned.add(onDidChange(() => this.#soon.trigger()));
    this.#owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isSameUri(document.uri, this.uri)) this.#soon.trigger();
      }),
    );
    panel.onDidDispose(() => this.#owned.dispose());
  }

  get uri(): vscode.Uri {
    return this.#followed.uri;
  }

  async #draw(): Promise<void> {
    const number = ++this.#drawing;
    try {
      const document = await findDocument(this.uri);
      // It may come back, such as an unsaved one after a reload; what was shown stays until then.
      if (!document) return;
      const shown = await messageView(this.#services, document);
      if (number !== this.#drawing) return;
      this.#shown = shown;
      this.panel.title = vscode.l10n.t('Preview {0}', nameOf(document));
      this.#frame.post({ type: 'show', view: shown.view });
    } catch (error) {
      showError(this.#services.log, error, { app: this.#services.apps.active });
    }
  }

  async #handle(message: MessageFrame['messages']): Promise<void> {
    if (message.type === 'send') {
      await vscode.commands.executeCommand(commandIds.sendMessageFile, this.uri);
      return;
    }
    const document = await findDocument(this.uri);
    const place = this.#shown?.places[message.index];
    if (!document || !place) return;
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
      selection: toRange(document, place),
      preview: false,
    });
  }
}
