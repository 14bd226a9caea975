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

export const codeLanguageIds: readonly string[] = Object.keys(LANGUAGES);

/** How cards are found in a document of this language; undefined where they are not. */
export function codeLanguage(languageId: string): CodeLanguage | undefined {
  return LANGUAGES[languageId];
}
