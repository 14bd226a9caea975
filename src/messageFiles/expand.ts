import { MASK, maskCode } from '../cards/markdown/maskCode';
import { bodyText, withoutFence } from './body';
import { GIT_FIELDS, fileProblem, formOf } from './messageFile';
import type {
  FileForm,
  FileProblem,
  GitField,
  MessageFile,
  MissingReason,
  VariableSpec,
} from './messageFile';
import { isGitField, placeholdersIn } from './placeholders';
import type { Placeholder } from './placeholders';

/** A value, or why there is none. */
export type Value = { readonly value: string } | { readonly missing: MissingReason };

export interface PromptQuestion {
  /** What to ask; the variable's name where the file asks nothing. */
  readonly question: string;
  readonly fallback: string;
  readonly options: readonly string[];
}

/** Where values come from. Each is asked once for a send. */
export interface ValueSources {
  /** Undefined: the person gave up. */
  readonly prompt: (question: PromptQuestion) => Promise<string | undefined>;
  readonly env: (name: string) => Promise<Value>;
  readonly file: (path: string) => Promise<Value>;
  readonly git: (field: GitField) => Promise<Value>;
  /** Whether a text holds one of the secrets that are kept for apps and webhooks. */
  readonly isSecret: (text: string) => Promise<boolean>;
}

export type Expanded =
  | { readonly state: 'expanded'; readonly text: string }
  | { readonly state: 'problems'; readonly problems: readonly FileProblem[] }
  | { readonly state: 'given_up' };

/** How a value is written into the body. */
type Writer = (value: string, isFormatted: boolean, offset: number) => string;

/**
 * The body with its variables filled in. Everything but prompts is read first, so that nobody answers questions for a message that can't
 * be sent. A value that can't be had is a problem and never an empty text.
 */
export async function expandBody(file: MessageFile, sources: ValueSources): Promise<Expanded> {
  const form = formOf(file);
  const body = form === 'card' ? withoutFence(bodyText(file)) : bodyText(file);
  const start = file.body.offset + bodyText(file).indexOf(body);
  const found = placeholdersIn(body);
  const reader = new ValueReader(file, sources);
  const problems: FileProblem[] = [];
  for (const asksPerson of [false, true]) {
    for (const { refers, range } of found) {
      const value = await reader.read(refers, asksPerson);
      if (value === 'given_up') return { state: 'given_up' };
      if (!value || 'value' in value) continue;
      const at = { offset: start + range.offset, length: range.length };
      problems.push(fileProblem('missing_value', at, { name: nameOf(refers), reason: value.missing }));
    }
    if (problems.length > 0) return { state: 'problems', problems };
  }
  const write = writerFor(form, body);
  const parts: string[] = [];
  let end = 0;
  for (const { refers, range } of found) {
    parts.push(body.slice(end, range.offset), await fill(refers, range));
    end = range.offset + range.length;
  }
  return { state: 'expanded', text: [...parts, body.slice(end)].join('') };

  async function fill(refers: Placeholder['refers'], { offset, length }: Placeholder['range']) {
    // Without the dollar that kept it from being a placeholder.
    if (refers.kind === 'escaped') return body.slice(offset + 1, offset + length);
    const value = await reader.read(refers, true);
    if (value === undefined || value === 'given_up' || 'missing' in value) return '';
    return write(value.value, reader.isFormatted(refers), offset);
  }
}

class ValueReader {
  readonly #file: MessageFile;
  readonly #sources: ValueSources;
  readonly #known = new Map<string, Value>();
  /** Texts that are being filled in: one that needs itself has no value. */
  readonly #open = new Set<string>();

  constructor(file: MessageFile, sources: ValueSources) {
    this.#file = file;
    this.#sources = sources;
  }

  /** @param asksPerson without it, undefined stands for a value that a person has to give. */
  async read(refers: Placeholder['refers'], asksPerson: boolean): Promise<Value | 'given_up' | undefined> {
    const spec = this.#specOf(refers);
    if (!spec) return { value: '' };
    const key = JSON.stringify(spec);
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#open.has(key)) return { missing: 'empty' };
    this.#open.add(key);
    const read = await this.#readSpec(spec, asksPerson);
    this.#open.delete(key);
    if (read === undefined || read === 'given_up') return read;
    const value = await this.#checked(read);
    this.#known.set(key, value);
    return value;
  }

