import * as path from 'node:path';
import * as vscode from 'vscode';
import { errorMessage, warningMessage } from '../../base/dialogs';
import type { Source } from '../../../compose/model/source';
import { MEDIA_MAX_RAW_BYTES } from '../../../contract/limits';
import { closing } from '../../base/notices';
import { oneLine } from '../../../base/plainText';
import { megabyteWords } from '../../../base/sizeWords';

/** What is selected in the editor in front, several selections one below the other; undefined when nothing is. */
export function selectionSource(editor: vscode.TextEditor | undefined): Source | undefined {
  if (!editor) return undefined;
  const { document } = editor;
  const text = editor.selections
    .filter((selection) => !selection.isEmpty)
    .toSorted((a, b) => a.start.compareTo(b.start))
    .map((selection) => document.getText(selection))
    .join('\n');
  if (text.trim() === '') return undefined;
  return { kind: 'text', text, languageId: document.languageId, fileName: fileNameOf(document) };
}

/** The whole text of a document as it stands in the editor, saved or not. */
export function documentSource(document: vscode.TextDocument): Source {
  return {
    kind: 'text',
    text: document.getText(),
    languageId: document.languageId,
    fileName: fileNameOf(document),
  };
}

/** What the clipboard holds as text; undefined when it holds none. */
export async function clipboardSource(): Promise<Source | undefined> {
  const text = await vscode.env.clipboard.readText();
  return text.trim() === '' ? undefined : { kind: 'text', text };
}

/** The file in front, whichever editor shows it. */
export function activeFile(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document) return document.uri;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    ? input.uri
    : undefined;
}

/**
 * Reads files to send. What is open and changed is sent as the editor shows it. Folders are left out; undefined, after
 * showing why, when one can't be sent or none is left.
 */
export async function fileSources(uris: readonly vscode.Uri[]): Promise<Source[] | undefined> {
  const sources: Source[] = [];
  for (const uri of uris) {
    const source = await fileSource(uri);
    if (source === 'refused') return undefined;
    if (source !== 'folder') sources.push(source);
  }
  if (sources.length > 0) return sources;
  void warningMessage(vscode.l10n.t('Choose a file to send; folders cannot be sent.'));
  return undefined;
}

async function fileSource(uri: vscode.Uri): Promise<Source | 'folder' | 'refused'> {
  const name = path.posix.basename(uri.path) || 'file';
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isUntitled) return documentSource(open);
  if (open?.isDirty) return { kind: 'file', bytes: Buffer.from(open.getText()), fileName: name };
  const { type, size } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) !== 0) return 'folder';
  if (size === 0) {
    const message = vscode.l10n.t('{0} is empty; there is nothing to send.', oneLine(name, 80));
    void warningMessage(message, ...closing(message));
    return 'refused';
  }
  // Judged by its size: such a file isn't read at all.
  if (size > MEDIA_MAX_RAW_BYTES) {
    const message = vscode.l10n.t(
      '{0} has {1}; SeaTalk takes up to {2} in one message. Share it as a link instead.',
      oneLine(name, 80),
      megabyteWords(size, vscode.env.language),
      megabyteWords(MEDIA_MAX_RAW_BYTES, vscode.env.language),
    );
    void errorMessage(message, ...closing(message));
    return 'refused';
  }
  return { kind: 'file', bytes: await vscode.workspace.fs.readFile(uri), fileName: name };
}

function fileNameOf(document: vscode.TextDocument): string | undefined {
  return document.isUntitled ? undefined : path.posix.basename(document.uri.path);
}
