import { isArray, isObject, toPointer } from '../document/json';
import type { JsonPath } from '../document/json';
import { imageContent, isCallback, typeOf, isImageAddress } from './elementParts';
import { matchElements, ordinary } from './matchElements';
import { canonical, objectIn, textIn } from './plainJson';

/** What became of one element. `moved`: it says the same and stands elsewhere among the others. */
export type CompareKind = 'same' | 'changed' | 'moved' | 'added' | 'removed';

/** An element of the old card, of the new one, or of both. */
export interface CompareRow {
  readonly kind: CompareKind;
  /** The `element_type`, or `''`. */
  readonly type: string;
  /** Index in the old card; missing where it was added. */
  readonly before?: number;
  /** Index in the new card; missing where it was removed. */
  readonly after?: number;
  /** What differs: JSON Pointers from the element. */
  readonly differs: readonly string[];
  /** What the old card no longer tells, so that nobody can say whether it differs: JSON Pointers from the element. */
  readonly untold: readonly string[];
}

const DEPTH_MAX = 64;

/**
 * Compares a card as it was read back with what shall replace it, in the order of the new card; what was removed stands where
 * it was. Takes any JSON values and never throws.
 */
export function compareCards(before: readonly unknown[], after: readonly unknown[]): readonly CompareRow[] {
  const pairs = matchElements(before, after);
  const stayed = unmoved(pairs.map((pair) => pair.after));
  const byNew = new Map(pairs.map((pair, place) => [pair.after, { ...pair, stays: stayed.has(place) }]));
  const matched = new Set(pairs.map((pair) => pair.before));
  const removed = before.flatMap((element, index): CompareRow[] =>
    matched.has(index)
      ? []
      : [{ kind: 'removed', type: typeOf(element), before: index, differs: [], untold: [] }],
  );
  const rows: CompareRow[] = [];
  for (const [index, element] of after.entries()) {
    const pair = byNew.get(index);
    if (pair?.stays) rows.push(...takeUpTo(removed, pair.before));
    rows.push(
      pair
        ? pairRow(before[pair.before], element, pair)
        : { kind: 'added', type: typeOf(element), after: index, differs: [], untold: [] },
    );
  }
  return [...rows, ...removed];
}

function takeUpTo(removed: CompareRow[], before: number): CompareRow[] {
  const end = removed.findIndex((row) => (row.before ?? 0) > before);
  return removed.splice(0, end === -1 ? removed.length : end);
}

function pairRow(
  old: unknown,
  next: unknown,
  { before, after, stays }: { before: number; after: number; stays: boolean },
): CompareRow {
  const untold = untoldIn(old, next);
  const differs = [...differences(ordinary(old), ordinary(next), [])].map(toPointer);
  const known = differs.filter((pointer) => !untold.includes(pointer));
  const kind = known.length > 0 ? 'changed' : stays ? 'same' : 'moved';
  return { kind, type: typeOf(next), before, after, differs: known, untold };
}

/** Values of buttons and bytes of images that only the new card has. */
function untoldIn(old: unknown, next: unknown): string[] {
  if (typeOf(next) === 'image') {
    const [was, is] = [imageContent(old), imageContent(next)];
    const told = was !== '' && !isImageAddress(was);
    return told || is === '' || isImageAddress(is) ? [] : ['/image/content'];
  }
  const pairs: (readonly [string, unknown, unknown])[] = [];
  if (typeOf(next) === 'button') pairs.push(['/button', objectIn(old, 'button'), objectIn(next, 'button')]);
  const [was, is] = [membersOf(old), membersOf(next)];
  for (const [index, member] of is.entries()) pairs.push([`/button_group/${index}`, was[index], member]);
  return pairs
    .filter(([, from, to]) => isCallback(from) && isCallback(to))
    .filter(([, from, to]) => textIn(from, 'value') === '' && textIn(to, 'value') !== '')
    .map(([pointer]) => `${pointer}/value`);
}

function membersOf(element: unknown): readonly unknown[] {
  const group = isObject(element) ? element['button_group'] : undefined;
  return isArray(group) ? group : [];
}

/** The deepest places at which two values differ. */
function* differences(old: unknown, next: unknown, path: JsonPath): Generator<JsonPath> {
  if (path.length < DEPTH_MAX && isObject(old) && isObject(next)) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
      yield* differences(old[key], next[key], [...path, key]);
    }
  } else if (path.length < DEPTH_MAX && isArray(old) && isArray(next)) {
    for (let index = 0; index < Math.max(old.length, next.length); index++) {
      yield* differences(old[index], next[index], [...path, index]);
    }
  } else if (canonical(old) !== canonical(next)) {
    yield path;
  }
}

/**
 * Which of some things kept their order: the most that can stay while the others move around them.
 * @param places where each thing, in its old order, stands now; all different.
 * @returns indexes into `places`: one of the longest rising sequences.
 */
function unmoved(places: readonly number[]): ReadonlySet<number> {
  /** By length - 1: the index that ends the rising sequence of that length with the lowest place. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, place] of places.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((places[ends[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = index;
  }
  const stayed = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) stayed.add(index);
  return stayed;
}
