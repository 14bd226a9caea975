import * as vscode from 'vscode';

/** A document to begin with: what it is called, and its text. */
export interface NewDocument {
  /** The name without its ending, such as `approval`. */
  readonly stem: string;
  /** Such as `.seatalk-card.json`; decides the language, unless `languageId` does. */
  readonly ending: string;
  readonly text: string;
  readonly languageId?: string;
}

/**
 * Opens a document that isn't saved yet. Saving it asks where: the editor proposes the name, in the workspace or else in the home folder.
 * A name that another new document has, or a file beside the active one or in a workspace folder, gets a number.
 */
export async function openNewDocument({
  stem,
  ending,
  text,
  languageId,
}: NewDocument): Promise<vscode.TextEditor> {
  const uri = freeUri(await freeName(stem, ending));
  // `openTextDocument` would take the path for that of a file, and saving would write there without asking.
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const opened = await vscode.workspace.openTextDocument(uri);
  const document =
    languageId === undefined ? opened : await vscode.languages.setTextDocumentLanguage(opened, languageId);
  const change = new vscode.WorkspaceEdit();
  change.insert(uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(change);
  return vscode.window.showTextDocument(document, { preview: false });
}

/**
 * The editor names an unsaved document by the end of its path. It takes any path for that of a file to be written, but those with its own
 * word for unsaved documents in them.
 */
function freeUri(name: string): vscode.Uri {
  const open = new Set(unsavedPaths().map((path) => path.split('/')[0]));
  let count = 1;
  while (open.has(`Untitled-${count}`)) count++;
  return vscode.Uri.from({ scheme: 'untitled', path: `Untitled-${count}/${name}` });
}

async function freeName(stem: string, ending: string): Promise<string> {
  const open = new Set(unsavedPaths().map((path) => path.split('/').at(-1)));
  const folders = likelyFolders();
  for (let count = 1; ; count++) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}${ending}`;
    if (!open.has(name) && !(await isInAny(folders, name))) return name;
  }
}

function unsavedPaths(): string[] {
  return vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled).map(({ uri }) => uri.path);
}

/** The folders in which the editor may propose to save: that of the active file, and those of the workspace. */
function likelyFolders(): vscode.Uri[] {
  const active = vscode.window.activeTextEditor?.document;
  const beside =
    active && vscode.workspace.fs.isWritableFileSystem(active.uri.scheme) === true
      ? [vscode.Uri.joinPath(active.uri, '..')]
      : [];
  return [...beside, ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
}

async function isInAny(folders: readonly vscode.Uri[], name: string): Promise<boolean> {
  for (const folder of folders) {
    try {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name));
      return true;
    } catch {
      // No such file.
    }
  }
  return false;
}
