import * as vscode from 'vscode';
import type { CardRef } from '../sentCard/oldCard';

/** Sent cards that are being edited: which file was made from which card. */
export class EditedCards implements vscode.Disposable {
  readonly #refs = new Map<string, CardRef>();
  readonly #closed: vscode.Disposable;

  constructor() {
    this.#closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#refs.delete(uri.toString()));
  }

  /** The card a file was made from, if it was. */
  refOf(uri: vscode.Uri): CardRef | undefined {
    return this.#refs.get(uri.toString());
  }

  keep(uri: vscode.Uri, ref: CardRef): void {
    this.#refs.set(uri.toString(), ref);
  }

  dispose(): void {
    this.#closed.dispose();
    this.#refs.clear();
  }
}
