import { isArray, isObject, toPointer } from '../document/json';
import type { JsonPath } from '../document/json';
import { imageContent, isCallback, typeOf, isImageAddress } from './elementParts';
import { matchElements, ordinary } from './matchElements';
import { canonical, objectIn, textIn } from './plainJson';

/** What happened to an element. `moved`: unchanged, but in a different place among the others. */
export type CompareKind = 'same' | 'changed' | 'moved' | 'added' | 'removed';

/** An element of the old card, of the new one, or of both. */
export interface CompareRow {
  readonly kind: CompareKind;
  /** The `element_type`, or `''`. */
  readonly type: string;
  /** Index in the old card; absent for an added element. */
  readonly before?: number;
  /** Index in the new card; absent for a removed element. */
  readonly after?: number;
  /** JSON Pointers, from the element, of what differs. */
  readonly differs: readonly string[];
  /** JSON Pointers, from the element, of values that the old card came back without, so that they can't be compared. */
  readonly incomparable: readonly string[];
}

const DEPTH_MAX = 64;

/**
 * Compares a card that was read back with its replacement. The rows are in the order of the new card; removed elements stay where they
 * were. Accepts any JSON values. Never throws.
 */
export function compareCards(before: readonly unknown[], after: readonly unknown[]): readonly CompareRow[] {
  const pairs = matchElements(before, after);
  const stayed = unmoved(pairs.map((pair) => pair.after));
  const byNew = new Map(pairs.map((pair, place) => [pair.after, { ...pair, stays: stayed.has(place) }]));
  const matched = new Set(pairs.map((pair) => pair.before));
  const removed = before.flatMap((element, index): CompareRow[] =>
    matched.has(index)
      ? []
      : [{ kind: 'removed', type: typeOf(element), before: index, differs: [], incomparable: [] }],
  );
  const rows: CompareRow[] = [];
  for (const [index, element] of after.entries()) {
    const pair = byNew.get(index);
    if (pair?.stays) rows.push(...takeUpTo(removed, pair.before));
    rows.push(
      pair
        ? pairRow(before[pair.before], element, pair)
        : { kind: 'added', type: typeOf(element), after: index, differs: [], incomparable: [] },
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
  const incomparable = incomparableIn(old, next);
  const differs = [...differences(ordinary(old), ordinary(next), [])].map(toPointer);
  const known = differs.filter((pointer) => !incomparable.includes(pointer));
  const kind = known.length > 0 ? 'changed' : stays ? 'same' : 'moved';
  return { kind, type: typeOf(next), before, after, differs: known, incomparable };
}

/** Button values and image bytes that only the new card has. */
function incomparableIn(old: unknown, next: unknown): string[] {
  if (typeOf(next) === 'image') {
    const [was, is] = [imageContent(old), imageContent(next)];
    const hasBytes = was !== '' && !isImageAddress(was);
    return hasBytes || is === '' || isImageAddress(is) ? [] : ['/image/content'];
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

/** The deepest paths at which two values differ. */
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
 * Finds the things that kept their order: the largest set that can stay while the others move around it.
 * @param places the new place of each thing, in the old order; all different.
 * @returns indexes into `places` that form one of the longest increasing sequences.
 */
function unmoved(places: readonly number[]): ReadonlySet<number> {
  /** At `length - 1`: the index that ends the increasing sequence of that length with the lowest place. */
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
