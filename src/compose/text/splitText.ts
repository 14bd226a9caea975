import { openFence } from '../../cards/markdown/fence';

export interface SplitOptions {
  /** Maximum length of a part, in UTF-16 units. */
  readonly max: number;
  /** Close a fenced block at a cut and open it again in the next part. False for plain text, where a fence is an ordinary line. */
  readonly fences: boolean;
}

/** Tags that only work when they are whole. */
const TAG = /^<(?:mention-tag|br)\b/i;
/** The longest tag that is kept whole, in UTF-16 units. */
const TAG_MAX = 500;

/** A boundary is used only if it fills this share of a part. Otherwise a smaller kind of boundary is used. */
const PARAGRAPH_SHARE = 0.5;
const LINE_SHARE = 0.25;
const WORD_SHARE = 0.5;

/**
 * Splits a text into parts that fit. Cuts between paragraphs if possible, then between lines, then between words, then anywhere except
 * inside a surrogate pair or a tag. Line feeds at a cut are dropped; nothing else is lost.
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
    // Room for a fence that closes any block open at the cut: a line feed and at most 16 marks.
    const room = options.max - opening.length - (options.fences ? closingRoom(rest, fence, options.max) : 0);
    const cut = cutAt(rest, Math.max(1, room), fence, options);
    const head = rest.slice(0, cut);
    const part = close(opening, head, fence, options);
    if (head.trim() !== '') parts.push(part.text);
    ({ rest, fence } = afterBorder(rest.slice(cut), head, part.fence));
  }
  return parts;
}

/** Adds the fences that a part needs on its own. */
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

/** Length of the longest fence that may be open at any cut inside the next part, with its line feed. */
function closingRoom(rest: string, fence: string | undefined, max: number): number {
  const marks = rest.slice(0, max).match(/`{3,16}|~{3,16}/g) ?? [];
  return 1 + Math.max(3, fence?.length ?? 0, ...marks.map((mark) => mark.length));
}

/** Where to cut: more than 0 and at most `room`. */
function cutAt(rest: string, room: number, fence: string | undefined, { fences }: SplitOptions): number {
  const border = wholeTag(rest, borderBefore(rest, room, fence));
  if (!fences) return border;
  // A block that has just begun moves whole into the next part.
  const { openedAt } = fenceAfter(rest.slice(0, border), fence);
  return openedAt !== undefined && openedAt >= border * PARAGRAPH_SHARE && openedAt > 0 ? openedAt : border;
}

function borderBefore(rest: string, room: number, fence: string | undefined): number {
  // The character after the room may be the line feed that makes a boundary.
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

/** Moves a cut from inside a tag to before the tag. */
function wholeTag(rest: string, cut: number): number {
  const start = rest.lastIndexOf('<', cut - 1);
  const end = rest.indexOf('>', cut - 1);
  if (start <= 0 || end < cut || end - start > TAG_MAX) return cut;
  const tag = rest.slice(start, end);
  return TAG.test(tag) && !tag.slice(0, cut - start).includes('>') ? start : cut;
}

/** Drops the line feeds at a cut: all of them in prose, but only one inside a block, where blank lines matter. */
function afterBorder(
  rest: string,
  head: string,
  fence: string | undefined,
): { readonly rest: string; readonly fence: string | undefined } {
  if (fence === undefined) return { rest: rest.replace(/^\n+/, ''), fence };
  const next = head.endsWith('\n') ? rest : rest.replace(/^\n/, '');
  const [line = ''] = next.split('\n', 1);
  // The block ends here and is closed already. Opening it again would show an empty block.
  if (next !== rest || head.endsWith('\n')) {
    if (openFence(line, fence) === undefined) {
      return { rest: next.slice(line.length).replace(/^\n+/, ''), fence: undefined };
    }
  }
  return { rest: next, fence };
}

/** The fence that is open at the end of `text`, and the position of the line that opened it. */
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
