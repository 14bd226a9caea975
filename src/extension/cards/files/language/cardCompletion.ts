import type * as vscode from 'vscode';
import { CARD_FILE_ENDING } from '../../source/isCardFile';
import type { JsonSupport } from './jsonSupport';

/**
 * Completion for files the setting names. Those with the usual ending have the schema from the manifest, and are completed by
 * the editor's own JSON support.
 */
export async function cardCompletion(
  document: vscode.TextDocument,
  position: vscode.Position,
  json: () => Promise<JsonSupport>,
): Promise<vscode.CompletionList | undefined> {
  if (document.uri.path.endsWith(CARD_FILE_ENDING)) return undefined;
  return (await json()).complete(document, position);
}
