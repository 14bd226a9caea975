import { openFence } from '../../cards/markdown/fence';

export interface SplitOptions {
  /** Longest part, in UTF-16 units. */
  readonly max: number;
  /** Blocks that are cut are closed, and opened again in the next part. Off for plain text, where a fence is a line like any. */
  readonly fences: boolean;
}

/** Tags that mean something only when whole. */
const TAG = /^<(?:mention-tag|br)\b/i;
/** The longest tag that is kept whole. */
const TAG_MAX = 500;

/** A border is taken only if it fills this share of a part; else a smaller border is looked for. */
const PARAGRAPH_SHARE = 0.5;
const LINE_SHARE = 0.25;
const WORD_SHARE = 0.5;

/**
 * Cuts a text into parts that fit, in order: between paragraphs, else between lines, else between words, else anywhere
 * but inside a surrogate pair or a tag. Line feeds at a cut are left out; nothing else is lost.
 */
export function splitText(text: string, options: SplitOptions): string[] {
  if (text.length <= options.max) return [text];
  const parts: string[] = [];
  let rest = text;
  let fence: string | undefined;
  while (rest !== '') {
    const opening = fence === undefined ? '' : `${fence}\n`;
    const whole = rest.length <= options.max ? close(opening, rest, fence, options).text : undefined;
    if (whole !== undefined && whole.length <= options.max) {
      if (rest.trim() !== '') parts.push(whole);
      break;
    }
    // Room for the fence to close whatever block may be open at the cut: a line feed and at most 16 marks.
    const room = options.max - opening.length - (options.fences ? closingRoom(rest, fence, options.max) : 0);
    const cut = cutAt(rest, Math.max(1, room), fence, options);
    const head = rest.slice(0, cut);
    const part = close(opening, head, fence, options);
    if (head.trim() !== '') parts.push(part.text);
    ({ rest, fence } = afterBorder(rest.slice(cut), head, part.fence));
  }
  return parts;
}

/** Adds what a part needs to stand alone. */
function close(
  opening: string,
  body: string,
  fence: string | undefined,
  { fences }: SplitOptions,
): { readonly text: string; readonly fence: string | undefined } {
  const after = fences ? fenceAfter(body, fence).fence : undefined;
  if (after === undefined) return { text: `${opening}${body.replace(/\n+$/, '')}`, fence: after };
  return { text: `${opening}${body}${body.endsWith('\n') ? '' : '\n'}${after}`, fence: after };
}

/** The longest fence that may be open at any cut inside the next part, with its line feed. */
function closingRoom(rest: string, fence: string | undefined, max: number): number {
  const marks = rest.slice(0, max).match(/`{3,16}|~{3,16}/g) ?? [];
  return 1 + Math.max(3, fence?.length ?? 0, ...marks.map((mark) => mark.length));
}

/** Where to cut: more than 0, at most `room`. */
function cutAt(rest: string, room: number, fence: string | undefined, { fences }: SplitOptions): number {
  const border = wholeTag(rest, borderBefore(rest, room, fence));
  if (!fences) return border;
  // A block that has just begun goes whole into the next part rather than in two pieces.
  const { openedAt } = fenceAfter(rest.slice(0, border), fence);
  return openedAt !== undefined && openedAt >= border * PARAGRAPH_SHARE && openedAt > 0 ? openedAt : border;
}

function borderBefore(rest: string, room: number, fence: string | undefined): number {
  // The character after the room may be the line feed that makes a border.
  const view = rest.slice(0, room + 1);
  const paragraph = fence === undefined ? view.lastIndexOf('\n\n') : -1;
  if (paragraph >= room * PARAGRAPH_SHARE) return paragraph;
  const line = view.lastIndexOf('\n');
  if (line >= room * LINE_SHARE && line > 0) return line;
  const word = rest.slice(0, room).lastIndexOf(' ') + 1;
  if (word >= room * WORD_SHARE && word > 0) return word;
  return splitsPair(rest, room) ? Math.max(1, room - 1) : room;
}

function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

/** Moves a cut inside a tag before the tag. */
function wholeTag(rest: string, cut: number): number {
  const start = rest.lastIndexOf('<', cut - 1);
  const end = rest.indexOf('>', cut - 1);
  if (start <= 0 || end < cut || end - start > TAG_MAX) return cut;
  const tag = rest.slice(start, end);
  return TAG.test(tag) && !tag.slice(0, cut - start).includes('>') ? start : cut;
}

/** Takes away the line feeds of a border: all in prose, one inside a block, where blank lines count. */
function afterBorder(
  rest: string,
  head: string,
  fence: string | undefined,
): { readonly rest: string; readonly fence: string | undefined } {
  if (fence === undefined) return { rest: rest.replace(/^\n+/, ''), fence };
  const next = head.endsWith('\n') ? rest : rest.replace(/^\n/, '');
  const [line = ''] = next.split('\n', 1);
  // The block ends right here and was closed already: opening it again would show an empty one.
  if (next !== rest || head.endsWith('\n')) {
    if (openFence(line, fence) === undefined) {
      return { rest: next.slice(line.length).replace(/^\n+/, ''), fence: undefined };
    }
  }
  return { rest: next, fence };
}

/** The fence that is open at the end of `text`, and where in it the line stands that opened it. */
export function fenceAfter(
  text: string,
  before: string | undefined,
): { readonly fence: string | undefined; readonly openedAt: number | undefined } {
  let fence = before;
  let openedAt: number | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const after = openFence(line, fence);
    if (fence === undefined && after !== undefined) openedAt = at;
    if (after === undefined) openedAt = undefined;
    fence = after;
    at += line.length + 1;
  }
  return { fence, openedAt };
}
