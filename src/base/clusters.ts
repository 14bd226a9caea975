let segmenter: Intl.Segmenter | undefined;

/** Below this, no two characters belong together, except for CR and LF. */
const FIRST_COMBINING = 0x300;

/**
 * The last border between two grapheme clusters at or before `at`, in UTF-16 units. A cluster is what a reader takes for one character: an
 * emoji with its joiners, a flag, a keycap, a letter with its marks, a syllable of Hangul.
 * @param from a border before `at`. What comes before it isn't read, so it also limits the time.
 * @returns `from` when a single cluster reaches from there beyond `at`.
 */
export function clusterBorder(text: string, at: number, from = 0): number {
  if (at <= from) return from;
  if (at >= text.length) return text.length;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  if (before < FIRST_COMBINING && after < FIRST_COMBINING && (before !== 0x0d || after !== 0x0a)) return at;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  // Whether a cluster ends at `at` depends on what comes before, and on one code point after.
  const found = segmenter.segment(text.slice(from, at + 2)).containing(at - from);
  return from + (found?.index ?? 0);
}

/**
 * The start of a text, in whole grapheme clusters and at most `max` UTF-16 units. A first cluster that is longer than that, such as a letter
 * under a hundred marks, is cut between code points.
 */
export function startOf(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = clusterBorder(text, Math.max(0, max));
  return text.slice(0, end > 0 ? end : codePointBorder(text, Math.max(0, max)));
}

/** Like {@link startOf}, but with an ellipsis, which counts too, in place of what was cut off. */
export function shortened(text: string, max: number): string {
  return text.length <= max ? text : `${startOf(text, max - ELLIPSIS.length).trimEnd()}${ELLIPSIS}`;
}

/** Marks the place where a text was cut. */
export const ELLIPSIS = '…';

/** The last border between two code points at or before `at`. */
export function codePointBorder(text: string, at: number): number {
  const low = text.charCodeAt(at);
  const high = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? at - 1 : at;
}
