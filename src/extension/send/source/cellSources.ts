import * as path from 'node:path';
import * as vscode from 'vscode';
import { outputText } from '../../../compose/excerpts/outputText';
import type { Source } from '../../../compose/model/source';
import { oneLine } from '../../../base/plainText';
import { showNotice } from '../../base/notices';
import { pickOne } from '../../base/quickPick';

/** Text that people read, the best first; programs print to the first two. */
const TEXTS = [
  'application/vnd.code.notebook.stdout',
  'application/vnd.code.notebook.stderr',
  'application/vnd.code.notebook.error',
  'application/x.notebook.stdout',
  'application/x.notebook.stderr',
  'application/x.notebook.error-traceback',
  'text/plain',
  'text/markdown',
  'application/json',
  'text/html',
] as const;
const IMAGES: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/** The cells that are selected in the notebook in front. */
export function selectedCells(): readonly vscode.NotebookCell[] {
  const editor = vscode.window.activeNotebookEditor;
  return editor?.selections.flatMap((range) => editor.notebook.getCells(range)) ?? [];
}

/** Asks for code, outputs, or both, where there is a choice. Undefined, after saying why, without anything to send. */
export async function pickCells(cells: readonly vscode.NotebookCell[]): Promise<Source[] | undefined> {
  const code = cells.flatMap(codeSource);
  const outputs = cells.flatMap(outputSources);
  const both = cells.flatMap((cell) => [...codeSource(cell), ...outputSources(cell)]);
  if (both.length === 0) {
    showNotice(
      cells.length === 0
        ? vscode.l10n.t('Open a notebook and select what to send.')
        : vscode.l10n.t('The selected cells are empty.'),
    );
    return undefined;
  }
  if (code.length === 0 || outputs.length === 0) return both;
  const chosen = await pickOne(
    [
      { label: vscode.l10n.t('Code and Outputs'), iconPath: new vscode.ThemeIcon('notebook'), sources: both },
      { label: vscode.l10n.t('Code'), iconPath: new vscode.ThemeIcon('code'), sources: code },
      { label: vscode.l10n.t('Outputs'), iconPath: new vscode.ThemeIcon('output'), sources: outputs },
    ],
    { title: vscode.l10n.t('Send Notebook Cells'), placeHolder: cellsWords(cells) },
  );
  return chosen?.sources;
}

function cellsWords(cells: readonly vscode.NotebookCell[]): string {
  return cells.length === 1 ? vscode.l10n.t('1 cell') : vscode.l10n.t('{0} cells', cells.length);
}

function codeSource(cell: vscode.NotebookCell): Source[] {
  const text = cell.document.getText();
  if (text.trim() === '') return [];
  const heading = { label: vscode.l10n.t('{0}, cell {1}', notebookName(cell), cell.index + 1) };
  return [{ kind: 'text', text, languageId: cell.document.languageId, heading }];
}

function outputSources(cell: vscode.NotebookCell): Source[] {
  const label = vscode.l10n.t('{0}, output of cell {1}', notebookName(cell), cell.index + 1);
  const texts: string[] = [];
  const images: Source[] = [];
  for (const { items } of cell.outputs) {
    const image = items.find(({ mime }) => Object.hasOwn(IMAGES, mime));
    if (image) {
      const name = `cell-${cell.index + 1}-output-${images.length + 1}.${IMAGES[image.mime] ?? 'png'}`;
      images.push({ kind: 'file', bytes: image.data, fileName: name });
      continue;
    }
    const mime = TEXTS.find((each) => items.some((item) => item.mime === each));
    // Several items of one kind are what was printed one after the other.
    const printed = items.filter((item) => item.mime === mime).map(itemText);
    if (printed.length > 0) texts.push(printed.join(''));
  }
  const text = texts.map((each) => each.replace(/\n$/, '')).join('\n');
  return [
    ...(text.trim() === '' ? [] : [{ kind: 'text', text, languageId: 'log', heading: { label } } as const]),
    ...images,
  ];
}

function itemText({ mime, data }: vscode.NotebookCellOutputItem): string {
  const text = Buffer.from(data).toString('utf8');
  return outputText(mime.endsWith('.error') ? errorText(text) : text);
}

/** An error as its program told it: with the stack, which begins with the message in most kernels. */
function errorText(json: string): string {
  try {
    const read: unknown = JSON.parse(json);
    const { name, message, stack } = read as { name?: unknown; message?: unknown; stack?: unknown };
    if (typeof stack === 'string' && stack !== '') return stack;
    return [name, message].filter((each) => typeof each === 'string' && each !== '').join(': ');
  } catch {
    return json;
  }
}

const notebookName = ({ notebook }: vscode.NotebookCell): string =>
  oneLine(path.posix.basename(notebook.uri.path), 100);
