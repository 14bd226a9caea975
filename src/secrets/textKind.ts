/** How a text names a variable of the environment. */
export type TextKind = keyof typeof KINDS | 'other';

/** The editor's language ids of each kind. */
const KINDS = {
  javascript: 'javascript javascriptreact typescript typescriptreact vue svelte astro coffeescript',
  appsScript: '',
  python: 'python',
  go: 'go',
  java: 'java kotlin groovy',
  scala: 'scala',
  csharp: 'csharp',
  php: 'php',
  ruby: 'ruby',
  rust: 'rust',
  swift: 'swift',
  dart: 'dart',
  elixir: 'elixir',
  lua: 'lua',
  perl: 'perl perl6',
  r: 'r',
  c: 'c cpp',
  powershell: 'powershell',
  bat: 'bat',
  shell: 'shellscript fish',
  config:
    'json jsonc json5 jsonl yaml dockercompose github-actions-workflow dotenv properties ini toml dockerfile makefile terraform hcl xml ' +
    'plaintext markdown log',
} as const;

const byLanguage = new Map(
  Object.entries(KINDS).flatMap(([kind, list]) =>
    list.split(' ').map((id) => [id, kind as TextKind] as const),
  ),
);

/** By the language and the name of a file; `other` where how it reads the environment isn't known. */
export function textKindOf(languageId: string, fileName: string): TextKind {
  // The editor calls Apps Script JavaScript, or doesn't know it.
  if (/\.gs$/i.test(fileName)) return 'appsScript';
  if (isDotEnv(fileName)) return 'config';
  return byLanguage.get(languageId) ?? 'other';
}

/** Whether values may stand without quotes. */
export function isPlain(kind: TextKind): boolean {
  return kind === 'config' || kind === 'shell' || kind === 'bat';
}

/** A file of variables that stays on its machine; its examples are shared. */
export function isDotEnv(fileName: string): boolean {
  return (
    /^\.env(?:\.|$)|\.env$/i.test(fileName) && !/\.(?:example|sample|template|dist|defaults)$/i.test(fileName)
  );
}

const PLAIN_ENDINGS =
  /(?:^|\.)(?:ya?ml|jsonc?|json5|jsonl|properties|ini|toml|conf|cfg|env|envrc|txt|md|tf|tfvars|hcl|xml|log|dockerfile|makefile|mk|sh|bash|zsh|fish|bat|cmd|editorconfig|npmrc)$/i;

/** As {@link textKindOf}, where no editor says the language: only as far as finding secrets needs it. */
export function textKindOfFile(fileName: string): TextKind {
  return isDotEnv(fileName) || /^\.env/i.test(fileName) || PLAIN_ENDINGS.test(fileName) ? 'config' : 'other';
}
