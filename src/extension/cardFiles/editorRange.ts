import * as vscode from 'vscode';
import type { TextEdit } from '../../cards/edit/cardEdit';
import type { TextRange } from '../../cards/document/cardDocument';

/** A range of the text as the editor counts, in lines. */
export function editorRange(document: vscode.TextDocument, { offset, length }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}

/** Edits of the text as one change of the document, undone in one step. */
export function workspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const change = new vscode.WorkspaceEdit();
  change.set(
    document.uri,
    edits.map((edit) => vscode.TextEdit.replace(editorRange(document, edit), edit.content)),
  );
  return change;
}
