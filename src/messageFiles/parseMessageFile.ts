import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';
import { nearestName } from '../base/nearestName';
import { HEAD, HEAD_KEYS } from './frontMatter';
import { FILE_FORMS, GIT_FIELDS, fileProblem } from './messageFile';
import type { FileProblem, MessageFile, Placed, TextRange, Variable } from './messageFile';

/** More front matter than this isn't read. */
const HEAD_MAX = 64 * 1024;

const OPENING = /^\uFEFF?---[ \t]*(?:\r?\n|$)/u;
const CLOSING = /^---[ \t]*$/mu;

type Parts = { -readonly [Key in keyof MessageFile]?: MessageFile[Key] };

/** Reads a message file. Never throws: what can't be read is a problem, and what can be is there. */
export function parseMessageFile(text: string): MessageFile {
  const problems: FileProblem[] = [];
  const { head, body, isOpen } = parts(text);
  const nothing = { text, body, mentions: [], variables: [] };
  if (isOpen) return { ...nothing, head, problems: [fileProblem('open_head', { offset: 0, length: 3 }, {})] };
  if (!head) return { ...nothing, problems };
  return { ...nothing, head, ...readHead(text, head, problems), problems };
}

function parts(text: string): { head?: TextRange; body: TextRange; isOpen?: boolean } {
  const [opening] = OPENING.exec(text) ?? [];
  if (opening === undefined) return { body: { offset: 0, length: text.length } };
  const from = opening.length;
  const closing = CLOSING.exec(text.slice(from, from + HEAD_MAX));
  if (!closing) {
    const head = { offset: from, length: text.length - from };
    return { head, body: { offset: text.length, length: 0 }, isOpen: true };
  }
  const end = from + closing.index + closing[0].length;
  const [newline = ''] = /^\r?\n/u.exec(text.slice(end)) ?? [];
  const offset = end + newline.length;
  return {
    head: { offset: from, length: closing.index },
    body: { offset, length: text.length - offset },
  };
}

function readHead(text: string, head: TextRange, problems: FileProblem[]): Parts {
  const source = text.slice(head.offset, head.offset + head.length);
  // Every scalar is text: ids that look like numbers keep their zeros, and `no` is no boolean.
  const document = parseDocument(source, { schema: 'failsafe', prettyErrors: false });
  const place = (from: number, to: number): TextRange => ({
    offset: head.offset + from,
    length: Math.max(1, to - from),
  });
  for (const { pos, message } of document.errors)
    problems.push(fileProblem('bad_yaml', place(...pos), { message }));
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === '')) return {};
  if (!isMap(contents)) {
    const [from, to] = contents.range ?? [0, source.length];
    problems.push(fileProblem('head_not_a_map', place(from, to), {}));
    return {};
  }
  return new HeadReader(head.offset, problems).read(contents);
}

/** Reads the keys of a front matter, each by itself. */
class HeadReader {
  readonly #offset: number;
  readonly #problems: FileProblem[];

  constructor(offset: number, problems: FileProblem[]) {
    this.#offset = offset;
    this.#problems = problems;
  }

  read(map: YAMLMap): Parts {
    const found: Parts = {};
    for (const pair of map.items) this.#readPair(pair, found);
    return found;
  }

  #readPair(pair: Pair, found: Parts): void {
    const key = scalarText(pair.key) ?? '';
    const { value } = pair;
    switch (key) {
      case 'to':
        found.to = this.#one(HEAD.to, value, () => this.#problem('bad_to', value, {}));
        return;
      case 'as':
        found.as = this.#one(HEAD.as, value, () => {
          const form = scalarText(value) ?? '';
          this.#problem('bad_form', value, { form, nearest: nearestName(form, Object.keys(FILE_FORMS)) });
        });
        return;
      case 'thread':
        found.thread = this.#one(HEAD.thread, value, () => this.#problem('bad_thread', value, {}));
        return;
      case 'mentions':
        found.mentions = this.#mentions(value);
        return;
      case 'variables':
        found.variables = this.#variables(value);
        return;
      default:
        this.#problem('unknown_key', pair.key, { key, nearest: nearestName(key, HEAD_KEYS) });
    }
  }

  #mentions(value: unknown): readonly Placed<string>[] {
    if (isEmpty(value)) return [];
    const items: readonly unknown[] = isSeq(value) ? value.items : [value];
    return items.flatMap((item) => {
      const fail = () => this.#problem('bad_mention', item, { mention: scalarText(item) ?? '' });
      const read = this.#one(HEAD.mention, item, fail);
      return read ? [read] : [];
    });
  }

  #variables(value: unknown): readonly Variable[] {
    if (isEmpty(value)) return [];
    if (!isMap(value)) {
      this.#problem('bad_variable', value, { name: 'variables' });
      return [];
    }
    return value.items.flatMap((pair) => {
      const name = scalarText(pair.key) ?? '';
      if (!HEAD.variableName.safeParse(name).success) {
        this.#problem('bad_variable_name', pair.key, { name });
        return [];
      }
      const spec = this.#one(HEAD.variable, pair.value ?? '', () => this.#badVariable(name, pair.value));
      if (!spec) return [];
      return [{ name, range: this.#range(pair.key), valueRange: spec.range, spec: spec.value }];
    });
  }

  #badVariable(name: string, value: unknown): void {
    const field = isMap(value) ? value.get('git', true) : undefined;
    const word = scalarText(field);
    if (word !== undefined && !GIT_FIELDS.some((each) => each === word))
      this.#problem('bad_git_field', field, { field: word, nearest: nearestName(word, GIT_FIELDS) });
    else this.#problem('bad_variable', value, { name });
  }

  /** A value that isn't there counts as a key that isn't. */
  #one<T>(
    schema: {
      readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: T | undefined };
    },
    value: unknown,
    fail: () => void,
  ): Placed<T> | undefined {
    const isText = schema === (HEAD.variable as unknown);
    if (isEmpty(value) && !isText) return undefined;
    const read = schema.safeParse(plain(value));
    if (read.success && read.data !== undefined) return { value: read.data, range: this.#range(value) };
    fail();
    return undefined;
  }

  #problem<Code extends FileProblem['code']>(
    code: Code,
    at: unknown,
    facts: Extract<FileProblem, { code: Code }>['facts'],
  ): void {
    this.#problems.push(fileProblem(code, this.#range(at), facts as never));
  }

  #range(node: unknown): TextRange {
    const [from, to] = (node as Node | undefined)?.range ?? [0, 0];
    return { offset: this.#offset + from, length: Math.max(to - from, 0) };
  }
}

function scalarText(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || (isScalar(value) && (value.value === '' || value.value === null))
  );
}

/** Without aliases, which could make a small text a large value. */
function plain(node: unknown): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [scalarText(key) ?? '', plain(value)]));
  return node;
}
