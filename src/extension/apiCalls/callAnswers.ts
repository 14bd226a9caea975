import * as vscode from 'vscode';
import { schemes } from '../contributions';

/** Answers that are kept for their documents. */
const MAX_KEPT = 20;

/** The latest answer to the call of each file, as a read-only document. */
export class CallAnswers implements vscode.TextDocumentContentProvider, vscode.Disposable {
  /** By address, the latest at the end. */
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();

  readonly onDidChange = this.#changed.event;

  /** Shows an answer beside its file, which keeps the keyboard. @param call its name, for the title. */
  async show(file: vscode.Uri, call: string, text: string): Promise<void> {
    const uri = vscode.Uri.from({
      scheme: schemes.callAnswer,
      path: `/${encodeURIComponent(file.toString())}/${vscode.l10n.t('Answer to {0}', call)}.jsonc`,
    });
    const key = uri.toString();
    this.#texts.delete(key);
    this.#texts.set(key, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > MAX_KEPT && oldest !== undefined) this.#texts.delete(oldest);
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ??
      `// ${vscode.l10n.t("This answer wasn't kept. Make the call again.")}\n`
    );
  }

  dispose(): void {
    this.#changed.dispose();
    this.#texts.clear();
  }
}
