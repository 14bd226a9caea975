/**
 * Characters that move the cursor, start a line, colour what follows or turn the direction of writing: a hostile card would use
 * them to say other things in a terminal or a build log than what was found.
 */
// oxlint-disable-next-line no-control-regex
const TRICKS = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** The text with half characters, which no encoding has, replaced. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

/** A text as one line in which nothing is hidden: tricks appear as `\u{1b}`. */
export function visible(text: string): string {
  return text.replaceAll(TRICKS, (trick) => `\\u{${(trick.codePointAt(0) ?? 0).toString(16)}}`);
}
