import { HEAD_KEYS } from './frontMatter';
import { SOURCES } from './placeholders';
import type { Source } from './placeholders';
import type { MessageFile, TextRange } from './messageFile';

/** What can be completed at a place of a message file. `range` is what the chosen text replaces. */
export type Place =
  /** The file has no front matter yet. */
  | { readonly kind: 'start'; readonly range: TextRange }
  | { readonly kind: 'key'; readonly range: TextRange; readonly free: readonly string[] }
  | { readonly kind: 'variable_key'; readonly range: TextRange }
  | {
      readonly kind: 'to' | 'as' | 'thread' | 'mentions' | 'git';
      readonly range: TextRange;
    }
  /** Behind `${`. `isOpen`: the brace that ends it is missing. */
  | { readonly kind: 'placeholder'; readonly range: TextRange; readonly isOpen: boolean }
  /** Behind `${env:` and the like. */
  | {
      readonly kind: 'argument';
      readonly source: Source;
      readonly range: TextRange;
      readonly isOpen: boolean;
    }
  /** `@` and the beginning of a name, in the body. */
  | { readonly kind: 'mention'; readonly range: TextRange };

/** What can be completed at a place; undefined where nothing can. Looks at the line and the key that it belongs to. */
export function placeAt(file: MessageFile, offset: number): Place | undefined {
  const { text } = file;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const inHead =
    file.head !== undefined && offset >= file.head.offset && offset <= file.head.offset + file.head.length;
  const marked = placeholderAt(before, text.slice(offset), lineStart);
  if (marked && (!inHead || keyAbove(text, file, lineStart) === 'variables')) return marked;
  if (inHead) return inFrontMatter(file, before, lineStart, offset);
  if (!file.head && offset === before.length && !before.includes('---'))
    return text.trim() === before.trim() && /^\w{0,10}$/u.test(before)
      ? { kind: 'start', range: rest(lineStart, before, offset) }
      : inBody(before, lineStart);
  return offset >= file.body.offset ? inBody(before, lineStart) : undefined;
}

function placeholderAt(before: string, after: string, lineStart: number): Place | undefined {
  const [, dollars = '', inside] = /(\$+)\{([^{}]*)$/u.exec(before) ?? [];
  if (inside === undefined || dollars.length !== 1) return undefined;
  const isOpen = !/^[^{}\n]*\}/u.test(after);
  const end = lineStart + before.length;
  const [, word, argument] = /^\s*(\w+)\s*:\s*(.*)$/u.exec(inside) ?? [];
  const source = SOURCES.find((each) => each === word);
  if (source && argument !== undefined)
    return {
      kind: 'argument',
      source,
      range: { offset: end - argument.length, length: argument.length },
      isOpen,
    };
  return { kind: 'placeholder', range: { offset: end - inside.length, length: inside.length }, isOpen };
}

function inBody(before: string, lineStart: number): Place | undefined {
  const [, typed] = /(?:^|[\s(])(@[\p{L}\p{N}._-]*)$/u.exec(before) ?? [];
  if (typed === undefined) return undefined;
  return {
    kind: 'mention',
    range: { offset: lineStart + before.length - typed.length, length: typed.length },
  };
}

function inFrontMatter(
  file: MessageFile,
  before: string,
  lineStart: number,
  offset: number,
): Place | undefined {
  const { text } = file;
  if (/^\w*$/u.test(before)) {
    const used = keysOf(text, file, lineStart);
    const free = HEAD_KEYS.filter((key) => !used.includes(key));
    return { kind: 'key', range: { offset: lineStart, length: before.length }, free };
  }
  const [, indent = '', key = '', value] =
    /^(\s*)(?:-\s+)?["']?([\w.-]+)["']?\s*:\s*(.*)$/u.exec(before) ?? [];
  const lineEnd = text.indexOf('\n', offset);
  const line = { end: lineEnd < 0 ? text.length : lineEnd };
  if (value !== undefined && indent === '') {
    if (key === 'mentions') return { kind: 'mentions', range: typedItem(value, offset) };
    if (key === 'to' && value.startsWith('{')) return undefined;
    if (key === 'to' || key === 'as' || key === 'thread')
      return {
        kind: key,
        range: { offset: offset - value.length, length: wordTo(text, offset, line.end) + value.length },
      };
    return undefined;
  }
  const above = keyAbove(text, file, lineStart);
  if (above === 'mentions') {
    const [, item] = /^\s*-\s*(.*)$/u.exec(before) ?? [];
    return item === undefined ? undefined : { kind: 'mentions', range: typedItem(item, offset) };
  }
  if (above !== 'variables') return undefined;
  const [, field] = /(?:^|[{,])\s*git\s*:\s*(\w*)$/u.exec(before) ?? /\bgit\s*:\s*(\w*)$/u.exec(before) ?? [];
  if (field !== undefined)
    return { kind: 'git', range: { offset: offset - field.length, length: field.length } };
  const [, word] = /[{,]\s*(\w*)$/u.exec(before) ?? /^\s{3,}(\w*)$/u.exec(before) ?? [];
  return word === undefined
    ? undefined
    : { kind: 'variable_key', range: { offset: offset - word.length, length: word.length } };
}

/** What is typed of the last item of a list, with or without brackets. */
function typedItem(value: string, offset: number): TextRange {
  const [item = ''] = /[^[,\s]*$/u.exec(value) ?? [];
  return { offset: offset - item.length, length: item.length };
}

/** How far the word goes on behind the place: it is replaced as a whole, but for a remark. */
function wordTo(text: string, offset: number, end: number): number {
  const [after = ''] = /^[^#\r]*/u.exec(text.slice(offset, end)) ?? [];
  return after.trimEnd().length;
}

function rest(lineStart: number, before: string, offset: number): TextRange {
  return { offset: lineStart, length: offset - lineStart || before.length };
}

/** The key of the first level that a line stands below. */
function keyAbove(text: string, { head }: MessageFile, lineStart: number): string | undefined {
  const lines = text.slice(head?.offset ?? 0, lineStart).split('\n');
  for (const line of lines.toReversed()) {
    const [, key] = /^(\w+)\s*:/u.exec(line) ?? [];
    if (key !== undefined) return key;
  }
  return undefined;
}

function keysOf(text: string, { head }: MessageFile, without: number): string[] {
  if (!head) return [];
  const lines = text.slice(head.offset, head.offset + head.length).split('\n');
  let at = head.offset;
  return lines.flatMap((line) => {
    const isThis = at === without;
    at += line.length + 1;
    const [, key] = /^(\w+)\s*:/u.exec(line) ?? [];
    return key === undefined || isThis ? [] : [key];
  });
}
