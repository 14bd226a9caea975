import * as vscode from 'vscode';
import { withoutCommonIndentation } from '../../../compose/excerpts/dedent';
import type { Source } from '../../../compose/model/source';
import { cellOf } from '../../base/documents/openDocuments';
import { documentName } from './documentName';

/**
 * What is selected in an editor, each selection for itself, below a line with its file and lines, and with a link where others can see
 * them. Its indentation goes as far as all lines have it. Empty when nothing is selected.
 */
export async function linkedSelections(editor: vscode.TextEditor | undefined): Promise<Source[]> {
  if (!editor) return [];
  const { document } = editor;
  const selections = editor.selections
    .filter((selection) => document.getText(selection).trim() !== '')
    .toSorted((a, b) => a.start.compareTo(b.start));
  const sources: Source[] = [];
  for (const selection of selections) {
    const { start, end } = selection;
    // A selection of whole lines ends at the start of the next one.
    const to = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    const url = await linkOf(document, start.line, to);
    sources.push({
      kind: 'text',
      text: withoutCommonIndentation(
        document.getText(fromIndentation(document, selection)).replaceAll(/\r\n?/g, '\n'),
      ),
      languageId: document.languageId,
      fileName: documentName(document),
      heading: { label: placeWords(document, start.line, to), url },
    });
  }
  return sources;
}

/** A selection from the start of its first line, where only indentation is left of it: the lines below it have theirs. */
export function fromIndentation(document: vscode.TextDocument, selection: vscode.Range): vscode.Range {
  const { start, end } = selection;
  if (start.line === end.line) return selection;
  const before = document.getText(new vscode.Range(start.line, 0, start.line, start.character));
  return before.trim() === '' ? new vscode.Range(start.line, 0, end.line, end.character) : selection;
}

async function linkOf(document: vscode.TextDocument, from: number, to: number): Promise<string | undefined> {
  if (document.uri.scheme !== 'file' && document.uri.scheme !== 'vscode-remote') return undefined;
  const { linesLink } = await import('./git/gitLinks');
  return linesLink(document, { from, to });
}

/** A file with lines, as a person reads it: its path inside the workspace, or its name alone. */
function placeWords(document: vscode.TextDocument, from: number, to: number): string {
  const lines = to > from ? `${from + 1}-${to + 1}` : String(from + 1);
  return `${placeName(document)}:${lines}`;
}

/** The path of a document inside the workspace, else its name: other folders of this machine are nobody's business. */
function placeName(document: vscode.TextDocument): string {
  const isInside = vscode.workspace.getWorkspaceFolder(document.uri) !== undefined && !cellOf(document);
  if (isInside) return vscode.workspace.asRelativePath(document.uri);
  return documentName(document) ?? vscode.l10n.t('unsaved file');
}
