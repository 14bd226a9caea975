import * as vscode from 'vscode';
import type { TextEdit } from '../../../cards/edit/textEdits';
import type { TextRange } from '../../../cards/document/cardDocument';

/** A range of the text as the editor counts, in lines. */
export function editorRange(document: vscode.TextDocument, { offset, length }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}

/**
 * Edits of a text as one change of its document, undone in one step.
 * @param start offset in the document where the text begins, in UTF-16 units.
 */
export function workspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
  start = 0,
): vscode.WorkspaceEdit {
  const change = new vscode.WorkspaceEdit();
  change.set(
    document.uri,
    edits.map(({ offset, length, content }) =>
      vscode.TextEdit.replace(editorRange(document, { offset: start + offset, length }), content),
    ),
  );
  return change;
}
