import * as path from 'node:path';
import * as vscode from 'vscode';
import { findDocument, isInTab, openDocument } from '../../base/documents/openDocuments';
import { schemes } from '../../contributions';
import { isSentCard } from './sentCard';
import type { PreviewSource } from '../../../webview/cardPreview/protocol';

/** A source read: its document, its text, and where in the document the text begins. */
export interface SourceText {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly start: number;
}

/** Reads a source from the open document, or from disk; undefined when it is gone. */
export async function readSource({ uri, range }: PreviewSource): Promise<SourceText | undefined> {
  const document = await documentAt(vscode.Uri.parse(uri, true));
  if (!document) return undefined;
  const text = document.getText();
  // All that is left of a card whose code is gone.
  if (text === '' && document.uri.scheme === schemes.codeCard) return undefined;
  if (!range) return { document, text, start: 0 };
  return { document, text: text.slice(range.start, range.end), start: range.start };
}

/** Whether a stored address is a URI; an older version may have stored something else. */
export function isUri(uri: string): boolean {
  try {
    vscode.Uri.parse(uri, true);
    return true;
  } catch {
    return false;
  }
}

/** The last part of a source's path. A sent card is no file, so its name has no ending. */
export function sourceName({ uri }: PreviewSource): string {
  const name = vscode.Uri.parse(uri).path.split('/').at(-1) ?? uri;
  return isSentCard(uri) ? path.parse(name).name : name;
}

async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = openDocument(uri);
  if (open && !open.isDirty && !isInTab(uri) && (await isDeleted(uri))) return undefined;
  return findDocument(uri);
}

/** The editor holds a document for minutes after its tab was closed, also without its file. */
async function isDeleted(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) return false;
  try {
    await vscode.workspace.fs.stat(uri);
    return false;
  } catch {
    return true;
  }
}
