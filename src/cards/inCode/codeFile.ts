import type { CodeLanguage } from './codeCard';

/** UTF-16 units above which code isn't searched. Files that people write are far smaller. */
export const MAX_CODE_LENGTH = 1024 * 1024;

const LANGUAGES: Readonly<Record<string, CodeLanguage>> = {
  ts: 'javascript',
  tsx: 'javascript',
  mts: 'javascript',
  cts: 'javascript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  // Apps Script.
  gs: 'javascript',
  py: 'python',
  go: 'go',
  java: 'java',
};

/** The language of a file by its name; undefined for files in which no cards are found. */
export function codeLanguageOf(file: string): CodeLanguage | undefined {
  const ending = /\.(\w+)$/.exec(file)?.[1];
  return ending === undefined || !Object.hasOwn(LANGUAGES, ending) ? undefined : LANGUAGES[ending];
}
