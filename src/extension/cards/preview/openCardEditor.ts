import * as vscode from 'vscode';
import { openDocument } from '../../base/documents/openDocuments';
import { informationMessage } from '../../base/dialogs';
import { offerChoices } from '../../base/notices';
import { oneLine } from '../../../base/plainText';
import { sourceName } from '../source/sourceText';
import { viewTypes } from '../../contributions';
import { reopenInFront } from './reopenInFront';

/**
 * Opens a card in the visual editor, in place of its text where that is in front. VS Code loses sight of an unsaved document that another
 * editor shows: no dirty mark, no question when it closes. So the card is saved first.
 */
export async function openCardEditor(uri: vscode.Uri): Promise<void> {
  if (openDocument(uri)?.isUntitled !== true) return show(uri);
  const save = vscode.l10n.t('Save…');
  const chosen = await informationMessage(
    vscode.l10n.t('Save {0} to open it in the visual editor?', nameOf(uri)),
    { modal: true, detail: vscode.l10n.t('The visual editor works on saved files.') },
    save,
  );
  if (chosen === save) await saveAndShow(uri);
}

/** VS Code's own *Reopen Editor With…* put an unsaved card into the visual editor: gives the text its tab back, and offers to save it. */
export async function giveBack(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
  const { uri } = document;
  const { viewColumn } = panel;
  // Not `showTextDocument`: the visual editor, which is still opening, comes to the front once more before it is closed.
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default', { viewColumn, preview: false });
  panel.dispose();
  await offerChoices(
    informationMessage,
    vscode.l10n.t('Save {0} to open it in the visual editor.', nameOf(uri)),
    [{ title: vscode.l10n.t('Save…'), run: () => saveAndShow(uri) }],
  );
}

async function saveAndShow(uri: vscode.Uri): Promise<void> {
  const saved = await vscode.workspace.save(uri);
  if (saved) await show(saved);
}

async function show(uri: vscode.Uri): Promise<void> {
  if (uri.toString() === vscode.window.activeTextEditor?.document.uri.toString()) {
    await reopenInFront(viewTypes.cardEditor);
  } else {
    await vscode.commands.executeCommand('vscode.openWith', uri, viewTypes.cardEditor);
  }
}

function nameOf(uri: vscode.Uri): string {
  return oneLine(sourceName({ uri: uri.toString() }), 80);
}
