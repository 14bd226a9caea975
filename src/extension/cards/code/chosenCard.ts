import * as vscode from 'vscode';
import { informationMessage } from '../../base/dialogs';
import type { CodeCard } from '../../../cards/inCode/codeCard';
import { MAX_CODE_LENGTH } from '../../../cards/inCode/codeFile';
import { cardAt } from './cardsIn';
import { codeLanguage } from './codeLanguage';

export interface ChosenCard {
  readonly document: vscode.TextDocument;
  readonly card: CodeCard;
}

/**
 * The card a person means: the one a lens stands above, else the one the cursor is in. Shows a notice when there is none.
 * @param clicked the address of the code, from a lens.
 * @param place the offset of the card in it, from a lens.
 */
export async function chosenCard(clicked: unknown, place: unknown): Promise<ChosenCard | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document =
    clicked instanceof vscode.Uri ? await vscode.workspace.openTextDocument(clicked) : editor?.document;
  if (!document || codeLanguage(document) === undefined) {
    return explain(
      vscode.l10n.t('Open a TypeScript, JavaScript, Python, Go, or Java file that contains a card.'),
    );
  }
  const isInEditor = editor?.document === document;
  const offset =
    typeof place === 'number' ? place : isInEditor ? document.offsetAt(editor.selection.active) : 0;
  const card = cardAt(document, offset);
  if (card) return { document, card };
  return explain(
    document.getText().length > MAX_CODE_LENGTH
      ? vscode.l10n.t('This file is too large to search for cards.')
      : vscode.l10n.t('No SeaTalk card at the cursor.'),
  );
}

function explain(message: string): undefined {
  void informationMessage(message);
}
