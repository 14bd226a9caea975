import * as vscode from 'vscode';
import { contextKeys } from '../../../contributions';
import type { CardRef } from '../../source/sentCard';

/** A sent card that is being edited. */
export interface EditedCard {
  readonly ref: CardRef;
  /** What has to be filled in or looked at before it is sent; undefined where nothing has. */
  readonly remark: string | undefined;
}

/** Sent cards that are being edited: which file was made from which card. */
export class EditedCards implements vscode.Disposable {
  readonly #cards = new Map<string, EditedCard>();
  readonly #closed: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (this.#cards.delete(uri.toString())) this.#announce();
    });
  }

  /** What a file was made from, if it was made from a sent card. */
  find(uri: vscode.Uri): EditedCard | undefined {
    return this.#cards.get(uri.toString());
  }

  keep(uri: vscode.Uri, card: EditedCard): void {
    this.#cards.set(uri.toString(), card);
    this.#announce();
  }

  dispose(): void {
    this.#closed.dispose();
    this.#changed.dispose();
    this.#cards.clear();
  }

  /** Menus know the files by a key. */
  #announce(): void {
    this.#changed.fire();
    void vscode.commands.executeCommand('setContext', contextKeys.editedCards, [...this.#cards.keys()]);
  }
}
