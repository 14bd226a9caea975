import type { Token } from 'markdown-it';
import { normalizeLists } from './lists';
import { seatalkMarkdown } from './seatalkMarkdown';
import type { BlockNode, InlineNode, MentionTarget } from './markdownTree';
import type { MarkdownSpan } from './spans';
import { SpanParser } from './spans';

/** Longest text that is parsed, in UTF-16 units: four times the longest text that SeaTalk accepts. */
const MAX_PARSED_CHARS = 16_384;

const MAX_EMPHASIS_DEPTH = 8;

let parser: ReturnType<typeof seatalkMarkdown> | undefined;

/** The texts parsed last, oldest first. Of a card that is edited, all texts but one stay the same at each keystroke. */
const recent = new Map<string, readonly BlockNode[]>();
const MAX_RECENT = 32;

/**
 * Parses text as SeaTalk renders it with `format: 1`. Never throws, and never loses a character. Text above 16,384 characters is
 * returned as one plain paragraph.
 */
export function parseMarkdown(text: string): readonly BlockNode[] {
  if (text.length > MAX_PARSED_CHARS) return [{ kind: 'paragraph', children: plainLines(text) }];
  const known = recent.get(text);
  // Put in again, it is the newest.
  recent.delete(text);
  parser ??= seatalkMarkdown();
  const nodes = known ?? blocks(new Cursor(parser.parse(normalizeLists(text), {})));
  recent.set(text, nodes);
  const [oldest] = recent.keys();
  if (recent.size > MAX_RECENT && oldest !== undefined) recent.delete(oldest);
  return nodes;
}

let spanParser: SpanParser | undefined;

/** A text as SeaTalk renders it, and where in the source its markup stands. */
export interface ReadMarkdown {
  readonly nodes: readonly BlockNode[];
  readonly spans: readonly MarkdownSpan[];
}

/** Like {@link parseMarkdown}, for a text of any length and with positions. Linear in its length. */
export function readMarkdown(text: string): ReadMarkdown {
  spanParser ??= new SpanParser();
  const { tokens, spans } = spanParser.parse(text);
  return { nodes: blocks(new Cursor(tokens)), spans };
}

/** Plain text with its line breaks. */
export function plainLines(text: string): InlineNode[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index): InlineNode[] => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      ...(line ? [{ kind: 'text', text: line } as const] : []),
    ]);
}

/** Reads tokens in order. The parser's `maxNesting` limits the recursion. */
class Cursor {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#tokens.length;
  }

  /** The next token; undefined at the end or at a closing token, which is consumed. */
  take(): Token | undefined {
    const token = this.#tokens[this.#next++];
    return token?.nesting === -1 ? undefined : token;
  }
}

function blocks(cursor: Cursor): BlockNode[] {
  const nodes: BlockNode[] = [];
  for (let token = cursor.take(); token; token = cursor.take()) {
    switch (token.type) {
      case 'paragraph_open':
        nodes.push({ kind: 'paragraph', children: paragraph(cursor) });
        break;
      case 'fence':
        nodes.push({ kind: 'code', text: codeText(token) });
        break;
      case 'bullet_list_open':
        nodes.push({ kind: 'list', items: items(cursor) });
        break;
      case 'ordered_list_open':
        nodes.push({ kind: 'list', start: Number(token.attrGet('start') ?? 1), items: items(cursor) });
        break;
      default:
        // No other blocks are enabled.
        break;
    }
  }
  return nodes;
}

/**
 * A word right after the opening fence is shown as code. No highlighting is documented, so it isn't known whether clients hide the
 * language. A preview that hides it would promise too much.
 */
function codeText({ info, content }: Token): string {
  const code = content.replace(/\n$/, '');
  return info.trim() === '' ? code : [info.trim(), code].join('\n');
}

function items(cursor: Cursor): BlockNode[][] {
  const found: BlockNode[][] = [];
  while (cursor.take()) found.push(blocks(cursor));
  return found;
}

function paragraph(cursor: Cursor): InlineNode[] {
  let children: InlineNode[] = [];
  for (let token = cursor.take(); token; token = cursor.take()) {
    // A paragraph has one inline token.
    if (token.type === 'inline') children = inlines(new Cursor(token.children ?? []));
  }
  return children;
}

function inlines(cursor: Cursor, depth = 0): InlineNode[] {
  const nodes: InlineNode[] = [];
  /** Emphasis that is open, but deeper than is shown. Without recursion, so that it can't exhaust the stack. */
  let deeper = 0;
  while (!cursor.isAtEnd) {
    const token = cursor.take();
    if (!token) {
      if (deeper === 0) break;
      deeper -= 1;
      continue;
    }
    switch (token.type) {
      case 'strong_open':
      case 'em_open':
        if (depth >= MAX_EMPHASIS_DEPTH) deeper += 1;
        else {
          const kind = token.type === 'strong_open' ? 'bold' : 'italic';
          nodes.push({ kind, children: inlines(cursor, depth + 1) });
        }
        break;
      case 'code_inline':
        nodes.push({ kind: 'code', text: token.content });
        break;
      case 'softbreak':
      case 'hardbreak':
        nodes.push({ kind: 'break' });
        break;
      case 'mention':
        nodes.push({ kind: 'mention', target: mentionTarget(token) });
        break;
      default:
        if (token.content) nodes.push({ kind: 'text', text: token.content });
    }
  }
  return nodes;
}

function mentionTarget({ markup, content }: Token): MentionTarget {
  if (markup === 'email') return { kind: 'email', email: content };
  return content === '0' ? { kind: 'everyone' } : { kind: 'id', seatalkId: content };
}
