import * as vscode from 'vscode';
import { settingIds } from '../../contributions';

/** Files with this ending are cards, whatever the setting is. */
export const CARD_FILE_ENDING = '.seatalk-card.json';

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
  return cardPatterns(uri).some((pattern) => vscode.languages.match({ pattern }, document) > 0);
}

/** Whether a change of settings may change which files are cards. */
export function changesCardFiles(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(settingIds.cardFiles);
}

function cardPatterns(uri: vscode.Uri): vscode.GlobPattern[] {
  const setting: unknown = vscode.workspace.getConfiguration(undefined, uri).get(settingIds.cardFiles);
  if (!Array.isArray(setting)) return [];
  const patterns = setting.filter((pattern) => typeof pattern === 'string' && pattern.trim() !== '');
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return (patterns as string[]).map((pattern) => {
    if (!pattern.includes('/')) return `**/${pattern}`;
    return folder ? new vscode.RelativePattern(folder, pattern.replace(/^(?:\.?\/)+/, '')) : pattern;
  });
}
