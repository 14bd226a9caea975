import type * as vscode from 'vscode';
import type { CodeLanguage } from '../../../cards/inCode/codeCard';

/** The editor's names of the languages in which cards are found. */
const LANGUAGES: Readonly<Record<string, CodeLanguage>> = {
  typescript: 'javascript',
  typescriptreact: 'javascript',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  python: 'python',
  go: 'go',
  java: 'java',
};

/** Apps Script is JavaScript. The editor itself doesn't know its files. */
const APPS_SCRIPT = '.gs';

/** The documents in which cards are found. */
export const codeDocuments: vscode.DocumentSelector = [
  ...Object.keys(LANGUAGES),
  { pattern: `**/*${APPS_SCRIPT}` },
];

/** How cards are found in a document; undefined where they aren't. */
export function codeLanguage({ languageId, uri }: vscode.TextDocument): CodeLanguage | undefined {
  return uri.path.endsWith(APPS_SCRIPT) ? 'javascript' : LANGUAGES[languageId];
}
