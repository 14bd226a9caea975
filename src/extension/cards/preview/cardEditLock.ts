import * as vscode from 'vscode';
import { schemes } from '../../contributions';

/** Knows whether a document can be changed; asks the disk once for each, until it is made to forget. */
export class CardEditLock {
  #known: { readonly uri: string; readonly reason: string | undefined } | undefined;

  /** Why the document can't be changed, in words; undefined where it can. */
  async reason(document: vscode.TextDocument): Promise<string | undefined> {
    const uri = document.uri.toString();
    if (this.#known?.uri !== uri) this.#known = { uri, reason: await reasonOf(document) };
    return this.#known.reason;
  }

  /** Looks again the next time. */
  forget(): void {
    this.#known = undefined;
  }
}

async function reasonOf(document: vscode.TextDocument): Promise<string | undefined> {
  const { uri } = document;
  if (uri.scheme === 'untitled') return undefined;
  if (uri.scheme === schemes.serviceNotice) {
    return vscode.l10n.t('Read-only: this is the service notice to be sent.');
  }
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) {
    return vscode.l10n.t('Read-only: this card comes from message history.');
  }
  if (isReadonlyBySetting(document) || (await isReadonlyOnDisk(uri))) {
    return vscode.l10n.t('This file is read-only.');
  }
  return undefined;
}

async function isReadonlyOnDisk(uri: vscode.Uri): Promise<boolean> {
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri);
    return permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    // Deleted since it was opened: saving makes it again.
    return false;
  }
}

/** No API returns what the setting means for a file, and an extension's edits ignore it. */
function isReadonlyBySetting(document: vscode.TextDocument): boolean {
  const files = vscode.workspace.getConfiguration('files', document);
  const matches = (setting: string) =>
    Object.entries(files.get<Record<string, boolean>>(setting, {})).some(
      ([pattern, isOn]) => isOn && isMatch(document, pattern),
    );
  return matches('readonlyInclude') && !matches('readonlyExclude');
}

function isMatch(document: vscode.TextDocument, pattern: string): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const patterns = folder ? [pattern, new vscode.RelativePattern(folder, pattern)] : [pattern];
  return patterns.some((one) => vscode.languages.match({ pattern: one }, document) > 0);
}
