import { realpath } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Value } from '../../../messageFiles/expand';
import { isSecretFile } from '../../../messageFiles/secretNames';
import { openDocument } from '../../base/documents/openDocuments';

const FILE_MAX_BYTES = 1024 * 1024;

/**
 * The text of a file of the workspace, as the editor shows it. A path is seen from the document's folder, and one that begins with a slash
 * from the workspace folder.
 */
export async function fileValue(given: string, document: vscode.Uri): Promise<Value> {
  const folder = vscode.workspace.getWorkspaceFolder(document) ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) return { missing: 'no_folder' };
  const isSaved = vscode.workspace.getWorkspaceFolder(document) !== undefined;
  const base = isSaved && !given.startsWith('/') ? vscode.Uri.joinPath(document, '..') : folder.uri;
  const uri = vscode.Uri.joinPath(base, ...given.split(/[/\\]/u).filter((part) => part !== ''));
  if (!isInside(uri, folder.uri)) return { missing: 'file_outside' };
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return { missing: 'file_missing' };
    if (size > FILE_MAX_BYTES) return { missing: 'file_too_large' };
    // A link may lead elsewhere, or to what its name doesn't say.
    if (uri.scheme === 'file') {
      const [real, root] = await Promise.all([realpath(uri.fsPath), realpath(folder.uri.fsPath)]);
      if (!isInside(vscode.Uri.file(real), vscode.Uri.file(root))) return { missing: 'file_outside' };
      if (isSecretFile(path.relative(root, real))) return { missing: 'secret_value' };
    }
    const open = openDocument(uri)?.getText();
    const text = open ?? (await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri }));
    if (text.includes('\0') || text.includes('\ufffd')) return { missing: 'file_binary' };
    return {
      value: text
        .replace(/^\ufeff/u, '')
        .replaceAll(/\r\n?/gu, '\n')
        .trimEnd(),
    };
  } catch (error) {
    if (error instanceof Error && /binary/iu.test(error.message)) return { missing: 'file_binary' };
    return { missing: 'file_missing' };
  }
}

function isInside(uri: vscode.Uri, folder: vscode.Uri): boolean {
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(root);
}
