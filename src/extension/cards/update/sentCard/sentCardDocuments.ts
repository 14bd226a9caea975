import * as vscode from 'vscode';
import { Disposables } from '../../../../base/disposables';
import { withSignal } from '../../../base/withSignal';
import type { Services } from '../../../session/services';
import type { CardRef } from '../../source/sentCard';
import { sentCardOf, sentCardUri } from '../../source/sentCard';
import { DisposableSlot } from '../../../../base/slot';
import type { Session } from '../../../session/session';
import { asFileName } from './fileName';
import { schemes } from '../../../contributions';

/**
 * Cards of messages as read-only documents, for the preview: without the empty fields they come back with, and with the values
 * that are known from elsewhere. A comment on top names what is missing.
 */
export class SentCardDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #services: Services;
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  readonly #changes = this.#owned.add(new DisposableSlot());
  /** Documents that were shown in this window, by the id of their message. */
  readonly #shown = new Map<string, vscode.Uri>();
  /** Ids of messages that a person opened just now: what was read of them before may be old. */
  readonly #opened = new Set<string>();
  #session: Session | undefined;

  /** A document has another text now, also one that the editor has let go: a preview may still show it. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(schemes.sentCard, this));
  }

  /**
   * The address of a card's document. One that is open already is read again.
   * @param name what the card is called.
   */
  open(ref: CardRef, name: string): vscode.Uri {
    const { messageId } = ref;
    // A card that was updated may have another name. It keeps its document.
    const uri = this.#shown.get(messageId) ?? sentCardUri(ref, asFileName(name));
    this.#shown.set(messageId, uri);
    this.#opened.add(messageId);
    this.#changed.fire(uri);
    return uri;
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    try {
      const session = await this.#services.sessions.active();
      if (!session) return comment(vscode.l10n.t("No app is active, so this message can't be loaded again."));
      this.#follow(session);
      const { sentCardText } = await import('./readOldCard');
      const messageId = sentCardOf(uri)?.messageId ?? '';
      this.#shown.set(messageId, uri);
      const isOpened = this.#opened.delete(messageId);
      return await withSignal(token, async (signal) => {
        const { history } = session;
        const message = await (isOpened
          ? history.refresh(messageId, signal)
          : history.message(messageId, signal));
        return sentCardText(session, message, signal);
      });
    } catch (error) {
      const { describeError } = await import('../../../base/describeError');
      return comment(describeError(error).message);
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** The bot may update a card while it is shown. */
  #follow(session: Session): void {
    if (session === this.#session) return;
    this.#session = session;
    this.#changes.set(
      session.history.onDidChange(({ message }) => {
        const shown = this.#shown.get(message.message_id ?? '');
        if (shown) this.#changed.fire(shown);
      }),
    );
  }
}

function comment(text: string): string {
  return `// ${text.replaceAll(/\s+/g, ' ')}\n`;
}
