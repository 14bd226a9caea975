import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Source } from '../../../compose/model/source';

/**
 * A notebook as the file that saving it would write now, with its outputs.
 * @returns undefined where no extension can write notebooks of its kind.
 */
export async function notebookSource(notebook: vscode.NotebookDocument): Promise<Source | undefined> {
  const data = new vscode.NotebookData(notebook.getCells().map(asData));
  data.metadata = notebook.metadata;
  try {
    const bytes = await vscode.commands.executeCommand<Uint8Array>(
      'vscode.executeNotebookToData',
      notebook.notebookType,
      data,
    );
    return { kind: 'file', bytes, fileName: path.posix.basename(notebook.uri.path) || 'notebook' };
  } catch {
    return undefined;
  }
}

function asData(cell: vscode.NotebookCell): vscode.NotebookCellData {
  const data = new vscode.NotebookCellData(cell.kind, cell.document.getText(), cell.document.languageId);
  data.metadata = cell.metadata;
  data.outputs = [...cell.outputs];
  if (cell.executionSummary) data.executionSummary = cell.executionSummary;
  return data;
}
