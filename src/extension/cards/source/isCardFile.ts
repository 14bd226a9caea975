import * as vscode from 'vscode';
import { CARD_FILE_ENDING, cardFilePatterns } from '../../../cards/document/cardFilePatterns';
import type { BadPattern, CardFilePatterns } from '../../../cards/document/cardFilePatterns';
import { settingIds } from '../../contributions';

export { CARD_FILE_ENDING };

/** Languages of documents that can be card files; `isCardFile` decides which are. */
export const CARD_LANGUAGES = ['json', 'jsonc'] as const;

/** Cards shown for comparison or from code, and older versions of files: these are read-only. */
const NO_FILES = /^(?:seatalk-.*|git)$/;

/** Whether a document is JSON, with or without comments. */
export function isJson({ languageId }: vscode.TextDocument): boolean {
  return CARD_LANGUAGES.some((language) => language === languageId);
}

/**
 * Whether a document is a card by its name: `*.seatalk-card.json`, or one that a pattern of the setting `seatalk.cards.files`
 * matches. A pattern without a slash is compared with the name alone, one with a slash with the path inside the workspace folder.
 */
export function isCardFile(document: vscode.TextDocument): boolean {
  const { uri } = document;
  if (NO_FILES.test(uri.scheme) || !isJson(document)) return false;
  if (uri.path.endsWith(CARD_FILE_ENDING)) return true;
  return patternsFor(uri).matches(pathInFolder(uri));
}

/** Whether a change of settings may change which files are cards. */
export function changesCardFiles(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(settingIds.cardFiles);
}

/** Patterns of the setting that aren't understood, for a document or for the window. */
export function badCardFilePatterns(uri?: vscode.Uri): readonly BadPattern[] {
  return patternsFor(uri).bad;
}

/** Folders can have settings of their own. Reading patterns costs more than comparing them, which happens with every document. */
const READ = new Map<string, CardFilePatterns>();
const READ_MAX = 20;

function patternsFor(uri: vscode.Uri | undefined): CardFilePatterns {
  const setting: unknown = vscode.workspace
    .getConfiguration(undefined, uri ?? null)
    .get(settingIds.cardFiles);
  const key = JSON.stringify(setting) ?? '';
  const known = READ.get(key) ?? cardFilePatterns(setting);
  if (READ.size >= READ_MAX) READ.clear();
  READ.set(key, known);
  return known;
}

/** Inside its workspace folder, or from the root of the disk for a file outside. */
function pathInFolder(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const path = folder ? uri.path.slice(folder.uri.path.length) : uri.path;
  return path.replace(/^\/+/, '');
}
