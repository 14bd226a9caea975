import * as vscode from 'vscode';
import { parseCard } from '../../../../cards/document/cardDocument';
import { extentAt } from '../../../../cards/document/places';
import { fromPointer } from '../../../../cards/document/json';
import { openNewDocument } from '../../../base/documents/newDocument';
import { CARD_FILE_ENDING } from '../../source/isCardFile';
import { asFileName } from '../sentCard/fileName';
import { cardName } from '../sentCard/cardName';
import type { OldCard } from '../sentCard/oldCard';

/** Opens a sent card as a new card file, with the cursor in the first value that is missing. Returns the file's address. */
export async function editSentCard({ refilled }: OldCard): Promise<vscode.Uri> {
  const text = `${JSON.stringify({ elements: refilled.elements }, undefined, 2)}\n`;
  const editor = await openNewDocument({
    stem: asFileName(cardName(refilled.elements)),
    ending: CARD_FILE_ENDING,
    text,
  });
  const { document } = editor;
  const first = refilled.missing.find(({ kind }) => kind !== 'mention');
  const position = document.positionAt(placeOf(text, first?.pointer));
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(
    new vscode.Range(position, position),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
  return document.uri;
}

/** Inside the quotes of the value at a pointer from the elements; the start where there is none. */
function placeOf(text: string, pointer: string | undefined): number {
  if (pointer === undefined) return 0;
  const extent = extentAt(parseCard(text), ['elements', ...fromPointer(pointer)]);
  return extent === undefined ? 0 : extent.offset + 1;
}
