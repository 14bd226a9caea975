/**
 * Characters that deceive or that nothing can show, in classes. Each is the inside of a class of a regular expression, made
 * into one by {@link anyOf}. Each caller names the classes that matter in its place: a tree must stay on one line, a
 * terminal must not be colored, a card may have line breaks but no text that runs backwards.
 */
export const Characters = {
  /** C0 and C1, line breaks and tabs among them, and DEL. */
  control: String.raw`\u0000-\u001f\u007f-\u009f`,
  /** Embeddings, overrides and isolates: the text between two of them runs the other way. */
  direction: String.raw`\u202a-\u202e\u2066-\u2069`,
  /** Marks without a width that have a direction themselves; languages written from right to left need them. */
  directionMark: String.raw`\u200e\u200f`,
  /** The same for Arabic, of a later Unicode. */
  arabicMark: String.raw`\u061c`,
  /** Unicode's own ends of lines and paragraphs. */
  lineSeparator: String.raw`\u2028\u2029`,
  byteOrderMark: String.raw`\ufeff`,
  /** Nothing is seen of them; joiners, which emoji and some scripts need, are not among them. */
  invisible: String.raw`\u200b\u2060-\u2064\ufeff\u3164\uffa0`,
  /** Halves of a character, which no encoding has. */
  surrogate: String.raw`\p{Surrogate}`,
} as const;

/** A global regular expression for one character of the classes. */
export function anyOf(...classes: readonly string[]): RegExp {
  return new RegExp(`[${classes.join('')}]`, 'gu');
}
