import type { FoundKind, FoundSecret } from './foundSecret';
import type { TextKind } from './textKind';

/** A text that replaces a part of another one. UTF-16 units, the end exclusive. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const DEFAULT_NAMES: Readonly<Record<FoundKind, string>> = {
  appSecret: 'SEATALK_APP_SECRET',
  signingSecret: 'SEATALK_SIGNING_SECRET',
  webhookUrl: 'SEATALK_WEBHOOK_URL',
};
const BEFORE = 120;

/** The variable a secret goes to: the one it stands in or beside, where that is named as variables of the environment are. */
export function variableFor(text: string, { kind, start }: Pick<FoundSecret, 'kind' | 'start'>): string {
  const before = text.slice(Math.max(0, start - BEFORE), start);
  const named = /([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)\W{1,12}(?:or\W{1,4})?$/.exec(before)?.[1];
  return named ?? DEFAULT_NAMES[kind];
}

/** Expressions that read a variable, in place of a whole text with its quotes. */
const EXPRESSIONS: Readonly<Partial<Record<TextKind, (name: string) => string>>> = {
  javascript: (name) => `process.env.${name}`,
  appsScript: (name) => `PropertiesService.getScriptProperties().getProperty('${name}')`,
  python: (name) => `os.environ["${name}"]`,
  go: (name) => `os.Getenv("${name}")`,
  java: (name) => `System.getenv("${name}")`,
  scala: (name) => `sys.env("${name}")`,
  csharp: (name) => `Environment.GetEnvironmentVariable("${name}")`,
  php: (name) => `getenv('${name}')`,
  ruby: (name) => `ENV.fetch("${name}")`,
  rust: (name) => `std::env::var("${name}").unwrap()`,
  swift: (name) => `ProcessInfo.processInfo.environment["${name}"]!`,
  dart: (name) => `Platform.environment['${name}']`,
  elixir: (name) => `System.fetch_env!("${name}")`,
  lua: (name) => `os.getenv("${name}")`,
  perl: (name) => `$ENV{${name}}`,
  r: (name) => `Sys.getenv("${name}")`,
  c: (name) => `getenv("${name}")`,
  powershell: (name) => `$env:${name}`,
  shell: (name) => `"$\{${name}}"`,
};

/**
 * What makes a text read a secret from the environment instead, or undefined where no way is known: the secret is only a part of a
 * text in a program, or the language is unknown.
 */
export function environmentReference(
  text: string,
  kind: TextKind,
  { start, end }: Pick<FoundSecret, 'start' | 'end'>,
  name: string,
): readonly TextChange[] | undefined {
  if (kind === 'config') return [{ start, end, text: `$\{${name}}` }];
  if (kind === 'bat') return [{ start, end, text: `%${name}%` }];
  const whole = withQuotes(text, start, end);
  if (kind === 'shell') {
    // Inside double quotes, and without any, the shell puts the value in; inside single ones it doesn't.
    if (whole) return [{ ...whole, text: `"$\{${name}}"` }];
    return inSingleQuotes(text, start) ? undefined : [{ start, end, text: `$\{${name}}` }];
  }
  const expression = EXPRESSIONS[kind];
  if (!expression || !whole) return undefined;
  return [
    ...importOf(text, kind),
    ...constantOf(text, kind, whole.start),
    { ...whole, text: expression(name) },
  ];
}

/** A text that consists of the secret, with its quotes and what stands before them, such as `r` or `@`. */
function withQuotes(text: string, start: number, end: number): Omit<TextChange, 'text'> | undefined {
  const [quote = ''] = /(?:"""|'''|["'`])$/.exec(text.slice(Math.max(0, start - 3), start)) ?? [];
  if (quote === '' || !text.startsWith(quote, end)) return undefined;
  const from = start - quote.length;
  const [prefix = ''] = /(?<!\w)[rbfu@$]{1,2}$/.exec(text.slice(Math.max(0, from - 3), from)) ?? [];
  // Inside another text these are escaped, and nothing there is an expression.
  if (text.charAt(from - 1) === '\\') return undefined;
  return { start: from - prefix.length, end: end + quote.length };
}

function inSingleQuotes(text: string, at: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 2_000), at);
  return (line.match(/'/g)?.length ?? 0) % 2 === 1;
}

/** Only the start of a file is looked at for what it imports. */
const IMPORTS_MAX = 20_000;

/** The import that an expression needs, where a file has none. */
function importOf(text: string, kind: TextKind): TextChange[] {
  const head = text.slice(0, IMPORTS_MAX);
  if (kind === 'python') {
    if (/^[ \t]*import\s[^\n#]*\bos\b/m.test(head)) return [];
    const first = /^(?:from|import)\s(?!__future__)/m.exec(head.replaceAll(/^from __future__.*$/gm, blank));
    const at = first?.index ?? lineAfter(head, /^(?:#[^\n]*\n)*/);
    return [{ start: at, end: at, text: 'import os\n' }];
  }
  if (kind === 'go') {
    if (/^\s*(?:import\s+)?"os"\s*$/m.test(head)) return [];
    const group = /^import \([ \t]*\r?\n/m.exec(head);
    if (group) {
      const at = group.index + group[0].length;
      return [{ start: at, end: at, text: '\t"os"\n' }];
    }
    const at = lineAfter(head, /^package [^\n]*\n/m);
    return [{ start: at, end: at, text: '\nimport "os"\n' }];
  }
  return [];
}

const blank = (line: string): string => ' '.repeat(line.length);

function lineAfter(text: string, pattern: RegExp): number {
  const found = pattern.exec(text);
  return found ? found.index + found[0].length : 0;
}

/** What is read when a program runs is no constant of Go. */
function constantOf(text: string, kind: TextKind, at: number): TextChange[] {
  if (kind !== 'go') return [];
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(from, Math.min(at, from + 200));
  const [before = '', indent = ''] = /^([ \t]*)const(?=[ \t])/.exec(line) ?? [];
  return before === '' ? [] : [{ start: from + indent.length, end: from + before.length, text: 'var' }];
}
