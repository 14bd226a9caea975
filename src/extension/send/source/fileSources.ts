import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Source } from '../../../compose/model/source';
import { imageType } from '../../../compose/media/imageType';
import { MEDIA_MAX_RAW_BYTES } from '../../../contract/limits';
import { isSameUri, openDocument, urisOfTab } from '../../base/documents/openDocuments';
import { errorMessage, warningMessage } from '../../base/dialogs';
import { closing } from '../../base/notices';
import { oneLine } from '../../../base/plainText';
import { megabyteWords } from '../../../base/sizeWords';
import { notebookSource } from './notebookSource';
import { documentSource } from './sources';

/**
 * Reads files to send, as the editor shows them: what is open and changed is sent with the changes, in its own encoding. Folders are left
 * out; undefined, after showing why, when one can't be sent or none is left.
 */
export async function fileSources(uris: readonly vscode.Uri[]): Promise<Source[] | undefined> {
  const sources: Source[] = [];
  for (const uri of uris) {
    const source = await fileSource(uri);
    if (source === 'refused') return undefined;
    if (source !== 'folder') sources.push(source);
  }
  if (sources.length > 0) return sources;
  void warningMessage(vscode.l10n.t("Choose a file to send. Folders can't be sent."));
  return undefined;
}

type Read = Source | 'folder' | 'refused';

async function fileSource(uri: vscode.Uri): Promise<Read> {
  const notebook = vscode.workspace.notebookDocuments.find((each) => isSameUri(each.uri, uri));
  if (notebook && (notebook.isDirty || notebook.isUntitled)) {
    const source = await notebookSource(notebook);
    if (source) return source;
  }
  const document = openDocument(uri);
  // A cell, an output channel, search results, a document that isn't saved yet, what an extension shows: there is no file to read.
  const isOnDisk = vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined;
  if (!isOnDisk) {
    if (!notebook) return documentSource(document ?? (await vscode.workspace.openTextDocument(uri)));
  } else if (document?.isDirty === true) {
    const text = document.getText();
    const bytes = await vscode.workspace.encode(text, { encoding: document.encoding });
    return { kind: 'file', bytes, text, fileName: nameOf(uri) };
  }
  if (!isOnDisk || isChangedInTab(uri)) {
    // Only the editor that holds the changes can write them.
    const saved = await saveFirst(uri);
    return saved ? diskSource(saved, openDocument(saved)) : 'refused';
  }
  return diskSource(uri, document);
}

async function diskSource(uri: vscode.Uri, document: vscode.TextDocument | undefined): Promise<Read> {
  const name = nameOf(uri);
  const { type, size } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) !== 0) return 'folder';
  if (!isSendable(name, size)) return 'refused';
  const bytes = await vscode.workspace.fs.readFile(uri);
  const text = document ? document.getText() : await decoded(bytes, uri);
  // Characters that the editor's encoding can't read are shown as U+FFFD; such a file goes by its bytes alone.
  return { kind: 'file', bytes, fileName: name, ...(text?.includes('\ufffd') === false && { text }) };
}

/** Whether a file of this size can be sent; shows why not. */
export function isSendable(name: string, size: number): boolean {
  if (size === 0) {
    const message = vscode.l10n.t("{0} is empty, so there's nothing to send.", oneLine(name, 80));
    void warningMessage(message, ...closing(message));
    return false;
  }
  // Judged by its size: such a file isn't read at all.
  if (size > MEDIA_MAX_RAW_BYTES) {
    const message = vscode.l10n.t(
      '{0} is {1}; the SeaTalk limit is {2} for one message. Share it as a link instead.',
      oneLine(name, 80),
      megabyteWords(size, vscode.env.language),
      megabyteWords(MEDIA_MAX_RAW_BYTES, vscode.env.language),
    );
    void errorMessage(message, ...closing(message));
    return false;
  }
  return true;
}

/** The text that the editor would show for a file; undefined for a binary one. */
async function decoded(bytes: Uint8Array, uri: vscode.Uri): Promise<string | undefined> {
  if (imageType(bytes) !== undefined) return undefined;
  try {
    return await vscode.workspace.decode(bytes, { uri });
  } catch {
    return undefined;
  }
}

/** Whether an editor of its own kind, such as one for images, holds changes that aren't in the file. */
function isChangedInTab(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some((tab) => tab.isDirty && urisOfTab(tab).some((each) => isSameUri(each, uri))),
  );
}

async function saveFirst(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const save = vscode.l10n.t('Save');
  const chosen = await warningMessage(
    vscode.l10n.t('Save {0} to send it with its changes?', oneLine(nameOf(uri), 80)),
    { modal: true },
    save,
  );
  return chosen === save ? vscode.workspace.save(uri) : undefined;
}

function nameOf(uri: vscode.Uri): string {
  return path.posix.basename(uri.path) || 'file';
}
