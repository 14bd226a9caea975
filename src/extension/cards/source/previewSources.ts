import * as vscode from 'vscode';
import { isJson } from './isCardFile';
import type { PreviewSource } from '../../../webview/cardPreview/protocol';

/** What a lens above a card hands to a command: the whole document, whatever is selected in it. */
export interface WholeDocument {
  readonly whole: vscode.Uri;
}

/**
 * What a person means to preview: the whole document a lens stands for, the file they clicked, else the active editor's document, or
 * what is selected there. A selection counts when it begins like JSON; a word selected by chance in a card file doesn't.
 */
export function sourceToPreview(clicked: unknown): PreviewSource | undefined {
  if (isWhole(clicked)) return { uri: clicked.whole.toString() };
  const editor = vscode.window.activeTextEditor;
  if (clicked instanceof vscode.Uri && clicked.toString() !== editor?.document.uri.toString()) {
    return { uri: clicked.toString() };
  }
  if (!editor) return undefined;
  const { document, selection } = editor;
  const uri = document.uri.toString();
  const selected = document.getText(selection);
  if (selected.trim() === '' || (isJson(document) && !/^\s*[[{]/.test(selected))) return { uri };
  return { uri, range: { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) } };
}

/** Whether a command was given a whole document by a lens. */
export function isWhole(clicked: unknown): clicked is WholeDocument {
  return (
    typeof clicked === 'object' &&
    clicked !== null &&
    'whole' in clicked &&
    clicked.whole instanceof vscode.Uri
  );
}
