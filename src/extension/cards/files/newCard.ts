import * as vscode from 'vscode';
import { pickOne } from '../../base/quickPick';
import { WHOLE_CARDS } from '../../../cards/snippets/wholeCards';
import { commandIds } from '../../contributions';
import { CARD_FILE_ENDING } from '../source/isCardFile';

/** Spaces. */
const INDENTATION = 2;

/** Asks what kind of card, and opens a new document with it, its preview beside. Undefined when the person gave up. */
export async function newCard(): Promise<vscode.TextDocument | undefined> {
  const items = [
    ...WHOLE_CARDS.map(({ id, title, summary, elements }) => ({
      label: vscode.l10n.t(title),
      detail: vscode.l10n.t(summary),
      id,
      elements,
    })),
    {
      label: vscode.l10n.t('Empty Card'),
      detail: vscode.l10n.t('Only the frame of a card'),
      id: 'card',
      elements: [],
    },
  ];
  const chosen = await pickOne(items, {
    title: vscode.l10n.t('New SeaTalk Card'),
    placeHolder: vscode.l10n.t('What kind of card?'),
    matchOnDetail: true,
  });
  if (!chosen) return undefined;
  const document = await open(
    chosen.id,
    `${JSON.stringify({ elements: chosen.elements }, null, INDENTATION)}\n`,
  );
  const editor = await vscode.window.showTextDocument(document);
  // The editor detected the indentation while the document was still empty.
  editor.options = { tabSize: INDENTATION, insertSpaces: true };
  await vscode.commands.executeCommand(commandIds.previewCard, document.uri);
  return document;
}

/** An untitled document that has the ending of card files, so that it is one before it is saved. */
async function open(id: string, text: string): Promise<vscode.TextDocument> {
  const taken = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.path));
  let path = `${id}${CARD_FILE_ENDING}`;
  for (let count = 2; taken.has(path); count++) path = `${id}-${count}${CARD_FILE_ENDING}`;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path }));
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(change);
  return document;
}
