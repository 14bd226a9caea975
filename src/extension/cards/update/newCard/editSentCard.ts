import * as vscode from 'vscode';
import { parseCard } from '../../../../cards/document/cardDocument';
import { extentAt } from '../../../../cards/document/places';
import { fromPointer } from '../../../../cards/document/json';
import { CARD_FILE_ENDING } from '../../source/isCardFile';
import { asFileName } from '../sentCard/fileName';
import { cardName } from '../sentCard/cardName';
import type { OldCard } from '../sentCard/oldCard';

/** Opens a sent card as a new card file, with the cursor in the first value that is missing. Returns the file's address. */
export async function editSentCard({ refilled }: OldCard): Promise<vscode.Uri> {
  const uri = freeName(cardName(refilled.elements));
  const text = `${JSON.stringify({ elements: refilled.elements }, undefined, 2)}\n`;
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const first = refilled.missing.find(({ kind }) => kind !== 'mention');
  const position = document.positionAt(placeOf(text, first?.pointer));
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(
    new vscode.Range(position, position),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
  return uri;
}

/** Inside the quotes of the value at a pointer from the elements; the start where there is none. */
function placeOf(text: string, pointer: string | undefined): number {
  if (pointer === undefined) return 0;
  const extent = extentAt(parseCard(text), ['elements', ...fromPointer(pointer)]);
  return extent === undefined ? 0 : extent.offset + 1;
}

function freeName(name: string): vscode.Uri {
  const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  const safe = asFileName(name);
  for (let number = 1; ; number += 1) {
    const path = `${safe}${number === 1 ? '' : ` ${number}`}${CARD_FILE_ENDING}`;
    const uri = vscode.Uri.from({ scheme: 'untitled', path });
    if (!open.has(uri.toString())) return uri;
  }
}
