import * as vscode from 'vscode';
import type { SharedWays } from './localSeaTalk';

/** A window that reloads is away for seconds, on a slow machine for a minute. */
const GRACE_MS = 120_000;

/** The ways to the local SeaTalk of this profile. What goes them is loaded on first use. */
export function sharedWays({
  extension,
  extensionUri,
  globalStorageUri,
}: Pick<vscode.ExtensionContext, 'extension' | 'extensionUri' | 'globalStorageUri'>): SharedWays {
  const options = () => ({
    folder: globalStorageUri.fsPath,
    program: vscode.Uri.joinPath(extensionUri, 'dist', 'localSeaTalk.js').fsPath,
    version: versionOf(extension),
    graceMs: GRACE_MS,
  });
  return {
    find: async () => (await import('./shared/findShared')).findShared(options()),
    start: async () => {
      const { readLocalSettings } = await import('./localSettings');
      const settings = readLocalSettings();
      return (await import('./shared/findShared')).startShared({ ...options(), settings });
    },
  };
}

/** The version of this extension, as its manifest says. */
export function versionOf({ packageJSON }: vscode.Extension<unknown>): string {
  return String((packageJSON as { readonly version?: unknown }).version);
}
