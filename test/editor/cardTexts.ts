import assert from 'node:assert/strict';
import * as vscode from 'vscode';

let count = 0;

/** An untitled document shown in the editor, a card file by its ending unless another name is given. */
export async function open(
  content: unknown,
  name = `card-${++count}.seatalk-card.json`,
): Promise<vscode.TextEditor> {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path: name }),
  );
  const change = new vscode.WorkspaceEdit();
  const end = document.positionAt(document.getText().length);
  change.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  await vscode.workspace.applyEdit(change);
  return vscode.window.showTextDocument(document);
}

/** Where a piece of the text begins. */
export function at({ document }: vscode.TextEditor, piece: string, more = 0): vscode.Position {
  const offset = document.getText().indexOf(piece);
  assert.notEqual(offset, -1, `no ${piece} in the text`);
  return document.positionAt(offset + more);
}

export async function completions(editor: vscode.TextEditor, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    position,
  );
  return list.items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

export async function hover(editor: vscode.TextEditor, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    editor.document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((part) => (typeof part === 'string' ? part : part.value))
    .join('\n---\n');
}

/** Squiggles come a moment after the text. */
export async function problems(
  { document }: vscode.TextEditor,
  wanted: number,
): Promise<vscode.Diagnostic[]> {
  for (;;) {
    const found = vscode.languages.getDiagnostics(document.uri);
    if (found.length === wanted) return found;
    await new Promise<void>((resolve) => {
      const subscription = vscode.languages.onDidChangeDiagnostics(() => {
        subscription.dispose();
        resolve();
      });
    });
  }
}

export async function lenses({ document }: vscode.TextEditor): Promise<vscode.CodeLens[]> {
  return vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri);
}
