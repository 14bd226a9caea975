import * as path from 'node:path';
import * as vscode from 'vscode';
import { oneLine } from '../../../base/plainText';
import { CARD_FILE_ENDING } from './isCardFile';

const FILES_MAX = 30;

/** Card files of the workspace, by path. */
export async function cardFiles(): Promise<vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(`**/*${CARD_FILE_ENDING}`, '**/node_modules/**', FILES_MAX);
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** A card file as a row of a list. @param description the folder it is in, unless something else matters more. */
export function cardFileRow(uri: vscode.Uri, description = folderOf(uri)): vscode.QuickPickItem {
  return {
    iconPath: new vscode.ThemeIcon('json'),
    label: oneLine(path.posix.basename(uri.path), 80),
    description: oneLine(description, 80),
  };
}

function folderOf(uri: vscode.Uri): string {
  const folder = path.posix.dirname(vscode.workspace.asRelativePath(uri));
  return folder === '.' ? '' : folder;
}
