import { clusterBorder, codePointBorder, ELLIPSIS } from '../../../base/clusters';
import { parseMarkdown, readMarkdown } from '../parseMarkdown';
import type { MarkdownSpan } from '../spans';
import { layoutOf } from './layout';
import type { Layout, Wrap } from './layout';
import { visibleText } from './visibleText';

export interface SplitOptions {
  /** Maximum length of a part, in UTF-16 units. */
  readonly max: number;
  /** Whether SeaTalk formats the text. Its markup is kept whole then, or closed at a cut and opened again. */
  readonly formatted: boolean;
}

/** A kind of border, and the least share of a part that it has to leave filled. Otherwise the next kind is used. */
type Border = readonly [kind: 'paragraph' | 'line' | 'word', share: number];

const BORDERS: readonly Border[] = [
  ['paragraph', 0.5],
  ['line', 0.25],
  ['word', 0.5],
];
/** To keep as much as possible. */
const CLOSE_BORDERS: readonly Border[] = [['word', 0.7]];

/** A part of this share before markup that doesn't fit is long enough to end there. */
const BEFORE_WRAP_SHARE = 0.5;
/** What closing and opening markup needs at most, for markup that is kept whole to fit into any part. */
const MARKS_ROOM = 40;
/** How many borders of a kind are tried, when the markup around a border would change what a reader sees. */
const TRIES = 8;

/**
 * Splits a text into parts that fit. Cuts between paragraphs if possible, then between lines, then between words, then between grapheme
 * clusters. Bold and italic text, code, mentions, links, and escapes stay whole. Those that are too long for one part are closed at the
 * cut and opened again in the next part, so that the parts together show what the text does. Line feeds at a cut are dropped. Linear in
 * the length of the text.
 */
export function splitText(text: string, options: SplitOptions): string[] {
  if (text.length <= options.max) return [text];
  return Array.from(new Splitter(text, options, BORDERS).parts());
}

