/**
 * Inputs that clients of the platform send and its documentation doesn't describe. Whether the platform accepts them isn't confirmed.
 * The local SeaTalk accepts them with a remark, so that such a client can be tried, and rejects them when it is strict. Our own client
 * sends none of them.
 */
export const leniencies = {
  formatAsText: '"format" is text; the documentation has a number',
  bracketedList: 'the key of a list ends in "[]"; the documentation repeats the key',
  commaList: 'a list is joined with commas; the documentation repeats the key',
  doubledSlash: 'the path has a doubled slash',
  capitalAlert: 'the keys of "alert" are "Label" and "Level"; the documentation has "label" and "level"',
} as const;

export type LeniencyName = keyof typeof leniencies;
