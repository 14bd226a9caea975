import * as vscode from 'vscode';
import { commandIds } from '../../contributions';
import { cardsIn } from './cardsIn';

/** *Preview SeaTalk Card · Extract to File…* above each card in code. */
export function cardLensesInCode(document: vscode.TextDocument): vscode.CodeLens[] {
  return cardsIn(document).flatMap(({ range: { offset } }) => {
    const at = document.positionAt(offset);
    const range = new vscode.Range(at, at);
    const given = [document.uri, offset];
    return [
      new vscode.CodeLens(range, {
        title: vscode.l10n.t('Preview SeaTalk Card'),
        tooltip: vscode.l10n.t('Show the card beside the editor, with placeholders for values from code'),
        command: commandIds.previewCardInCode,
        arguments: given,
      }),
      new vscode.CodeLens(range, {
        title: vscode.l10n.t('Extract to File…'),
        tooltip: vscode.l10n.t('Write the card to a JSON file next to this one'),
        command: commandIds.extractCard,
        arguments: given,
      }),
    ];
  });
}