  /** Whether a value was written with SeaTalk's formatting by an author: a text of the file, or a Markdown file. */
  isFormatted(refers: Placeholder['refers']): boolean {
    const spec = this.#specOf(refers);
    return spec?.kind === 'text' || (spec?.kind === 'file' && /\.(?:md|markdown)$/iu.test(spec.path));
  }

  #specOf(refers: Placeholder['refers']): VariableSpec | undefined {
    switch (refers.kind) {
      case 'escaped':
        return undefined;
      case 'variable':
        return this.#file.variables.find(({ name }) => name === refers.name)?.spec;
      case 'prompt':
        return { kind: 'prompt', question: refers.argument, options: [] };
      case 'env':
        return { kind: 'env', name: refers.argument };
      case 'file':
        return { kind: 'file', path: refers.argument };
      case 'git':
        return isGitField(refers.argument, GIT_FIELDS) ? { kind: 'git', field: refers.argument } : undefined;
    }
  }

  async #readSpec(spec: VariableSpec, asksPerson: boolean): Promise<Value | 'given_up' | undefined> {
    switch (spec.kind) {
      case 'text':
        return this.#readText(spec.text, asksPerson);
      case 'prompt': {
        if (!asksPerson) return undefined;
        const { fallback = '', options } = spec;
        const question = spec.question || this.#nameOfSpec(spec);
        const value = await this.#sources.prompt({ question, fallback, options });
        return value === undefined ? 'given_up' : { value };
      }
      case 'env':
        return orFallback(await this.#sources.env(spec.name), spec.fallback);
      case 'file':
        return orFallback(await this.#sources.file(spec.path), spec.fallback);
      case 'git':
        return orFallback(await this.#sources.git(spec.field), spec.fallback);
    }
  }

  async #readText(text: string, asksPerson: boolean): Promise<Value | 'given_up' | undefined> {
    const parts: string[] = [];
    let end = 0;
    for (const { refers, range } of placeholdersIn(text)) {
      const value =
        refers.kind === 'escaped'
          ? { value: text.slice(range.offset + 1, range.offset + range.length) }
          : await this.read(refers, asksPerson);
      if (value === undefined || value === 'given_up' || 'missing' in value) return value;
      parts.push(text.slice(end, range.offset), value.value);
      end = range.offset + range.length;
    }
    return { value: [...parts, text.slice(end)].join('') };
  }

  async #checked(read: Value): Promise<Value> {
    if ('missing' in read) return read;
    if (read.value.trim() === '') return { missing: 'empty' };
    return (await this.#sources.isSecret(read.value)) ? { missing: 'secret_value' } : read;
  }

  #nameOfSpec(spec: VariableSpec): string {
    return this.#file.variables.find((variable) => variable.spec === spec)?.name ?? '';
  }
}

/** A default stands in for what isn't there, and not for what may not be read. */
function orFallback(value: Value, fallback: string | undefined): Value {
  const replaceable: readonly MissingReason[] = ['env_unset', 'file_missing', 'no_git', 'no_commit', 'empty'];
  if (fallback === undefined) return value;
  const isMissing = 'missing' in value ? replaceable.includes(value.missing) : value.value.trim() === '';
  return isMissing ? { value: fallback } : value;
}

function nameOf(refers: Placeholder['refers']): string {
  if (refers.kind === 'escaped') return '';
  return refers.kind === 'variable' ? refers.name : `${refers.kind}:${refers.argument}`;
}

function writerFor(form: FileForm, body: string): Writer {
  switch (form) {
    case 'plain':
    case 'code':
      return (value) => value;
    case 'card':
      // A placeholder that is the whole body stands for the card; any other is inside of a text of its JSON.
      return body.trim().startsWith('${') ? (value) => value : (value) => JSON.stringify(value).slice(1, -1);
    case 'formatted': {
      const masked = maskCode(body).text;
      return (value, isFormatted, offset) =>
        isFormatted || masked[offset] === MASK ? value : literal(value);
    }
  }
}

/** A value as formatted text that shows every character of it, and notifies nobody. */
function literal(value: string): string {
  return value
    .replaceAll(/[\\*_`~]/gu, String.raw`\$&`)
    .replaceAll(/^([ \t]*)([-+])(?=[ \t])/gmu, String.raw`$1\$2`)
    .replaceAll(/^([ \t]*\d{1,9})\.(?=[ \t])/gmu, String.raw`$1\.`)
    .replaceAll(/<(?=mention-tag|br\b)/giu, '<\u200b');
}
