import * as vscode from 'vscode';
import { FollowedDocument } from '../../../base/documents/followedDocument';
import { contextKeys } from '../../../contributions';
import type { CardRef } from '../../source/sentCard';

/** A sent card that is being edited. */
export interface EditedCard {
  readonly ref: CardRef;
  /** What has to be filled in or looked at before it is sent; undefined where nothing has. */
  readonly remark: string | undefined;
}

interface Edited {
  readonly card: EditedCard;
  readonly document: FollowedDocument;
}

/** Sent cards that are being edited: which document was made from which card, until it is closed. */
export class EditedCards implements vscode.Disposable {
  readonly #edited = new Set<Edited>();
  readonly #changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  /** What a document was made from, if it was made from a sent card. */
  find(uri: vscode.Uri): EditedCard | undefined {
    return [...this.#edited].find(({ document }) => document.uri.toString() === uri.toString())?.card;
  }

  /** @param uri of the document, wherever it is saved later. */
  keep(uri: vscode.Uri, card: EditedCard): void {
    const edited: Edited = {
      card,
      document: new FollowedDocument(uri, {
        onMove: () => this.#announce(),
        onClose: () => {
          this.#drop(edited);
          this.#announce();
        },
      }),
    };
    this.#edited.add(edited);
    this.#announce();
  }

  dispose(): void {
    for (const edited of this.#edited) this.#drop(edited);
    this.#changed.dispose();
  }

  #drop(edited: Edited): void {
    edited.document.dispose();
    this.#edited.delete(edited);
  }

  /** Menus know the documents by a key. */
  #announce(): void {
    this.#changed.fire();
    const addresses = [...this.#edited].map(({ document }) => document.uri.toString());
    void vscode.commands.executeCommand('setContext', contextKeys.editedCards, addresses);
  }
}
