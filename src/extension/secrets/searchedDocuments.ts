import * as vscode from 'vscode';
import { settingIds } from '../contributions';

/** Documents that a person writes; what Git, an output channel or another extension shows is none. */
const SCHEMES: ReadonlySet<string> = new Set([
  'file',
  'untitled',
  'vscode-remote',
  'vscode-vfs',
  'vscode-notebook-cell',
]);

/** The documents that quick fixes are offered in. */
export const SEARCHED: readonly vscode.DocumentFilter[] = [...SCHEMES].map((scheme) => ({ scheme }));

/** Whether secrets are looked for in a document while it is open. */
export function isSearched({ uri }: vscode.TextDocument): boolean {
  return (
    SCHEMES.has(uri.scheme) &&
    vscode.workspace.getConfiguration(undefined, uri).get<boolean>(settingIds.secretsDiagnostics, true)
  );
}
