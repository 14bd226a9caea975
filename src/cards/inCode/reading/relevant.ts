import type { Binding, Names } from './names';

/** A word in each part of a card, for parts that stand alone in an expression. */
const PART_WORDS =
  /element_type|ElementType|button_type|ButtonType|\b[eE]lements\b|\binteractive(?:_message)?\b/g;
/** Most names that are looked for. */
const MAX_NAMES = 500;

/** The offsets of the words that parts of cards contain, and of the names that stand for such parts. Sorted. */
export function relevantOffsets(text: string, names: Names): readonly number[] {
  const words = [...text.matchAll(PART_WORDS)].map(({ index }) => index);
  const found = new Set<string>();
  for (const binding of names.all()) {
    // In broken code, anything may stand where a name should.
    const isName = /^[\p{L}\p{N}_$]+$/u.test(binding.name);
    if (isName && found.size < MAX_NAMES && isRelevant(binding, words)) found.add(binding.name);
  }
  if (found.size === 0) return words;
  const pattern = [...found].map((name) => name.replaceAll('$', String.raw`\$`)).join('|');
  for (const { index } of text.matchAll(new RegExp(String.raw`(?<![\w$])(?:${pattern})(?![\w$])`, 'gu')))
    words.push(index);
  return words.toSorted((a, b) => a - b);
}

function isRelevant({ definitions, changes, shape }: Binding, words: readonly number[]): boolean {
  const nodes = [...definitions.map(({ value }) => value), ...changes.map(({ node }) => node), shape?.body];
  return nodes.some((node) => node && hasIn(words, node.from, node.to));
}

/** Whether one of the sorted offsets is in a range. */
export function hasIn(offsets: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (offsets[low] ?? end) < end;
}
