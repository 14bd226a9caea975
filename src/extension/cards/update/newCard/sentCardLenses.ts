import * as vscode from 'vscode';
import { commandIds } from '../../../contributions';
import { sentCardOf } from '../../source/sentCard';
import type { EditedCards } from './editedCards';

/** *Update Sent Card…* above a document that belongs to one message, and what has to be filled in before. */
export class SentCardLenses implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;
  readonly #edited: EditedCards;

  constructor(edited: EditedCards) {
    this.#edited = edited;
    this.onDidChangeCodeLenses = edited.onDidChange;
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { uri } = document;
    const edited = this.#edited.find(uri);
    if (!edited && !sentCardOf(uri)) return [];
    // A line of its own, below that of all cards.
    const range = document.validateRange(new vscode.Range(1, 0, 1, 0));
    return [
      new vscode.CodeLens(range, {
        title: vscode.l10n.t('Update Sent Card…'),
        tooltip: vscode.l10n.t('Compare this card with the sent one, then update it'),
        command: commandIds.updateCard,
        arguments: [uri],
      }),
      ...(edited?.remark === undefined
        ? []
        : [new vscode.CodeLens(range, { title: edited.remark, tooltip: edited.remark, command: '' })]),
    ];
  }
}
