import { anyOf, Characters } from '../base/characters';

/**
 * Characters that move the cursor, start a line, color what follows or turn the direction of writing: a hostile card would use
 * them to make a terminal or a build log show something else than what was found.
 */
const TRICKS = anyOf(
  Characters.control,
  Characters.arabicMark,
  Characters.directionMark,
  Characters.lineSeparator,
  Characters.direction,
  Characters.byteOrderMark,
);
const HALF = anyOf(Characters.surrogate);

/** The text with half characters, which no encoding has, replaced. */
export function wellFormed(text: string): string {
  return text.replaceAll(HALF, '\uFFFD');
}

/** A text as one line in which nothing is hidden: tricks appear as `\u{1b}`. */
export function visible(text: string): string {
  return text.replaceAll(TRICKS, (trick) => `\\u{${(trick.codePointAt(0) ?? 0).toString(16)}}`);
}
