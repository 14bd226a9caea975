import * as vscode from 'vscode';
import { FollowedDocument } from './followedDocument';

interface Marked<T> {
  readonly value: T;
  readonly document: FollowedDocument;
}

/** Documents that were made for a purpose, each with what it was made for, until it is closed. Menus know them by a context key. */
export class MarkedDocuments<T> implements vscode.Disposable {
  readonly #contextKey: string;
  readonly #marked = new Set<Marked<T>>();
  readonly #changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  /** @param contextKey holds the addresses of the documents. */
  constructor(contextKey: string) {
    this.#contextKey = contextKey;
  }

  /** What a document was made for; undefined for any other document. */
  find(uri: vscode.Uri): T | undefined {
    return [...this.#marked].find(({ document }) => document.uri.toString() === uri.toString())?.value;
  }

  /** @param uri of the document, wherever it is saved later. */
  keep(uri: vscode.Uri, value: T): void {
    const marked: Marked<T> = {
      value,
      document: new FollowedDocument(uri, {
        onMove: () => this.#announce(),
        onClose: () => {
          this.#drop(marked);
          this.#announce();
        },
      }),
    };
    this.#marked.add(marked);
    this.#announce();
  }

  dispose(): void {
    for (const marked of this.#marked) this.#drop(marked);
    this.#changed.dispose();
  }

  #drop(marked: Marked<T>): void {
    marked.document.dispose();
    this.#marked.delete(marked);
  }

  #announce(): void {
    this.#changed.fire();
    const addresses = [...this.#marked].map(({ document }) => document.uri.toString());
    void vscode.commands.executeCommand('setContext', this.#contextKey, addresses);
  }
}
