import * as vscode from 'vscode';
import { Disposables } from '../../../../base/disposables';
import { withSignal } from '../../../base/withProgress';
import type { Services } from '../../../session/services';
import type { CardRef } from './oldCard';
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

  /** A document that may be open is to be read again. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(schemes.sentCard, this));
  }

  /**
   * The address of a card's document. One that is open already is read again.
   * @param name what the card is called.
   */
  open({ messageId }: CardRef, name: string): vscode.Uri {
    // JSON with comments: there may be one on top.
    const path = `/${encodeURIComponent(messageId)}/${asFileName(name)}.jsonc`;
    const uri = vscode.Uri.from({ scheme: schemes.sentCard, path });
    this.#changed.fire(uri);
    return uri;
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    try {
      const session = await this.#services.sessions.active();
      if (!session) return comment(vscode.l10n.t('No app is active, so this message cannot be read again.'));
      const { sentCardText } = await import('./readOldCard');
      const messageId = decodeURIComponent(uri.path.split('/')[1] ?? '');
      return await withSignal(token, (signal) => sentCardText(session, messageId, signal));
    } catch (error) {
      const { describeError } = await import('../../../base/describeError');
      return comment(describeError(error).message);
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

function comment(text: string): string {
  return `// ${text.replaceAll(/\s+/g, ' ')}\n`;
}
