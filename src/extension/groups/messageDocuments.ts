import * as vscode from 'vscode';
import { present, messageTimeMs } from '../../contract/absent';
import type { ChatMessage } from '../../contract/inbound';
import { Disposables } from '../../base/disposables';
import { oneLine } from '../../base/plainText';
import { DisposableSlot } from '../../base/slot';
import { withSignal } from '../base/withSignal';
import type { Session } from '../session/session';
import type { Sessions } from '../session/sessions';
import { schemes } from '../contributions';

/** Documents whose message is kept; an older one is read from the platform again. */
const MAX_KEPT = 50;
/** About what a tab shows. */
const TITLE_CHARS = 40;

interface Kept {
  readonly uri: vscode.Uri;
  readonly message: ChatMessage;
}

/** Shows messages as read-only JSON documents, exactly as the platform gave them. */
export class MessageDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #sessions: Sessions;
  /** By the id of the message, the one opened last at the end. */
  readonly #kept = new Map<string, Kept>();
  readonly #owned = new Disposables();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  readonly #changes = this.#owned.add(new DisposableSlot());
  #session: Session | undefined;

  /** A document that may be open has another text now. */
  readonly onDidChange = this.#changed.event;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(schemes.message, this));
  }

  /**
   * Opens a message beside or in the active group of editors.
   * @param words what the message is called, for the title of its tab.
   */
  async open(
    message: ChatMessage,
    words: string,
    options: vscode.TextDocumentShowOptions = {},
  ): Promise<void> {
    const id = present(message.message_id) ?? String(messageTimeMs(message) / 1000);
    this.#follow(this.#sessions.current);
    // A message that was edited may have other words. It keeps its document.
    const known = this.#kept.get(id);
    const uri = known?.uri ?? messageUri(id, words);
    this.#keep(id, { uri, message });
    if (known && JSON.stringify(known.message) !== JSON.stringify(message)) this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, ...options });
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const id = idOf(uri);
    const message = this.#kept.get(id)?.message ?? (await this.#read(id, uri, token));
    if (typeof message === 'string') return message;
    const { asItCame } = await import('../../contract/tolerant');
    return `${JSON.stringify(asItCame(message), undefined, 2)}\n`;
  }

  dispose(): void {
    this.#owned.dispose();
    this.#kept.clear();
  }

  /** After a reload of the window only the id is left. */
  async #read(id: string, uri: vscode.Uri, token: vscode.CancellationToken): Promise<ChatMessage | string> {
    try {
      const session = await this.#sessions.active();
      if (!session) return comment(vscode.l10n.t("No app is active, so this message can't be loaded again."));
      this.#follow(session);
      const message = await withSignal(token, (signal) => session.history.message(id, signal));
      this.#keep(id, { uri, message });
      return message;
    } catch (error) {
      const { describeError } = await import('../base/describeError');
      return comment(describeError(error).message);
    }
  }

  /** People edit, and bots update their cards, while a document is open. */
  #follow(session: Session | undefined): void {
    if (!session || session === this.#session) return;
    this.#session = session;
    this.#changes.set(
      session.history.onDidChange(({ message }) => {
        const id = message.message_id ?? '';
        const kept = this.#kept.get(id);
        if (!kept) return;
        this.#kept.set(id, { ...kept, message });
        this.#changed.fire(kept.uri);
      }),
    );
  }

  #keep(id: string, kept: Kept): void {
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** The last part of the path is the title of the tab. */
function messageUri(id: string, words: string): vscode.Uri {
  const title = oneLine(words.replaceAll(/[/\\]/g, ' '), TITLE_CHARS) || vscode.l10n.t('Message');
  return vscode.Uri.from({ scheme: schemes.message, path: `/${encodeURIComponent(id)}/${title}.json` });
}

/** Earlier versions had the id as the name. */
function idOf({ path }: vscode.Uri): string {
  return decodeURIComponent((path.split('/')[1] ?? '').replace(/\.json$/, ''));
}

function comment(text: string): string {
  return `// ${text.replaceAll(/\s+/g, ' ')}\n`;
}
