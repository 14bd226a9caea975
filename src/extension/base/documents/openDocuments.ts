import * as vscode from 'vscode';

export function isSameUri(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

/** The document with this address that the editor holds; it may be shown nowhere. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => isSameUri(document.uri, uri));
}

/** The document with this address, opened where it has to be; undefined when it is gone. */
export async function findDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = openDocument(uri);
  // Opening an unsaved document that is gone would make a new, empty one.
  if (open || uri.scheme === 'untitled') return open;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** The cell of a notebook whose text a document is; undefined for any other document. */
export function cellOf(document: vscode.TextDocument): vscode.NotebookCell | undefined {
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find((each) => each.document === document);
    if (cell) return cell;
  }
  return undefined;
}

/** The addresses of what a tab shows; none for a terminal, a preview and the like. */
export function urisOfTab({ input }: vscode.Tab): vscode.Uri[] {
  if (
    input instanceof vscode.TabInputText ||
    input instanceof vscode.TabInputCustom ||
    input instanceof vscode.TabInputNotebook
  ) {
    return [input.uri];
  }
  if (input instanceof vscode.TabInputTextDiff || input instanceof vscode.TabInputNotebookDiff) {
    return [input.modified, input.original];
  }
  return [];
}

/** Whether a tab of this window shows the document. */
export function isInTab(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some((tab) => urisOfTab(tab).some((each) => isSameUri(each, uri))),
  );
}
