import type { StateInline, Token } from 'markdown-it';
import { LINE_END, normalizedLines } from './lists';
import type { NormalizedLine } from './lists';
import { seatalkMarkdown } from './seatalkMarkdown';

/** Markup in the source of a formatted text, in UTF-16 units. */
export interface MarkdownSpan {
  readonly kind: 'bold' | 'italic' | 'code' | 'block' | 'mention' | 'break' | 'escape';
  readonly start: number;
  readonly end: number;
  /** What opens and closes it: `**`, a run of backticks, the fence of a block; empty for what has no two sides. */
  readonly mark: string;
}

const KINDS: Readonly<Record<string, MarkdownSpan['kind']>> = {
  strong_open: 'bold',
  em_open: 'italic',
  code_inline: 'code',
  mention: 'mention',
  hardbreak: 'break',
  text_special: 'escape',
};

/** Parses SeaTalk's Markdown and notes where each piece of markup stands, which the tokens of markdown-it don't say. */
export class SpanParser {
  readonly #parser = seatalkMarkdown();
  /** One list for each block of inline text, in order. Positions are those of the block's own content. */
  #found: MarkdownSpan[][] = [];
  #places = new Map<Token, { readonly start: number; readonly end: number }>();
  #at = 0;
  #known = 0;

  constructor() {
    const { ruler, ruler2 } = this.#parser.inline;
    ruler.before('text', 'seatalk_places', (state, silent) => {
      if (!silent) this.#note(state);
      return false;
    });
    ruler2.after('emphasis', 'seatalk_spans', (state) => this.#collect(state));
  }

  parse(text: string): { readonly tokens: readonly Token[]; readonly spans: readonly MarkdownSpan[] } {
    this.#found = [];
    const lines = normalizedLines(text);
    const tokens = this.#parser.parse(lines.map((line) => line.text).join('\n'), {});
    const source = new SourceLines(text, lines);
    let block = 0;
    const spans = tokens.flatMap((token): MarkdownSpan[] => {
      const [first = 0, end = 0] = token.map ?? [];
      if (token.type === 'fence') return [source.block(first, end, token.markup)];
      return token.type === 'inline' ? source.inline(first, token.content, this.#found[block++] ?? []) : [];
    });
    return { tokens, spans: spans.toSorted((a, b) => a.start - b.start || b.end - a.end) };
  }

  /** Runs before each rule: what was pushed since the last time stands between the position then and now. */
  #note({ tokens, delimiters, pos }: StateInline): void {
    if (pos === 0) [this.#at, this.#known] = [0, 0];
    const last = tokens.length - 1;
    const token = tokens[last];
    if (token && tokens.length > this.#known) {
      // Delimiters are pushed one by one, for characters that stand side by side.
      const isRun = delimiters.at(-1)?.token === last;
      const count = isRun ? pos - this.#at : 1;
      for (let index = 0; index < count; index++) {
        const each = tokens[last - index];
        const end = pos - index;
        if (each) this.#places.set(each, { start: isRun ? end - 1 : this.#at, end });
      }
    }
    [this.#at, this.#known] = [pos, tokens.length];
  }

  #collect(state: StateInline): void {
    if (state.pos > 0) this.#note(state);
    const spans: MarkdownSpan[] = [];
    const open: { readonly kind: MarkdownSpan['kind']; readonly start: number }[] = [];
    for (const token of state.tokens) {
      const place = this.#places.get(token);
      const kind = KINDS[token.type];
      if (!place) continue;
      if (token.nesting === 1 && kind) {
        // The mark of bold text ends with the character that stands for it.
        open.push({ kind, start: place.end - token.markup.length });
      } else if (token.nesting === -1) {
        const opened = open.pop();
        if (opened) spans.push({ ...opened, end: place.start + token.markup.length, mark: token.markup });
      } else if (kind && state.src[place.start] !== '\n') {
        spans.push({ kind, ...place, mark: kind === 'code' ? token.markup : '' });
      }
    }
    this.#places = new Map();
    this.#found.push(spans);
  }
}

/** Leads from the lines that were parsed back to the source. */
class SourceLines {
  readonly #lines: readonly NormalizedLine[];
  /** Of each source line, without its end. */
  readonly #starts: number[] = [];
  readonly #texts: readonly string[];

  constructor(text: string, lines: readonly NormalizedLine[]) {
    this.#lines = lines;
    this.#texts = text.split(LINE_END);
    let at = 0;
    for (const line of this.#texts) {
      this.#starts.push(at);
      at += line.length + (text.startsWith('\r\n', at + line.length) ? 2 : 1);
    }
  }

  /** A fenced block, from the start of its first line to the end of its last. */
  block(first: number, end: number, mark: string): MarkdownSpan {
    const last = this.#source(end - 1);
    return {
      kind: 'block',
      mark,
      start: this.#start(this.#source(first)),
      end: this.#start(last) + this.#text(last).length,
    };
  }

  /** Spans of a content whose lines are those from `first` on, but for white space at both ends. */
  inline(first: number, content: string, spans: readonly MarkdownSpan[]): MarkdownSpan[] {
    if (spans.length === 0) return [];
    const offsets: { readonly start: number; readonly shift: number }[] = [];
    let start = 0;
    for (const [index, line] of content.split('\n').entries()) {
      const source = this.#source(first + index);
      const lead = this.#text(source).trimEnd().length - line.trimEnd().length;
      offsets.push({ start, shift: this.#start(source) + lead - start });
      start += line.length + 1;
    }
    const shifted = (at: number) => at + (offsets[lastAtMost(offsets, at)]?.shift ?? 0);
    // An end is the place after a character, which may stand on the line before.
    return spans.map((span) => ({ ...span, start: shifted(span.start), end: shifted(span.end - 1) + 1 }));
  }

  #source(line: number): number {
    return this.#lines[line]?.source ?? 0;
  }

  #start(source: number): number {
    return this.#starts[source] ?? 0;
  }

  #text(source: number): string {
    return this.#texts[source] ?? '';
  }
}

/** The index of the last item that starts at or before `at`. */
function lastAtMost(items: readonly { readonly start: number }[], at: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((items[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
