import { isObject } from '../document/json';
import { buttonsOf, typeOf, wordsOf } from './elementParts';
import { canonical, withoutNulls } from './plainJson';

/** The indexes of an old and a new element that are considered the same. */
export interface ElementPair {
  readonly before: number;
  readonly after: number;
}

/** Elements less similar than this are different elements. */
const ALIKE_MIN = 0.4;
/** Maximum comparisons, far more than two complete cards need (19 elements each). */
const COMPARED_MAX = 10_000;
const WORDS_MAX = 400;

/**
 * Finds which new element each old one became. Pairs in this order: equal elements; elements that are equal except for what is lost on
 * read-back; elements of one type with similar words; and elements that are the only ones left of their type on both sides.
 */
export function matchElements(before: readonly unknown[], after: readonly unknown[]): readonly ElementPair[] {
  const open = new OpenElements(before, after);
  open.pairEqual((element) => canonical(ordinary(element)));
  open.pairEqual((element) => canonical(withoutLosable(ordinary(element))));
  open.pairAlike();
  open.pairLast();
  return open.pairs.toSorted((a, b) => a.before - b.before);
}

/** The elements without a partner so far, and the pairs found. */
class OpenElements {
  readonly pairs: ElementPair[] = [];
  readonly #old: Map<number, unknown>;
  readonly #new: Map<number, unknown>;

  constructor(before: readonly unknown[], after: readonly unknown[]) {
    this.#old = new Map(before.entries());
    this.#new = new Map(after.entries());
  }

  /** Pairs elements with the same key, in order. */
  pairEqual(keyOf: (element: unknown) => string): void {
    const waiting = indexesBy(this.#new, keyOf);
    for (const [before, element] of this.#old) {
      const after = waiting.get(keyOf(element))?.shift();
      if (after !== undefined) this.#pair(before, after);
    }
  }

  /** Pairs the most similar elements of one type. */
  pairAlike(): void {
    if (this.#old.size * this.#new.size > COMPARED_MAX) return;
    const oldWords = new Map([...this.#old].map(([index, element]) => [index, wordsIn(element)]));
    const newWords = new Map([...this.#new].map(([index, element]) => [index, wordsIn(element)]));
    const found: (ElementPair & { readonly score: number })[] = [];
    for (const [before, old] of this.#old) {
      for (const [after, next] of this.#new) {
        if (typeOf(old) !== typeOf(next)) continue;
        const score = likeness(oldWords.get(before) ?? [], newWords.get(after) ?? []);
        if (score >= ALIKE_MIN) found.push({ before, after, score });
      }
    }
    const distance = ({ before, after }: ElementPair) => Math.abs(before - after);
    for (const { before, after } of found.toSorted(
      (a, b) => b.score - a.score || distance(a) - distance(b),
    )) {
      if (this.#old.has(before) && this.#new.has(after)) this.#pair(before, after);
    }
  }

  /** A title with completely different words is still the title. */
  pairLast(): void {
    const came = indexesBy(this.#new, typeOf);
    for (const [type, [before, ...others]] of indexesBy(this.#old, typeOf)) {
      const [after, ...more] = came.get(type) ?? [];
      if (type === '' || others.length > 0 || more.length > 0) continue;
      if (before !== undefined && after !== undefined) this.#pair(before, after);
    }
  }

  #pair(before: number, after: number): void {
    this.pairs.push({ before, after });
    this.#old.delete(before);
    this.#new.delete(after);
  }
}

function indexesBy(
  elements: ReadonlyMap<number, unknown>,
  keyOf: (element: unknown) => string,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, element] of elements) {
    const key = keyOf(element);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return groups;
}

/** Removes nulls, and a format that is the default. */
export function ordinary(element: unknown): unknown {
  const plain = withoutNulls(element);
  if (!isObject(plain) || !isObject(plain['description'])) return plain;
  const { format, ...rest } = plain['description'];
  return { ...plain, description: format === 1 ? rest : plain['description'] };
}

/** Removes the values of buttons and the bytes of images. */
function withoutLosable(element: unknown): unknown {
  if (!isObject(element)) return element;
  const type = typeOf(element);
  if (type === 'image') return { type };
  const buttons = buttonsOf(element).map(({ button }) => {
    if (!isObject(button)) return button;
    const { value: _, ...rest } = button;
    return rest;
  });
  return buttons.length > 0 ? { type, buttons } : element;
}

function wordsIn(element: unknown): readonly string[] {
  return (
    wordsOf(element)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, WORDS_MAX);
}

/** The share of words that two texts have in common, from 0 to 1. */
function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared += 1;
    counts.set(word, left - 1);
  }
  return (2 * shared) / (one.length + other.length);
}
