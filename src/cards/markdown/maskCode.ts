import { openFence } from './fence';

/** Replaces each character that scans should skip: code and escaped characters. */
export const MASK = '\uFFFC';

/** A text of the same length in which code (fenced or inline) and escaped characters are masked. */
export interface MaskedText {
  readonly text: string;
  /** The position of a fence that is never closed, so that everything after it is code. */
  readonly openFenceAt: number | undefined;
}

/** Masks the code in a text. All other characters keep their position. Linear in the length of the text. */
export function maskCode(text: string): MaskedText {
  const lines: string[] = [];
  const prose: string[] = [];
  let fence: string | undefined;
  let at = 0;
  let openFenceAt: number | undefined;
  // Inline code may continue on the next line, but not into or across a block.
  const flush = () => {
    if (prose.length > 0) lines.push(maskInline(prose.join('\n')));
    prose.length = 0;
  };
  for (const line of text.split('\n')) {
    const before = fence;
    fence = openFence(line.replace(/\r$/, ''), fence);
    if (before === undefined && fence === undefined) prose.push(line);
    else {
      flush();
      if (before === undefined) openFenceAt = at;
      lines.push(MASK.repeat(line.length));
    }
    at += line.length + 1;
  }
  flush();
  return { text: lines.join('\n'), openFenceAt: fence === undefined ? undefined : openFenceAt };
}

const ESCAPED = /\\[!-/:-@[-`{-~]/g;
const TICKS = /`+/g;

function maskInline(text: string): string {
  // A backtick after a backslash doesn't open code.
  const escaped = text.replaceAll(ESCAPED, MASK + MASK);
  const runs = Array.from(escaped.matchAll(TICKS), ({ 0: { length }, index }) => ({ length, index }));
  const closing = closingRuns(runs.map(({ length }) => length));
  let masked = '';
  let at = 0;
  for (let open = 0; open < runs.length; open++) {
    const close = closing[open];
    const from = runs[open];
    const to = close === undefined ? undefined : runs[close];
    if (close === undefined || !from || !to) continue;
    const end = to.index + to.length;
    masked += escaped.slice(at, from.index) + maskLines(escaped.slice(from.index, end));
    at = end;
    open = close;
  }
  return masked + escaped.slice(at);
}

/** For each run of backticks, the next run of the same length, which closes it. */
function closingRuns(lengths: readonly number[]): (number | undefined)[] {
  const next = new Map<number, number>();
  const closing: (number | undefined)[] = [];
  for (let index = lengths.length - 1; index >= 0; index--) {
    const length = lengths[index] ?? 0;
    closing[index] = next.get(length);
    next.set(length, index);
  }
  return closing;
}

function maskLines(text: string): string {
  return text.replaceAll(/[^\n]/g, MASK);
}
