/** A line of a list: indentation, mark, space. */
export const ITEM = /^([ \t]*)([-*+]|\d{1,9}\.)([ \t]+)(?=\S)/;

/** Spaces, or one tab, that make a level. */
export const LEVEL_WIDTH = 4;

/** Columns of an indentation; a tab counts as four spaces. */
export function indentColumns(indent: string): number {
  return indent.replaceAll('\t', ' '.repeat(LEVEL_WIDTH)).length;
}
