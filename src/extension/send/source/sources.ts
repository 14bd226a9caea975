import * as vscode from 'vscode';
import type { Source } from '../../../compose/model/source';
import { cellOf, urisOfTab } from '../../base/documents/openDocuments';
import { documentName } from './documentName';
import { fromIndentation } from './linkedSelections';

/** What is selected in the editor in front, several selections one below the other; undefined when nothing is. */
export function selectionSource(editor: vscode.TextEditor | undefined): Source | undefined {
  if (!editor) return undefined;
  const { document } = editor;
  const text = editor.selections
    .filter((selection) => !selection.isEmpty)
    .toSorted((a, b) => a.start.compareTo(b.start))
    .map((selection) => document.getText(fromIndentation(document, selection)))
    .join('\n');
  if (text.trim() === '') return undefined;
  return { kind: 'text', text, languageId: document.languageId, fileName: documentName(document) };
}

/** The whole text of a document as it stands in the editor, saved or not. */
export function documentSource(document: vscode.TextDocument): Source {
  return {
    kind: 'text',
    text: document.getText(),
    languageId: document.languageId,
    fileName: documentName(document),
  };
}

/** What the clipboard holds as text; undefined when it holds none. */
export async function clipboardSource(): Promise<Source | undefined> {
  const text = await vscode.env.clipboard.readText();
  return text.trim() === '' ? undefined : { kind: 'text', text };
}

/** The file in front, whichever editor shows it; the notebook, and not the cell in it that has the cursor. */
export function activeFile(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document) return cellOf(document)?.notebook.uri ?? document.uri;
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  return tab && urisOfTab(tab)[0];
}