/** The start of a text, with an ellipsis at its end, where markup is closed. At most `max` UTF-16 units. */
export function shortenText(text: string, { max, formatted }: SplitOptions): string {
  if (text.length <= max) return text;
  // After a code block the ellipsis needs a line of its own.
  const options = { max: max - ELLIPSIS.length - (formatted ? 1 : 0), formatted };
  const [first = ''] = new Splitter(text, options, CLOSE_BORDERS, max).parts();
  const start = first.trimEnd();
  return `${start}${formatted && /(?:^|\n)(?:`{3,}|~{3,})$/.test(start) ? '\n' : ''}${ELLIPSIS}`;
}

class Splitter {
  readonly #text: string;
  readonly #max: number;
  readonly #formatted: boolean;
  readonly #borders: readonly Border[];
  readonly #layout: Layout;
  /** All that is visible of a formatted text. */
  readonly #visible: string;
  /** How much of it the parts so far show; undefined after a part that shows something else. */
  #shown: number | undefined = 0;
  #nextAtom = 0;
  #nextWrap = 0;

  /** @param longest UTF-16 units of a mention or a link that stays whole; without it, as of markup, which leaves room for marks. */
  constructor(text: string, { max, formatted }: SplitOptions, borders: readonly Border[], longest?: number) {
    let read = formatted ? readMarkdown(text) : undefined;
    this.#text = text;
    const open = read && openBlock(text, read.spans);
    if (open !== undefined) {
      this.#text = `${text}${text.endsWith('\n') ? '' : '\n'}${open}`;
      read = readMarkdown(this.#text);
    }
    this.#max = max;
    this.#formatted = formatted;
    this.#borders = borders;
    this.#visible = read ? visibleText(read.nodes) : '';
    const marked = max - Math.min(MARKS_ROOM, max / 4);
    this.#layout = layoutOf(this.#text, read?.spans ?? [], marked, longest ?? marked);
  }

  *parts(): Generator<string> {
    let from = 0;
    let open: readonly Wrap[] = [];
    while (from < this.#text.length) {
      const view = this.#view(from, open);
      const cut = this.#cut(view);
      const inside = view.wrapsAt(cut);
      const part = this.#part(view, cut);
      if (part !== undefined) {
        this.#count(part);
        yield part;
      }
      from = this.#next(cut, inside);
      open = inside;
    }
  }

  /** What can be seen of the text from the start of a part to where it must end. */
  #view(from: number, open: readonly Wrap[]): View {
    const opening = open.map((wrap) => wrap.open).join('');
    const end = Math.min(this.#text.length, from + Math.max(1, this.#max - opening.length));
    const { atoms, wraps } = this.#layout;
    const blocked = new Uint8Array(end - from + 1);
    for (let atom = atoms[this.#nextAtom]; atom && atom.start < end; atom = atoms[this.#nextAtom]) {
      blocked.fill(1, Math.max(0, atom.start + 1 - from), Math.max(0, atom.end - from));
      // One that reaches further is seen again from the next part.
      if (atom.end > end) break;
      this.#nextAtom += 1;
    }
    // Markup that was seen from this part may lie behind its cut.
    while (this.#nextAtom > 0 && (atoms[this.#nextAtom - 1]?.end ?? 0) > from) this.#nextAtom -= 1;
    const seen = [...open];
    while ((wraps[this.#nextWrap]?.start ?? Infinity) < from) this.#nextWrap += 1;
    for (let index = this.#nextWrap; (wraps[index]?.start ?? Infinity) < end; index++) {
      const wrap = wraps[index];
      if (wrap) seen.push(wrap);
    }
    const wrapsAt = (at: number) => seen.filter(({ bodyStart, bodyEnd }) => bodyStart < at && at < bodyEnd);
    const fits = (at: number) => {
      if (at <= from || blocked[at - from] === 1) return false;
      const closing = wrapsAt(at).reduce((sum, { close }) => sum + close.length, 0);
      return opening.length + at - from + closing <= this.#max;
    };
    return { from, end, opening, wrapsAt, fits };
  }

  #cut(view: View): number {
    const { from, end } = view;
    if (end === this.#text.length && view.fits(end)) return end;
    let first: number | undefined;
    for (const at of this.#candidates(view)) {
      if (clusterBorder(this.#text, at, from) !== at) continue;
      first ??= at;
      if (this.#keepsMeaning(view, at)) return at;
    }
    if (first !== undefined) return first;
    // A single piece that is longer than a part.
    const room = Math.max(from + 1, end - MARKS_ROOM);
    const border = clusterBorder(this.#text, room, from);
    if (border > from) return border;
    return Math.max(codePointBorder(this.#text, room), Math.min(from + 2, end));
  }

  /** Where to cut, the best first. */
  *#candidates(view: View): Generator<number> {
    const { from, end, fits } = view;
    let last = end;
    while (last > from && !fits(last)) last -= 1;
    for (const [kind, share] of this.#borders) {
      let tries = 0;
      for (let at = last; at > from && at - from >= (last - from) * share && tries < TRIES; at--) {
        if (!this.#isBorder(kind, at, view) || !fits(at)) continue;
        tries += 1;
        yield* this.#beforeWrap(at, view);
        yield at;
      }
    }
    let tries = 0;
    for (let at = last; at > from && tries < TRIES; at--) {
      if (!fits(at)) continue;
      tries += 1;
      at = clusterBorder(this.#text, at, from);
      if (fits(at)) yield at;
    }
  }

  /** Markup that has just begun moves whole into the next part. */
  *#beforeWrap(at: number, { from, wrapsAt, fits }: View): Generator<number> {
    const begun = wrapsAt(at).find(({ start }) => start > from);
    if (begun && begun.start - from >= (at - from) * BEFORE_WRAP_SHARE && fits(begun.start))
      yield begun.start;
  }

  #isBorder(kind: Border[0], at: number, { wrapsAt }: View): boolean {
    const text = this.#text;
    if (kind === 'word') return /[ \t\n]/.test(text.charAt(at - 1)) && !/\s/.test(text.charAt(at));
    if (text.charAt(at) !== '\n') return false;
    return kind === 'line' || (text.charAt(at + 1) === '\n' && !isInBlock(wrapsAt(at)));
  }

  /** Whether the part shows just what it should, and the next one starts with what it should. */
  #keepsMeaning(view: View, at: number): boolean {
    if (!this.#formatted) return true;
    if (!isInBlock(view.wrapsAt(at)) && startsOtherwise(this.#text, at)) return false;
    // A mark of the text would become a part of the mark that closes or opens.
    if (view.wrapsAt(at).some(({ open }) => this.#touches(open.charAt(0), at))) return false;
    const part = this.#part(view, at);
    return part === undefined || this.#shown === undefined || this.#shownBy(part) !== undefined;
  }

  /** How much a part shows of what comes next; undefined if it shows something else. */
  #shownBy(part: string): number | undefined {
    const shown = visibleText(parseMarkdown(part));
    return this.#visible.startsWith(shown, this.#shown) ? shown.length : undefined;
  }

  #touches(mark: string, at: number): boolean {
    const before = this.#text.slice(Math.max(0, at - START_CHARACTERS), at).trimEnd();
    const after = this.#text.slice(at, at + START_CHARACTERS).trimStart();
    return before.endsWith(mark) || after.startsWith(mark);
  }

  #count(part: string): void {
    if (!this.#formatted || this.#shown === undefined) return;
    const length = this.#shownBy(part);
    this.#shown = length === undefined ? undefined : this.#shown + length;
  }

  /** A part with the marks that it needs on its own; undefined for white space alone. */
  #part({ from, opening, wrapsAt }: View, cut: number): string | undefined {
    const body = this.#text.slice(from, cut);
    if (body.trim() === '') return undefined;
    const inside = wrapsAt(cut);
    let end = body.trimEnd().length;
    // White space at the end of plain text doesn't disturb, and in a block it belongs to the code, but for the line feed of the cut.
    if (inside.length === 0) end = body.replace(/(?<!\n)\n+$/, '').length;
    else if (isInBlock(inside))
      end = body.length - (body.endsWith('\n') && this.#text.charAt(cut) !== '\n' ? 1 : 0);
    const closing = inside
      .toReversed()
      .map((wrap) => wrap.close)
      .join('');
    const part = `${opening}${body.slice(0, end)}${closing}`;
    // Below the rest of an item that was cut, the bullets of empty items are text.
    if (from === 0 || !this.#formatted || this.#shown === undefined || !EMPTY_ITEMS.test(part)) return part;
    const without = part.replace(EMPTY_ITEMS, '');
    return this.#shownBy(part) === undefined && this.#shownBy(without) !== undefined ? without : part;
  }

  /** Where the next part starts. Drops the line feeds at a cut, but only one inside a block, where blank lines matter. */
  #next(cut: number, inside: readonly Wrap[]): number {
    let next = cut;
    if (isInBlock(inside)) return this.#text.charAt(next) === '\n' ? next + 1 : next;
    const dropped = inside.length > 0 ? /\s/ : /\n/;
    while (dropped.test(this.#text.charAt(next))) next += 1;
    return next;
  }
}

interface View {
  readonly from: number;
  readonly end: number;
  /** The marks that open what the part before closed. */
  readonly opening: string;
  /** The markup around a cut, outermost first. */
  readonly wrapsAt: (at: number) => readonly Wrap[];
  /** Whether a part may end there. */
  readonly fits: (at: number) => boolean;
}

function isInBlock(wraps: readonly Wrap[]): boolean {
  return wraps.some(({ kind }) => kind === 'block');
}

/** Inside a line: what would become a list or a block at the start of a part. */
const BLOCK_START = /^\s*(?:(?:[-*+]|\d{1,9}[.)])(?:\s|$)|`{3}|~{3})/;
/** At the start of a line: what is a list only at the start of a text. */
const FIRST_LINE_START = /^\s*(?:\d{1,9}\)(?:\s|$)|(?:[-*+]|\d{1,9}\.)[ \t]*(?:\n|$))/;
/** The first lines that have nothing but the marker of a list item. */
const EMPTY_ITEMS = /(?:\n[ \t]*(?:[-*+]|\d{1,9}\.)[ \t]*)+(?=\n|$)/;
/** Longer than what the patterns read. */
const START_CHARACTERS = 40;

/** Whether a text that starts at `at` shows otherwise than it does after what comes before. */
function startsOtherwise(text: string, at: number): boolean {
  const start = text.slice(at, at + START_CHARACTERS);
  const isLineStart = start.startsWith('\n') || text.charAt(at - 1) === '\n';
  return (isLineStart ? FIRST_LINE_START : BLOCK_START).test(start);
}

/** The fence of a block that isn't closed before the end of the text. */
function openBlock(text: string, spans: readonly MarkdownSpan[]): string | undefined {
  const block = spans.findLast(({ kind }) => kind === 'block');
  if (!block || text.slice(block.end).trim() !== '') return undefined;
  const [first = '', ...rest] = text.slice(block.start, block.end).split('\n');
  const last = rest.at(-1)?.trim() ?? '';
  const isClosed =
    first !== '' && last.length >= block.mark.length && last === block.mark.charAt(0).repeat(last.length);
  return isClosed ? undefined : block.mark;
}
