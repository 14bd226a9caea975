import * as vscode from 'vscode';
import { present, messageTimeMs } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { asItCame } from '../../contract/tolerant';
import { withSignal } from '../base/withSignal';
import type { Sessions } from '../session/sessions';
import { schemes } from '../contributions';

/** Documents whose message is kept; an older one is read from the platform again. */
const MAX_KEPT = 50;

/** Shows messages as read-only JSON documents, exactly as the platform gave them. */
export class MessageDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #kept = new Map<string, ChatMessage>();
  readonly #registration: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();

  /** A document that may be open has another text now. */
  readonly onDidChange = this.#changed.event;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(schemes.message, this);
  }

  /** Opens a message beside or in the active group of editors. */
  async open(message: ChatMessage): Promise<void> {
    const id = present(message.message_id) ?? String(messageTimeMs(message) / 1000);
    const uri = vscode.Uri.from({ scheme: schemes.message, path: `/${encodeURIComponent(id)}.json` });
    const shown = this.#kept.get(uri.path);
    this.#keep(uri, message);
    // People edit; a document that is open already would keep the old words.
    if (shown && JSON.stringify(shown) !== JSON.stringify(message)) this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const message = this.#kept.get(uri.path) ?? (await this.#read(uri, token));
    return typeof message === 'string' ? message : `${JSON.stringify(asItCame(message), undefined, 2)}\n`;
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    this.#kept.clear();
  }

  /** After a reload of the window only the id is left. */
  async #read(uri: vscode.Uri, token: vscode.CancellationToken): Promise<ChatMessage | string> {
    try {
      const session = await this.#sessions.active();
      if (!session) return comment(vscode.l10n.t('No app is active, so this message cannot be read again.'));
      const id = decodeURIComponent(uri.path.slice(1).replace(/\.json$/, ''));
      return await withSignal(token, (signal) => session.history.message(id, signal));
    } catch (error) {
      const { describeError } = await import('../base/describeError');
      return comment(describeError(error).message);
    }
  }

  #keep(uri: vscode.Uri, message: ChatMessage): void {
    this.#kept.delete(uri.path);
    this.#kept.set(uri.path, message);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function comment(text: string): string {
  return `// ${text.replaceAll(/\s+/g, ' ')}\n`;
}
