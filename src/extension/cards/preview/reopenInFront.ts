import * as vscode from 'vscode';

/** Opens the file in front in another editor, in the same place. @param viewType `default` is the text editor. */
export async function reopenInFront(viewType: string): Promise<void> {
  await vscode.commands.executeCommand('reopenActiveEditorWith', viewType);
}
