import { startOf } from '../../base/clusters';
import { FILENAME_MAX_CHARACTERS } from '../../contract/limits';

/** Control characters, what turns the direction of text, and what file systems refuse. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g;
/** A longer ending isn't taken for an extension. */
const EXTENSION = /\.[^.\s]{1,16}$/;
const DEFAULT_STEM = 'file';

/**
 * Makes a file name that can be sent: without folders or unprintable characters, at most 100 characters, always with an extension.
 * @param extension without a dot, for a name that doesn't have one.
 */
export function safeFileName(name: string, extension: string): string {
  const base = (name.split(/[/\\]/).at(-1) ?? '').replaceAll(UNSAFE, '').trim().replace(/\.+$/, '');
  const ending = EXTENSION.exec(base)?.[0] ?? `.${extension}`;
  const stem = EXTENSION.test(base) ? base.slice(0, -ending.length) : base;
  // `.gitignore` consists of an ending only and stays as it is. A name with no characters left gets the default.
  const start = stem === '' && base === '' ? DEFAULT_STEM : stem;
  return `${startOf(start, FILENAME_MAX_CHARACTERS - ending.length)}${ending}`;
}

/** The last segment of a path of any operating system. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? '';
}

/** File name extensions for languages that people often select text in. */
const FILE_ENDINGS: Readonly<Record<string, string>> = {
  c: 'c',
  cpp: 'cpp',
  csharp: 'cs',
  css: 'css',
  go: 'go',
  html: 'html',
  java: 'java',
  javascript: 'js',
  json: 'json',
  jsonc: 'json',
  julia: 'jl',
  kotlin: 'kt',
  log: 'log',
  lua: 'lua',
  markdown: 'md',
  php: 'php',
  powershell: 'ps1',
  python: 'py',
  r: 'r',
  ruby: 'rb',
  rust: 'rs',
  scala: 'scala',
  shellscript: 'sh',
  sql: 'sql',
  swift: 'swift',
  typescript: 'ts',
  typescriptreact: 'tsx',
  xml: 'xml',
  yaml: 'yaml',
};

/** The extension, without a dot, for text in this language; `txt` for any language not listed. */
export function extensionFor(languageId: string | undefined): string {
  return (
    (languageId !== undefined && Object.hasOwn(FILE_ENDINGS, languageId) && FILE_ENDINGS[languageId]) || 'txt'
  );
}
